package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Failure;
import java.io.Serial;

/** A port could not do what it was asked for; nothing may be concluded from it. */
public final class CallFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** A failed call, with the exception that tells of it. */
  public CallFailedException(Failure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  /** A call whose answer is of no use. */
  public CallFailedException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** What failed, and whether trying again can mend it. */
  public Failure failure() {
    return failure;
  }
}
