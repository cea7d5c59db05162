package io.github.cloudmapreactor.aws;

import java.util.function.Supplier;

/**
 * Turns what the SDK throws into the product's failures, for a simulation: by the product's own
 * code, in whose package {@link AwsCall} is private.
 */
public final class CallFailures {

  private CallFailures() {}

  /**
   * Makes a call.
   *
   * @param doing verb and object
   * @throws io.github.cloudmapreactor.app.CallFailedException for everything that the SDK throws
   */
  public static <T> T make(String doing, Supplier<T> call) {
    return AwsCall.make(doing, call);
  }
}
