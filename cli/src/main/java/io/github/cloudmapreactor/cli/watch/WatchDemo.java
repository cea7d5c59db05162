package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.terminal.RegistryTable;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.watch.DemoStory.Step;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells the demo's story, and compares what comes of it with what was told. */
final class WatchDemo {

  /** What a person needs for two or three lines. */
  private static final Duration READING = Duration.ofMillis(1_800);

  private final Terminal terminal;
  private final boolean pauses;
  private final List<Step> steps;
  private final WatchTable table;
  private final WatchSummary summary = new WatchSummary();

  WatchDemo(Terminal terminal, boolean pauses) {
    this(terminal, pauses, DemoStory.steps());
  }

  WatchDemo(Terminal terminal, boolean pauses, List<Step> steps) {
    this.terminal = terminal;
    this.pauses = pauses;
    this.steps = steps;
    this.table = new WatchTable(terminal, ZoneOffset.UTC);
  }

  /** Tells it; the exit code says whether it ended as told. */
  int run() {
    try (DemoWorld world = new DemoWorld()) {
      begin();
      WatchText view = new WatchText(terminal, ZoneOffset.UTC);
      List<String> different = new ArrayList<>();
      for (Step step : steps) {
        different.addAll(play(step, world, view));
      }
      return ExitCode.of(end(world, different));
    }
  }

  private void begin() {
    print(List.of(table.rule("health watch, a demo")));
    print(
        table.sentence(
            "The real watch function with real AWS SDK clients, on a stand-in for AWS and a clock"
                + " of its own, which goes from one thing that happens to the next. It looks every"
                + " 10 seconds, sweeps every 5 minutes, and enforces.",
            Tone.PLAIN));
  }

  private List<String> play(Step step, DemoWorld world, WatchText view) {
    print(List.of(""));
    print(table.sentence(step.told(), Tone.STRONG));
    if (pauses) {
      RealTime.sleep(READING);
    }
    world.at(step.second());
    step.deed().accept(world);
    world.at(step.lookAt());
    Pass pass = world.pass();
    view.pass(pass);
    summary.add(pass);
    return compare(step, pass);
  }

  /** What was told and did not come, or came differently. */
  private List<String> compare(Step step, Pass pass) {
    String counted = pass.slice().ended().map(Sweep::found).orElse("");
    boolean same =
        new TreeSet<>(found(pass)).equals(new TreeSet<>(step.found()))
            && counted.equals(step.counted());
    if (same && pass.isGood()) {
      return List.of();
    }
    String told = step.found().isEmpty() ? "nothing to do" : String.join(", ", step.found());
    String sweep = step.counted().isEmpty() ? "" : "; sweep: " + step.counted();
    print(table.sentence("✗ told was: " + told + sweep, Tone.BAD));
    return List.of(step.told());
  }

  private static List<String> found(Pass pass) {
    return Stream.concat(
            pass.findings().stream()
                .map(each -> "%s %s %s".formatted(each.shortTask(), each.reason(), each.ending())),
            pass.slice().stranded().stream()
                .map(each -> "%s %s %s".formatted(each.shortTask(), Stranded.WORD, each.ending())))
        .toList();
  }

  private boolean end(DemoWorld world, List<String> different) {
    SortedMap<String, SortedSet<String>> left = world.registry();
    SortedMap<String, SortedSet<String>> told = new TreeMap<>();
    DemoStory.LEFT.forEach((service, tasks) -> told.put(service, new TreeSet<>(tasks)));
    print(List.of(""));
    print(
        new RegistryTable(terminal.width(), terminal.colour())
            .rows(left, Optional.of(DemoStory.LEFT)));
    print(List.of(""));
    boolean good = left.equals(told) && different.isEmpty();
    print(WatchEnd.mend(summary, table));
    print(
        good
            ? table.sentence("✓ it ended as told", Tone.GOOD)
            : table.sentence("✗ it ended differently", Tone.BAD));
    return good;
  }

  private void print(List<String> lines) {
    PrintStream out = terminal.out();
    lines.forEach(out::println);
  }
}
