package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Failure;

/** Keeps what no retry can mend where an operator finds it. */
public interface DeadLetters {

  /**
   * Keeps one input, with why it could not be worked off.
   *
   * @param body the input as it came
   * @param failure why
   * @throws CallFailedException where it could not be kept; the input must then not be acknowledged
   */
  void keep(String body, Failure failure);
}
