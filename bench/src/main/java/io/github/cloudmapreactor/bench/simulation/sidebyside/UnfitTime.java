package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.lives.Moments;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For how long a task was listed in Cloud Map although it was not fit for traffic.
 *
 * @param sick while it ran and was UNHEALTHY
 * @param stopping from the first sign of its stop to the end of its containers
 * @param dead after the end of its containers
 */
public record UnfitTime(Duration sick, Duration stopping, Duration dead) {

  /** None. */
  public static final UnfitTime NONE = new UnfitTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Of a life.
   *
   * @param listed how long after the first of its moments its last instance left Cloud Map, or was
   *     there still when the looking ended
   */
  static UnfitTime of(Moments moments, Duration listed) {
    Duration dead = moments.dead().orElse(listed);
    Duration stopping = earliest(moments.stopping(), Optional.of(dead));
    Duration well = earliest(moments.recovered(), Optional.of(stopping));
    return new UnfitTime(
        moments.sick().map(from -> within(from, well, listed)).orElse(Duration.ZERO),
        within(stopping, dead, listed),
        within(dead, listed, listed));
  }

  private static Duration earliest(Optional<Duration> one, Optional<Duration> other) {
    return Stream.of(one, other)
        .flatMap(Optional::stream)
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The part of a span before {@code end}. */
  private static Duration within(Duration from, Duration to, Duration end) {
    Duration until = to.compareTo(end) < 0 ? to : end;
    return until.compareTo(from) > 0 ? until.minus(from) : Duration.ZERO;
  }

  /** All of it. */
  public Duration total() {
    return sick.plus(stopping).plus(dead);
  }

  /** Both together. */
  UnfitTime plus(UnfitTime other) {
    return new UnfitTime(
        sick.plus(other.sick), stopping.plus(other.stopping), dead.plus(other.dead));
  }
}
