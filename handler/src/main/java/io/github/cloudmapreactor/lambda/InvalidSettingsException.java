package io.github.cloudmapreactor.lambda;

import java.io.Serial;
import java.util.List;

/** Settings that cannot be meant; the message names every fault. */
public final class InvalidSettingsException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  InvalidSettingsException(List<String> faults) {
    super("the environment variables are wrong: " + String.join("; ", faults));
  }
}
