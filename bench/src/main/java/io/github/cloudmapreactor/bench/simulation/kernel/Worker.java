package io.github.cloudmapreactor.bench.simulation.kernel;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A thread that runs one process after another, each from its first turn to its end. */
final class Worker {

  private final Turn turn = new Turn();
  private final BiConsumer<Worker, SimulatedProcess> work;
  private final Thread thread;
  private @Nullable SimulatedProcess process;

  /**
   * A thread that waits.
   *
   * @param work runs a process to its end, and waits for the next turn
   */
  Worker(String name, BiConsumer<Worker, SimulatedProcess> work) {
    this.work = work;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  Turn turn() {
    return turn;
  }

  /** Runs {@code next} from the next turn on. */
  void assign(SimulatedProcess next) {
    process = next;
  }

  /** Has nothing to run. */
  void release() {
    process = null;
  }

  private void run() {
    turn.await();
    while (process != null) {
      work.accept(this, process);
    }
  }

  /** Ends the process that it runs, if there is one, and the thread. */
  void end() throws InterruptedException {
    if (process != null) {
      process.stop();
    }
    turn.give();
    thread.join();
  }
}
