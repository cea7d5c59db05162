package io.github.cloudmapreactor.cli.function;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that a person, AWS and a function that works there share. */
public final class RealTime {

  private RealTime() {}

  /** Waits; less when the thread is interrupted, which stays noted. */
  public static void sleep(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
