package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;

/** Says how a task stands; what could not be read is never guessed. */
record Judge(Policy policy, InstantSource clock) {

  /** The same diagnosis with its verdict. */
  Diagnosis judge(Diagnosis found) {
    return new Diagnosis(
        found.task(),
        found.state(),
        found.known(),
        found.view(),
        found.places(),
        found.report(),
        found.byEvent(),
        verdict(found));
  }

  private Verdict verdict(Diagnosis found) {
    if (!found.known()) {
      return Verdict.NOT_KNOWN;
    }
    if (found.state().isEmpty()) {
      return found.listed().isEmpty() ? unlessUnknown(found, Verdict.OUT) : Verdict.LEFT_ALONE;
    }
    if (found.decision().filter(Decision.Ignore.class::isInstance).isPresent()
        || hasOptedOut(found)) {
      return Verdict.LEFT_ALONE;
    }
    if (found.view().isPresent() && found.places().isEmpty()) {
      return Verdict.LEFT_ALONE;
    }
    if (found.isToLeave()) {
      return found.listed().isEmpty() ? unlessUnknown(found, Verdict.OUT) : Verdict.SHOULD_BE_OUT;
    }
    return found.missingPlaces().isEmpty()
        ? unlessUnknown(found, Verdict.FINE)
        : unlisted(found.state().get());
  }

  private static Verdict unlessUnknown(Diagnosis found, Verdict verdict) {
    boolean unknown =
        found.places().stream().anyMatch(place -> place.listing() == Place.Listing.NOT_KNOWN);
    return unknown ? Verdict.NOT_KNOWN : verdict;
  }

  private boolean hasOptedOut(Diagnosis found) {
    return found.view().filter(view -> !new StrandedPolicy(policy).concerns(view)).isPresent();
  }

  private Verdict unlisted(TaskState state) {
    StrandedPolicy stranded = new StrandedPolicy(policy);
    if (stranded.oughtToBeRegistered(state, clock.instant())) {
      return Verdict.STRANDED;
    }
    return stranded.oughtToBeRegistered(ifHealthy(state), clock.instant())
        ? Verdict.UNLISTED
        : Verdict.NOT_YET_LISTED;
  }

  /** The sweep counts HEALTHY tasks alone; what else runs unlisted is still a person's business. */
  private static TaskState ifHealthy(TaskState state) {
    return new TaskState(
        state.task(),
        state.source(),
        state.version(),
        new TaskState.Statuses(state.statuses().last(), state.statuses().desired(), "HEALTHY"),
        state.times(),
        state.owner(),
        state.stopCode());
  }
}
