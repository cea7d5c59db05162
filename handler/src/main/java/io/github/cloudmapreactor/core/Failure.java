package io.github.cloudmapreactor.core;

/**
 * Why something did not work, and whether trying again can mend it.
 *
 * @param type a short, stable name of the kind of failure, such as an AWS error code
 * @param message a sentence that tells an operator what failed and what to do
 * @param retryable whether the same attempt can succeed later without anyone's help
 */
public record Failure(String type, String message, boolean retryable) {}
