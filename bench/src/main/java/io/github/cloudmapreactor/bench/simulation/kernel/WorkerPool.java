package io.github.cloudmapreactor.bench.simulation.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** The threads of a simulation: as many as processes have been under way at once. */
final class WorkerPool {

  private final BiConsumer<Worker, SimulatedProcess> work;
  private final List<Worker> workers = new ArrayList<>();
  private final Deque<Worker> free = new ArrayDeque<>();

  /**
   * A pool without threads.
   *
   * @param work what a thread does with a process
   */
  WorkerPool(BiConsumer<Worker, SimulatedProcess> work) {
    this.work = work;
  }

  /** A thread that runs {@code process} from its next turn on. */
  Worker take(SimulatedProcess process) {
    Worker worker = free.isEmpty() ? make() : free.pop();
    worker.assign(process);
    return worker;
  }

  private Worker make() {
    Worker worker = new Worker("simulation-" + workers.size(), work);
    workers.add(worker);
    return worker;
  }

  /** Takes a thread back whose process has ended. */
  void free(Worker worker) {
    worker.release();
    free.push(worker);
  }

  /** Ends all threads, one after the other. */
  void close() {
    try {
      for (Worker worker : workers) {
        worker.end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
