package io.github.cloudmapreactor.local.lambda;

/** How one invocation of a function ended. */
public sealed interface InvocationResult {
  /**
   * The function answered.
   *
   * @param payload what it answered, mostly JSON
   */
  record Returned(String payload) implements InvocationResult {}

  /**
   * The function threw, or could not be initialized.
   *
   * @param errorType as the runtime reported it, such as {@code java.io.IOException}
   * @param payload the runtime's report
   */
  record Failed(String errorType, String payload) implements InvocationResult {}

  /** The time was over before the function answered; its process was killed. */
  record TimedOut() implements InvocationResult {}

  /** The process ended before the function answered. */
  record Died() implements InvocationResult {}
}
