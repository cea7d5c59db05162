package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import java.time.Duration;
import java.util.Map;

/**
 * What differs from history to history but stays the same within one: how the product is set up,
 * how much goes wrong and for how long, and how ECS and Cloud Map behave.
 *
 * @param interval between two passes of the watch
 * @param sweepInterval between two sweeps
 * @param floor which floor is set
 * @param replaces whether stranded tasks are replaced
 * @param namesClusters whether the scope names its clusters, or has a pattern for them
 * @param turbulence how long things happen and go wrong
 * @param calm how long between two happenings, on average
 * @param trouble which share of calls and operations goes wrong
 * @param lossy which share of events is lost, comes twice, or late, each
 * @param ecsForgets which share of tasks that stop ECS itself leaves registered
 * @param ecsReplaces whether ECS replaces what stops or is UNHEALTHY
 * @param statesHealth whether some events state an UNHEALTHY, as ECS may one day
 * @param describable how long a stopped task can still be described
 * @param listingLag how old listings are
 */
record Circumstances(
    Duration interval,
    Duration sweepInterval,
    Floor floor,
    boolean replaces,
    boolean namesClusters,
    Duration turbulence,
    Duration calm,
    double trouble,
    double lossy,
    double ecsForgets,
    boolean ecsReplaces,
    boolean statesHealth,
    Duration describable,
    Duration listingLag) {

  /** Between the last happening and the first of the sweeps that are waited for. */
  private static final Duration SETTLING = Duration.ofMinutes(6);

  /** How many sweeps the world then has to come to rest: an orphan needs two. */
  private static final int SWEEPS = 3;

  /**
   * A floor.
   *
   * @param setting as it is set
   * @param keepAtLeast what that means
   */
  record Floor(String setting, KeepAtLeast keepAtLeast) {}

  static Circumstances draw(Dice dice) {
    return new Circumstances(
        dice.oneOf(seconds(5), seconds(10), seconds(10), seconds(15), seconds(30)),
        dice.oneOf(minutes(1), minutes(1), minutes(1), minutes(2), minutes(5)),
        floor(dice),
        dice.happens(0.4),
        dice.happens(0.5),
        dice.between(minutes(5), minutes(9)),
        dice.between(seconds(3), seconds(12)),
        dice.oneOf(0.0, 0.01, 0.05, 0.05, 0.2),
        dice.oneOf(0.0, 0.02, 0.1, 0.3),
        dice.oneOf(0.0, 0.2, 0.6),
        dice.happens(0.6),
        dice.happens(0.5),
        dice.oneOf(seconds(20), minutes(2), minutes(60)),
        dice.oneOf(Duration.ZERO, Duration.ZERO, seconds(3), seconds(20)));
  }

  private static Floor floor(Dice dice) {
    return dice.oneOf(
        new Floor("50%", new KeepAtLeast.Percent(50)),
        new Floor("50%", new KeepAtLeast.Percent(50)),
        new Floor("0", new KeepAtLeast.Count(0)),
        new Floor("1", new KeepAtLeast.Count(1)),
        new Floor("3", new KeepAtLeast.Count(3)));
  }

  /** The same, but stranded tasks are replaced, or not. */
  Circumstances withReplacement(boolean other) {
    return new Circumstances(
        interval,
        sweepInterval,
        floor,
        other,
        namesClusters,
        turbulence,
        calm,
        trouble,
        lossy,
        ecsForgets,
        ecsReplaces,
        statesHealth,
        describable,
        listingLag);
  }

  /** The variables with which the product is deployed. */
  Map<String, String> environment() {
    return Map.of(
        "REACTOR_CLUSTERS",
        namesClusters ? SmallWorld.CLUSTERS : SmallWorld.CLUSTER + "*",
        "REACTOR_SERVICES",
        SmallWorld.SERVICE + "*",
        "REACTOR_KEEP_AT_LEAST",
        floor.setting(),
        "REACTOR_WATCH_INTERVAL",
        interval.toSeconds() + "s",
        "REACTOR_SWEEP_INTERVAL",
        sweepInterval.toSeconds() + "s",
        "REACTOR_STRANDED",
        replaces ? "replace" : "report");
  }

  /** How long nothing happens any more at the end. */
  Duration rest() {
    return SETTLING.plus(sweepInterval.multipliedBy(SWEEPS));
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
