package io.github.cloudmapreactor.core;

/**
 * Why something did not work, and whether trying again can mend it.
 *
 * @param type a short, stable name of the kind of failure, such as an AWS error code; it becomes a
 *     metric's dimension, so that anything else than a name is {@link #UNNAMED}
 * @param message a sentence that tells an operator what failed and what to do; plain text, for it
 *     quotes what came from outside and goes into logs, dead letters and terminals
 * @param retryable whether the same attempt can succeed later without anyone's help
 */
public record Failure(String type, String message, boolean retryable) {

  /** The type of a failure whose own is no name. */
  static final String UNNAMED = "Unnamed";

  private static final int LONGEST_TYPE = 100;
  private static final int LONGEST_MESSAGE = 2_000;

  /** Makes both fit to be shown. */
  public Failure {
    boolean name = !type.isEmpty() && type.length() <= LONGEST_TYPE;
    type = name && Arn.consistsOf(type, "-_.") ? type : UNNAMED;
    message = PlainText.of(PlainText.cut(message, LONGEST_MESSAGE));
  }
}
