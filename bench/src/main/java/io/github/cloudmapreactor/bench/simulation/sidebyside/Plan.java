package io.github.cloudmapreactor.bench.simulation.sidebyside;

import java.time.Duration;

/**
 * How much is simulated.
 *
 * @param tasks how many tasks run, the companions of the played ones included
 * @param tasksOfAService how many tasks a service has that plays no part
 * @param length how long is measured; what a day has is what this has, times as often as it fits
 * @param plays how often each life is played in that time
 */
public record Plan(int tasks, int tasksOfAService, Duration length, int plays) {

  private static final Duration DAY = Duration.ofDays(1);

  /** Everything is in place, and sidecars have found their services. */
  static final Duration WARM_UP = Duration.ofMinutes(15);

  /** Room for the longest life before the end. */
  static final Duration AFTERMATH = Duration.ofMinutes(12);

  /** How many of these lengths a day has. */
  double timesADay() {
    return (double) DAY.toSeconds() / length.toSeconds();
  }

  /** How often each life is played a day. */
  public long playsADay() {
    return Math.round(plays * timesADay());
  }
}
