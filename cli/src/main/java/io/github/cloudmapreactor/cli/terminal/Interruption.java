package io.github.cloudmapreactor.cli.terminal;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a signal to end: what is under way is brought to its end and said, then the process
 * goes.
 */
public final class Interruption implements AutoCloseable {

  private static final long LONGEST_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "interruption");

  /** What the process ends with; what the signal makes of it, while nobody said. */
  private volatile OptionalInt exitCode = OptionalInt.empty();

  private Interruption() {}

  /** Listens from now on until it is closed. */
  public static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether somebody asked for the end. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Ends the process with this, for whom Ctrl-C is the usual way to end a command. */
  public void endWith(int code) {
    exitCode = OptionalInt.of(code);
  }

  /** Waits until somebody asks for the end, at most this long; whether somebody did. */
  public boolean await(long time, TimeUnit unit) {
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
        System.err.println("reactor: gave up waiting for what is under way");
      }
      exitCode.ifPresent(Runtime.getRuntime()::halt);
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
