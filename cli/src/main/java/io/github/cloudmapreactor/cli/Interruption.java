package io.github.cloudmapreactor.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a signal to end: what is under way is brought to its end and said, then the process
 * goes.
 */
final class Interruption implements AutoCloseable {

  private static final long LONGEST_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "interruption");

  private Interruption() {}

  /** Listens from now on until it is closed. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether somebody asked for the end. */
  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits until somebody asks for the end, at most this long; whether somebody did. */
  boolean await(long time, TimeUnit unit) {
    try {
      return asked.await(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void end() {
    asked.countDown();
    try {
      boolean inTime = done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("reactor: gave up waiting for the event under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
