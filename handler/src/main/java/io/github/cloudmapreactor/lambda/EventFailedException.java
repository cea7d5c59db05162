package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.core.Failure;
import java.io.Serial;

/** A direct event could not be worked off; the message says what an operator can do. */
public final class EventFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  EventFailedException(Failure failure) {
    super(failure.type() + ": " + failure.message());
  }
}
