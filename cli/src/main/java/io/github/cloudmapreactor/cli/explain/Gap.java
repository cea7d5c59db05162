package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.core.Failure;

/**
 * Something that could not be read, so that nothing is said of it.
 *
 * @param right what reading it takes, such as {@code ecs:DescribeTasks}
 * @param failure what AWS said
 */
record Gap(String right, Failure failure) {

  /** What the function would be told to do about a missing right; here another one lacks it. */
  private static final String FOR_THE_FUNCTION = "; grant it to the function's role";

  /** Whether the right is missing. */
  boolean isDenied() {
    return problem().isDenied();
  }

  /** Whether nothing can be read like this: nobody answers, or nobody is signed in. */
  boolean isOfAllCalls() {
    return problem().isOfTheCaller() && !isDenied();
  }

  /** Whether of several that were asked for together one may be at fault. */
  boolean isOfOneService() {
    return !failure.retryable() && !problem().isOfTheCaller();
  }

  Problem problem() {
    return new Problem(failure.type(), failure.message().replace(FOR_THE_FUNCTION, ""));
  }

  /** What is missing, and what to do. */
  String sentence() {
    if (isDenied()) {
      return problem().sentence("The right %s is missing. %s".formatted(right, problem().advice()));
    }
    if (isOfAllCalls()) {
      return problem().sentence();
    }
    return problem().sentence(failure.retryable() ? "Try again in a while." : "").strip();
  }
}
