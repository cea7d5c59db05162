package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A budget that no stretch of time exceeds, wherever it begins: for quotas that are shared, so that
 * nobody may use up what was saved.
 */
public final class SlidingWindow implements CallBudget {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int calls;
  private final Duration length;
  private final Pause pause;
  private final InstantSource clock;
  private final Deque<Instant> latest = new ArrayDeque<>();

  /** A budget of {@code callsPerSecond}, at least one, in any second. */
  public SlidingWindow(int callsPerSecond, Pause pause, InstantSource clock) {
    this(callsPerSecond, SECOND, pause, clock);
  }

  /** A budget of {@code calls}, at least one, in any stretch of this {@code length}. */
  public SlidingWindow(int calls, Duration length, Pause pause, InstantSource clock) {
    this.calls = calls;
    this.length = length;
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public synchronized Duration delay() {
    if (latest.size() < calls) {
      return Duration.ZERO;
    }
    Duration delay = Duration.between(clock.instant(), latest.getFirst().plus(length));
    return delay.isNegative() ? Duration.ZERO : delay;
  }

  /** Whoever comes while another one waits, waits behind it. */
  @Override
  public synchronized void take() {
    pause.sleepIfPositive(delay());
    if (latest.size() == calls) {
      latest.removeFirst();
    }
    // When it really is made: a wait may have been longer than was asked for.
    latest.addLast(clock.instant());
  }
}
