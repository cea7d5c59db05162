package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.RegistryTable;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tells how letters come into the dead-letter queues and out again, and compares what comes. */
final class RedriveDemo {

  /** What a person needs for two or three lines. */
  private static final Duration READING = Duration.ofMillis(2_500);

  private static final int MOST = 1_000;

  /** What should be registered at the end. */
  static final Map<String, List<String>> LEFT =
      Map.of("srv-orders", List.of("orders-3", "orders-4"));

  private final Terminal terminal;
  private final boolean pauses;
  private final Consumer<RedriveDemoWorld> meanwhile;

  RedriveDemo(Terminal terminal, boolean pauses) {
    this(terminal, pauses, world -> world.health("orders-3", "HEALTHY"));
  }

  /** A demo in which something else happens before the letters are redriven. */
  RedriveDemo(Terminal terminal, boolean pauses, Consumer<RedriveDemoWorld> meanwhile) {
    // The story does not depend on this shell's settings.
    this.terminal = terminal.withEnvironment(Map.of());
    this.pauses = pauses;
    this.meanwhile = meanwhile;
  }

  /** Tells it; the exit code says whether it ended as told. */
  int run() {
    try (RedriveDemoWorld world = new RedriveDemoWorld()) {
      boolean good = tell(world);
      print(List.of(""));
      print(
          new RegistryTable(terminal.width(), terminal.colour())
              .rows(world.registry(), Optional.of(LEFT)));
      print(List.of(""));
      good &= told().equals(world.registry());
      say(good ? "✓ it ended as told" : "✗ it ended differently", good ? Tone.GOOD : Tone.BAD);
      return ExitCode.of(good);
    }
  }

  private static Map<String, SortedSet<String>> told() {
    Map<String, SortedSet<String>> told = new TreeMap<>();
    LEFT.forEach((service, tasks) -> told.put(service, new TreeSet<>(tasks)));
    return told;
  }

  private boolean tell(RedriveDemoWorld world) {
    tell(
        "09:00: somebody takes the function's right to deregister away. orders-1 stops and orders-3"
            + " turns UNHEALTHY; somebody sends what is no event; and EventBridge may not deliver"
            + " that orders-2 stops. All of that is kept in the dead-letter queues, an alarm rings:");
    fillTheQueues(world);
    boolean good = redrive(world, Action.LIST).letters() == 4;
    tell(
        "Noon: what would become of the letters now? orders-3 has recovered meanwhile, and what is"
            + " old and may have passed is read again.");
    world.clock().advanceTo(RedriveDemoWorld.BEGIN.plus(Duration.ofHours(3)));
    meanwhile.accept(world);
    good &= redrive(world, Action.OBSERVE).ended() == 3;
    tell("The right is given back, so that it can be done:");
    world.giveTheRightBack();
    good &= redrive(world, Action.ENFORCE).ended() == 3;
    tell("What is left is the letter that nobody can work off:");
    RedriveSummary left = redrive(world, Action.LIST);
    return good && left.letters() == 1;
  }

  private static void fillTheQueues(RedriveDemoWorld world) {
    world.takeTheRight();
    world.stop("orders-1");
    world.deliver(event("orders-1", 6).stopping());
    world.health("orders-3", "UNHEALTHY");
    world.deliver(event("orders-3", 5).unhealthy());
    world.deliver("{\"hello\": \"world\"}");
    world.stop("orders-2");
    world.putAside(event("orders-2", 6).stopping());
  }

  private static TaskEvent event(String task, int version) {
    return new TaskEvent(RedriveDemoWorld.HOME, "shop", task, version, RedriveDemoWorld.BEGIN);
  }

  private RedriveSummary redrive(RedriveDemoWorld world, Action action) {
    String option = action == Action.LIST ? "" : " --" + action.word();
    say("$ reactor redrive --aws" + option, Tone.STRONG);
    RedrivePlan plan =
        new RedrivePlan(Optional.of(world.endpoint()), List.of(), "CloudMapReactor", action, MOST);
    return new RedriveSession(
            terminal,
            new RedriveText(terminal, ZoneOffset.UTC),
            world.clock(),
            world.clock()::advance)
        .run(plan, () -> false);
  }

  private void tell(String text) {
    print(List.of(""));
    say(text, Tone.STRONG);
    if (pauses) {
      RealTime.sleep(READING);
    }
  }

  private void say(String text, Tone tone) {
    print(new RedriveTable(terminal, ZoneOffset.UTC).sentence(text, tone));
  }

  private void print(List<String> lines) {
    lines.forEach(terminal.out()::println);
  }
}
