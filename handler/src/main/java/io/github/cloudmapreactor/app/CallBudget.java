package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls may be made in any second, for the account's other users share what AWS allows: a
 * caller who comes too early waits.
 */
public final class CallBudget {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int callsPerSecond;
  private final Pause pause;
  private final InstantSource clock;
  private final Deque<Instant> latest = new ArrayDeque<>();

  /** A budget of {@code callsPerSecond}, at least one. */
  public CallBudget(int callsPerSecond, Pause pause, InstantSource clock) {
    this.callsPerSecond = callsPerSecond;
    this.pause = pause;
    this.clock = clock;
  }

  /** Takes one call, and waits until it may be made. */
  public void take() {
    if (latest.size() == callsPerSecond) {
      Duration wait = Duration.between(clock.instant(), latest.removeFirst().plus(SECOND));
      if (wait.compareTo(Duration.ZERO) > 0) {
        pause.sleep(wait);
      }
    }
    latest.addLast(clock.instant());
  }
}
