package io.github.cloudmapreactor.rules;

import java.io.Serial;

/** A scope that EventBridge's rules cannot hold; the message says what to name otherwise. */
public final class UnfitScopeException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  UnfitScopeException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
