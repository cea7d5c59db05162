package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.core.Failure;

/** Fails the simulation where the product survived a fault that nobody foresaw. */
final class Bugs {

  /** The type under which the reactor reports such a fault. */
  private static final String UNEXPECTED = "Unexpected";

  private Bugs() {}

  static void rejectUnexpected(Failure failure) {
    if (failure.type().equals(UNEXPECTED)) {
      throw new AssertionError(failure.message());
    }
  }
}
