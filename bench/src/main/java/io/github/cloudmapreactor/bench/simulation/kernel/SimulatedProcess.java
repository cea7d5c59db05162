package io.github.cloudmapreactor.bench.simulation.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Sequential code that takes simulated time: it runs on a thread of its own, though never beside
 * another one.
 *
 * <p>While it sleeps it must not hold a monitor that another process asks for: nobody would have
 * the turn then.
 */
public final class SimulatedProcess {

  private final EventQueue events;
  private final String name;
  private final Runnable body;
  private boolean ended;
  private boolean stopped;
  private long wakeUps;
  private @Nullable Worker worker;

  SimulatedProcess(EventQueue events, String name, Runnable body) {
    this.events = events;
    this.name = name;
    this.body = body;
  }

  /** Whether nothing more will come of it. */
  public boolean isEnded() {
    return ended;
  }

  /**
   * Ends the process where it sleeps, at this very moment; of its code only {@code finally} still
   * runs. A process that stops itself ends at its next sleep.
   */
  public void stop() {
    stopped = true;
    wakeAfter(0);
  }

  /** Lets it go on after {@code nanos}, and not when it was to before. */
  void wakeAfter(long nanos) {
    long wakeUp = ++wakeUps;
    events.addAfter(nanos, () -> wakeUp == wakeUps && !ended ? this : null);
  }

  /** The turn of the thread that runs it, a free one where it has none yet. */
  Turn turn(WorkerPool pool) {
    if (worker == null) {
      worker = pool.take(this);
    }
    return worker.turn();
  }

  /** Runs from the first turn to the end. */
  void run() {
    try {
      if (!stopped) {
        body.run();
      }
    } catch (ProcessStopped e) {
      // As it was told.
    } finally {
      ended = true;
    }
  }

  /**
   * Goes on, unless it is to end.
   *
   * @throws ProcessStopped where it is
   */
  void requireGoingOn() {
    if (stopped) {
      throw new ProcessStopped(name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
