package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.aws.CallNames;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.function.FunctionRun;
import io.github.cloudmapreactor.cli.input.Event;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** The built-in world: a stand-in and a function on one simulated clock, so that nobody waits. */
final class StandInWorld implements World {

  private static final String DEAD_LETTERS = "dead-letters";

  private final ManualClock clock;
  private final StandIn standIn;
  private final Home home;
  private final Optional<EventSeeder> seeder;
  private final FunctionRun function;

  private StandInWorld(
      Seed seed, boolean seedFromEvents, Map<String, String> settings, ManualClock clock) {
    this.clock = clock;
    this.home = Home.of(seed);
    this.standIn = StandIn.start(seed, clock);
    this.seeder = seedFromEvents ? Optional.of(new EventSeeder(standIn, home)) : Optional.empty();
    if (seed.queues().stream().noneMatch(queue -> queue.name().equals(DEAD_LETTERS))) {
      standIn.addQueue(Seed.Queue.named(DEAD_LETTERS));
    }
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent(Setting.DEAD_LETTER_QUEUE.variable(), standIn.queueUrl(DEAD_LETTERS));
    this.function = new FunctionRun(environment, clock, clock::advance);
  }

  /** A world that holds what {@code seed} says. */
  static StandInWorld of(Seed seed, Map<String, String> settings, ManualClock clock) {
    return new StandInWorld(seed, false, settings, clock);
  }

  /** A world that holds what the events tell, all of them from {@code home}. */
  static StandInWorld ofEvents(Home home, Map<String, String> settings, ManualClock clock) {
    return new StandInWorld(home.emptySeed(), true, settings, clock);
  }

  @Override
  public Delivery deliver(Event event, Duration deliveredAfter) {
    event.changedAt().map(changed -> changed.plus(deliveredAfter)).ifPresent(clock::advanceTo);
    Instant at = clock.instant();
    seeder.ifPresent(each -> each.seed(event));
    FunctionRun.Invocation ended =
        SdkProperties.endpoint(standIn.endpoint(), home.region())
            .withFakeCredentials()
            .during(() -> function.invoke(event.body(), Optional.of(home)));
    List<Call> calls = standIn.journal().calls();
    standIn.journal().clear();
    return new Delivery(at, ended.answer(), ended.error(), CallNames.of(calls), ended.took());
  }

  @Override
  public Optional<SortedMap<String, SortedSet<String>>> registry() {
    return Optional.of(standIn.registry());
  }

  @Override
  public void close() {
    function.close();
    standIn.close();
  }
}
