package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;

/**
 * Says how a task stands; what could not be read is never guessed.
 *
 * @param complete whether it was looked for wherever an instance of it could be
 */
record Judge(Policy policy, boolean complete, InstantSource clock) {

  /** How it stands. */
  Verdict verdict(Diagnosis found) {
    if (!found.known()) {
      return Verdict.NOT_KNOWN;
    }
    if (found.state().isEmpty()) {
      return complete ? withoutTask(found) : Verdict.NOT_KNOWN;
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
        : unlisted(found, found.state().get());
  }

  private static Verdict withoutTask(Diagnosis found) {
    return found.listed().isEmpty() ? unlessUnknown(found, Verdict.OUT) : Verdict.LEFT_ALONE;
  }

  private static Verdict unlessUnknown(Diagnosis found, Verdict verdict) {
    boolean unknown =
        found.places().stream().anyMatch(place -> place.listing() == Place.Listing.NOT_KNOWN);
    return unknown ? Verdict.NOT_KNOWN : verdict;
  }

  private boolean hasOptedOut(Diagnosis found) {
    return found.view().filter(view -> !new StrandedPolicy(policy).concerns(view)).isPresent();
  }

  /**
   * The sweep counts a task where its own deployment registers, and not where Cloud Map does not
   * know the service.
   */
  private Verdict unlisted(Diagnosis found, TaskState state) {
    StrandedPolicy stranded = new StrandedPolicy(policy);
    boolean own = found.missingPlaces().stream().anyMatch(place -> place.own() && place.lacksIt());
    if (own && stranded.oughtToBeRegistered(state, clock.instant())) {
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
