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
  private @Nullable Reaction repeated;

  Reaction(TaskState observed, Decision decision) {
    this.observed = observed;
    this.decision = decision;
  }

  /**
   * Whether this removal, which is under way, is all that {@code later} can ask for: it is the same
   * or an older version of the task, or the task stops and was listed wherever it was looked for.
   */
  boolean covers(TaskState later) {
    List<Outcome> outcomes = registrations.stream().map(Registration::outcome).toList();
    boolean underWay =
        outcomeAsAWhole == null
            && outcomes.stream().anyMatch(Outcome.Submitted.class::isInstance)
            && outcomes.stream()
                .allMatch(
                    outcome ->
                        outcome instanceof Outcome.Submitted
                            || outcome instanceof Outcome.AlreadyGone);
    boolean forGood =
        decision.reason() == Decision.Reason.STOPPING
            && outcomes.stream().allMatch(Outcome.Submitted.class::isInstance);
    return underWay && (forGood || later.version() <= latest().version());
  }

  /** Whether a removal of it was asked for whose end is not known yet. */
  boolean isUnderWay() {
    return registrations.stream()
        .map(Registration::outcome)
        .anyMatch(Outcome.Submitted.class::isInstance);
  }

  /** Whether anything of it no longer fitted into the time. */
  boolean isOutOfTime() {
    return Stream.concat(
            Stream.ofNullable(outcomeAsAWhole), registrations.stream().map(Registration::outcome))
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.Failed failed
                    && failed.failure().type().equals(Deadline.OUT_OF_TIME));
  }

  /** An observation that has nothing to add to this one, and ends well only if this one does. */
  Reaction repeatedBy(TaskState state) {
    Reaction repeat = new Reaction(state, new Decision.Ignore(Decision.Reason.SUPERSEDED));
    repeat.repeated = this;
    return repeat;
  }

  /** Whether it has nothing to add to one before it. */
  boolean isRepeat() {
    return repeated != null;
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

  /** Calls that were made for it, and for others, before its turn came. */
  void addCallsAhead(List<String> made) {
    calls.addAll(0, made);
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
    return Stream.of(
            Stream.ofNullable(outcomeAsAWhole),
            Stream.ofNullable(repeated)
                .map(Reaction::gravestOutcome)
                .filter(Outcome.Failed.class::isInstance),
            registrations.stream().map(Registration::outcome))
        .flatMap(outcomes -> outcomes)
        .max(Comparator.comparing(Outcome::kind).thenComparing(Reaction::isRetryable))
        .orElseGet(Outcome.Kept::new);
  }

  private static boolean isRetryable(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.failure().retryable();
  }
}
