package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One task on its way through the reactor: collects what its report will say. */
final class Reaction {

  private final TaskState observed;
  private Decision decision;
  private final List<Registration> registrations = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private @Nullable TaskState inspected;
  private @Nullable Outcome outcomeAsAWhole;
  private @Nullable Instant calledAt;

  Reaction(TaskState observed, Decision decision) {
    this.observed = observed;
    this.decision = decision;
  }

  TaskState observed() {
    return observed;
  }

  /** The observation that the decision rests on. */
  TaskState latest() {
    return inspected == null ? observed : inspected;
  }

  /** Takes what DescribeTasks says, and the decision that it leads to. */
  void inspect(TaskState found, Decision made) {
    inspected = found;
    decision = made;
  }

  void decide(Decision made) {
    decision = made;
  }

  Decision decision() {
    return decision;
  }

  void fail(Failure failure) {
    outcomeAsAWhole = new Outcome.Failed(failure);
  }

  /** Ends the task without touching any Cloud Map service. */
  void end(Outcome outcome) {
    outcomeAsAWhole = outcome;
  }

  void add(Registration registration) {
    registrations.add(registration);
  }

  List<Registration> registrations() {
    return registrations;
  }

  void replace(Registration before, Outcome outcome) {
    registrations.replaceAll(
        registration ->
            registration.equals(before)
                ? new Registration(before.service(), outcome, before.undo())
                : registration);
  }

  void addCalls(List<String> made) {
    calls.addAll(made);
  }

  /** Notes the moment before a removal is asked for; the first one counts. */
  void callAt(Instant now) {
    if (calledAt == null) {
      calledAt = now;
    }
  }

  Report report() {
    return new Report(
        observed,
        Optional.ofNullable(inspected),
        decision,
        gravestOutcome(),
        List.copyOf(registrations),
        List.copyOf(calls),
        Optional.ofNullable(calledAt).map(at -> Duration.between(observed.times().asOf(), at)));
  }

  /** The gravest; of failures one that a retry can mend, lest the retry be forgotten. */
  private Outcome gravestOutcome() {
    return Stream.concat(
            Stream.ofNullable(outcomeAsAWhole), registrations.stream().map(Registration::outcome))
        .max(Comparator.comparing(Outcome::kind).thenComparing(Reaction::isRetryable))
        .orElseGet(Outcome.Kept::new);
  }

  private static boolean isRetryable(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.failure().retryable();
  }
}
