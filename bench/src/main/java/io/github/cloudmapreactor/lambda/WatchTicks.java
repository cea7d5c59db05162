package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.TickQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When the health watch is due, for a simulation: by the product's own {@link Ticks} and {@link
 * Metronome}, which are private to this package.
 */
public final class WatchTicks {

  private final Settings.Watch watch;
  private final Ticks ticks;
  private final InstantSource clock;

  /** The ticks of such a watch. */
  public WatchTicks(Settings.Watch watch, InstantSource clock) {
    this.watch = watch;
    this.ticks = new Ticks(watch.interval());
    this.clock = clock;
  }

  /**
   * Puts the ticks of the minute after {@code minute} into {@code queue}; how many.
   *
   * @throws io.github.cloudmapreactor.app.CallFailedException where the queue did not take them
   */
  public int strike(Instant minute, TickQueue queue) {
    return new Metronome(ticks, Optional.of(queue), clock).strike(minute);
  }

  /** Which orphan sweep is due with a tick. */
  public long sweepTurn(Instant due) {
    return watch.sweepTurn(due);
  }

  /** Whether a tick that arrives now is worth a pass. */
  public boolean isTimely(Instant due) {
    return ticks.isTimely(due, clock.instant());
  }
}
