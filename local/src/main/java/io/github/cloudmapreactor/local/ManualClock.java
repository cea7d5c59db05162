package io.github.cloudmapreactor.local;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is told to, so that tests and replays never wait. */
public final class ManualClock implements InstantSource {
  private Instant now;

  /** Starts the clock, standing still at the given instant. */
  public ManualClock(Instant start) {
    this.now = requireNonNull(start, "start");
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException for a negative duration
   */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "The clock cannot go back by %s".formatted(duration.negated()));
    }
    now = now.plus(duration);
  }

  /**
   * Moves the clock forward to the given instant, or leaves it where it is if it is already later.
   */
  public synchronized void advanceTo(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }
}
