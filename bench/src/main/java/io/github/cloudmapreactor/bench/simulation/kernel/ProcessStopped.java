package io.github.cloudmapreactor.bench.simulation.kernel;

import java.io.Serial;

/**
 * Unwinds a process that is to end where it stands; an error, so that no code which survives
 * exceptions survives it.
 */
final class ProcessStopped extends Error {

  @Serial private static final long serialVersionUID = 1L;

  ProcessStopped(String process) {
    super("the process " + process + " is to end", null, false, false);
  }
}
