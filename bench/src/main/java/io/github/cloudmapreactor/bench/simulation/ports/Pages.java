package io.github.cloudmapreactor.bench.simulation.ports;

/** How many further calls a list takes that is read in pages: an empty list is a page too. */
final class Pages {

  /** [D] What ListTasks, ListClusters, ListServices and ListInstances answer at most. */
  static final int SIZE = 100;

  private Pages() {}

  /**
   * Makes the calls for the pages after the first, whose answers are parts of the same list.
   *
   * @param size of the whole list
   */
  static void readFurther(int size, Runnable call) {
    for (int from = SIZE; from < size; from += SIZE) {
      call.run();
    }
  }
}
