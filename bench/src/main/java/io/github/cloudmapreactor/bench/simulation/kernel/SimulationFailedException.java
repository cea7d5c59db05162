package io.github.cloudmapreactor.bench.simulation.kernel;

import java.io.Serial;

/** A process or an event threw; what the simulation would show from there on means nothing. */
public final class SimulationFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  SimulationFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
