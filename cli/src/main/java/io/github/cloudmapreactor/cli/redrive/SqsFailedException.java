package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Problem;
import java.io.Serial;

/** SQS could not be asked, or refused. */
final class SqsFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  SqsFailedException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  /** What failed. */
  Problem problem() {
    return problem;
  }
}
