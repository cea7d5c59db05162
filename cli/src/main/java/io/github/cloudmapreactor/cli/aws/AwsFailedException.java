package io.github.cloudmapreactor.cli.aws;

import java.io.Serial;

/** AWS could not be asked, or refused. */
public final class AwsFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  AwsFailedException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  /** What failed. */
  public Problem problem() {
    return problem;
  }
}
