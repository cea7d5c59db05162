package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome;
import java.util.Optional;

/**
 * How one event ended, or one task that the health watch found.
 *
 * @param event the event, where there was one that could be read
 * @param report what was done about it, where it could be read
 * @param failure why it is not done, where it is not
 * @param deadLettered whether it is kept among the dead letters
 */
record Result(
    Optional<TaskEvent> event,
    Optional<Report> report,
    Optional<Failure> failure,
    boolean deadLettered) {

  static Result of(TaskEvent event, Report report) {
    return new Result(Optional.of(event), Optional.of(report), failureOf(report), false);
  }

  /** How a task ended that the health watch found. */
  static Result found(Report report) {
    return new Result(Optional.empty(), Optional.of(report), failureOf(report), false);
  }

  private static Optional<Failure> failureOf(Report report) {
    return report.outcome() instanceof Outcome.Failed failed
        ? Optional.of(failed.failure())
        : Optional.empty();
  }

  static Result invalid(InvalidEventException e) {
    return new Result(Optional.empty(), Optional.empty(), Optional.of(e.failure()), false);
  }

  Result asDeadLetter() {
    return new Result(event, report, failure, true);
  }

  Result withFailure(Failure other) {
    return new Result(event, report, Optional.of(other), false);
  }

  /** Whether nothing is left to do: it is done, or kept for a stated reason. */
  boolean isSettled() {
    return failure.isEmpty() || deadLettered;
  }
}
