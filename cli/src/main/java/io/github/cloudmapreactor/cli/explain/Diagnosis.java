package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one task.
 *
 * @param task which
 * @param state as the function sees it now; absent where ECS does not know it, or was not to be
 *     read
 * @param known whether ECS could be asked for it
 * @param view its ECS service; absent where there is none, or it could not be read
 * @param places where it is registered, or could be
 * @param report what the function would do now; absent where there is nothing to decide on
 * @param byEvent what an event of it, which states no health, would first lead to
 * @param verdict how it stands
 */
record Diagnosis(
    TaskRef task,
    Optional<TaskState> state,
    boolean known,
    Optional<ServiceView> view,
    List<Place> places,
    Optional<Report> report,
    Optional<Decision> byEvent,
    Verdict verdict) {

  /** Copies what can change. */
  Diagnosis {
    places = List.copyOf(places);
  }

  /** The same with another verdict. */
  Diagnosis with(Verdict other) {
    return new Diagnosis(task, state, known, view, places, report, byEvent, other);
  }

  /** Whether ECS does not know the task, or not any more. */
  boolean isMissing() {
    return known
        && state.filter(found -> found.source() != TaskState.Source.ORPHAN_SWEEP).isEmpty();
  }

  /** Whether it is on its way out of ECS, or gone from there. */
  boolean isGone() {
    return isMissing()
        || decision().filter(made -> made.reason() == Decision.Reason.STOPPING).isPresent();
  }

  Optional<Decision> decision() {
    return report.map(Report::decision);
  }

  /** Whether the function would take it out of the registry, if nothing held it back. */
  boolean isToLeave() {
    return decision().filter(Decision.Deregister.class::isInstance).isPresent();
  }

  List<Place> listed() {
    return places.stream().filter(Place::isListed).toList();
  }

  /** Where its own deployment registers, and nobody finds it. */
  List<Place> missingPlaces() {
    List<Place> unlisted = places.stream().filter(Place::isOfNoUse).toList();
    boolean ownIsKnown = places.stream().anyMatch(Place::own);
    if (ownIsKnown) {
      return unlisted.stream().filter(Place::own).toList();
    }
    // Nobody knows where its deployment registers; that it is listed nowhere says enough.
    return unlisted.size() == places.size() ? unlisted : List.of();
  }

  /** What would become of it in one Cloud Map service. */
  Optional<Outcome> outcome(CloudMapService where) {
    return report.stream()
        .flatMap(each -> each.registrations().stream())
        .filter(each -> each.service().equals(where))
        .map(Report.Registration::outcome)
        .findFirst();
  }

  /** What holds it back, wherever that is. */
  Optional<Hold> hold() {
    return report.stream()
        .flatMap(each -> each.registrations().stream())
        .map(Report.Registration::outcome)
        .filter(Outcome.HeldBack.class::isInstance)
        .map(outcome -> ((Outcome.HeldBack) outcome).hold())
        .findFirst();
  }
}
