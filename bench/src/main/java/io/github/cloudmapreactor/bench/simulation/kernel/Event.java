package io.github.cloudmapreactor.bench.simulation.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a moment; of those at one moment the one that was asked for first.
 *
 * @param nanos when, counted from the simulation's begin
 * @param sequence how many were asked for before it
 * @param happening what happens
 */
record Event(long nanos, long sequence, Happening happening) implements Comparable<Event> {

  /** What happens. */
  @FunctionalInterface
  interface Happening {

    /** Happens; the process that goes on then, or nothing where none does. */
    @Nullable SimulatedProcess happen();
  }

  @Override
  public int compareTo(Event other) {
    int byTime = Long.compare(nanos, other.nanos);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }
}
