package io.github.cloudmapreactor.infra;

import java.io.Serial;
import java.util.List;

/** Props or context values that cannot be meant; the message names every one of them. */
public final class InvalidPropsException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  InvalidPropsException(List<String> faults) {
    super(
        "Nothing is synthesized, for this cannot be meant:"
            + System.lineSeparator()
            + String.join(
                System.lineSeparator(), faults.stream().map(fault -> "  - " + fault).toList()));
    this.faults = List.copyOf(faults);
  }

  /** Each of them, as a sentence. */
  List<String> faults() {
    return faults;
  }
}
