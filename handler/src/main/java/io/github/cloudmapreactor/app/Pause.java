package io.github.cloudmapreactor.app;

import java.time.Duration;

/** Waits; a test's or a replay's moves its clock instead. */
@FunctionalInterface
public interface Pause {

  /** Waits for {@code duration}, or less when the thread is interrupted, which stays noted. */
  void sleep(Duration duration);

  /** Waits, where there is anything to wait for. */
  default void sleepIfPositive(Duration duration) {
    if (duration.compareTo(Duration.ZERO) > 0) {
      sleep(duration);
    }
  }
}
