package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.PlainText;
import java.io.Serial;

/** Input that is no event the reactor can act on; the message names the field and what it wants. */
public final class InvalidEventException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** How much of a wrong value is shown. */
  private static final int SHOWN = 100;

  private InvalidEventException(String message) {
    super(message);
  }

  /** A field that holds something else than it should. */
  static InvalidEventException wrong(String field, String expected, String found) {
    String shown = found.length() > SHOWN ? PlainText.cut(found, SHOWN) + "…" : found;
    return input("%s: expected %s, found \"%s\"".formatted(field, expected, shown));
  }

  /** A field that is not there. */
  static InvalidEventException missing(String field, String expected) {
    return new InvalidEventException(
        "%s: expected %s, but it is missing".formatted(field, expected));
  }

  /** Input that is wrong as a whole. */
  static InvalidEventException input(String message) {
    return new InvalidEventException(PlainText.of(message));
  }

  /** The failure that this is: no retry mends it. */
  Failure failure() {
    return new Failure("InvalidEvent", String.valueOf(getMessage()), false);
  }
}
