package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out how tasks stand, by the function's own tables and on what was read of AWS. */
final class Diagnoser {

  private final Snapshot snapshot;
  private final Policy policy;
  private final Rehearsal rehearsal;
  private final InstantSource clock;

  Diagnoser(Snapshot snapshot, Policy policy, InstantSource clock) {
    this.snapshot = snapshot;
    this.policy = policy;
    this.rehearsal = new Rehearsal(snapshot, clock);
    this.clock = clock;
  }

  /** A task, and what ECS said of it and of its service. */
  private record Sight(
      Lead lead,
      boolean known,
      Optional<TaskState> state,
      Optional<Answer<Optional<ServiceView>>> service) {

    Optional<ServiceView> view() {
      return service.flatMap(Answer::known).flatMap(view -> view);
    }
  }

  /** How these stand: together, as a pass sees them, for the floor counts who leaves. */
  List<Diagnosis> diagnose(List<Lead> leads) {
    List<Sight> sights = leads.stream().map(this::look).toList();
    Iterator<Report> reports =
        rehearsal
            .play(policy, sights.stream().flatMap(sight -> sight.state().stream()).toList())
            .iterator();
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (Sight sight : sights) {
      diagnoses.add(diagnose(sight, sight.state().map(state -> reports.next())));
    }
    return diagnoses;
  }

  private Sight look(Lead lead) {
    Answer<Optional<TaskState>> answer = snapshot.task(lead.task());
    boolean known = answer.known().isPresent();
    Optional<TaskState> state =
        answer
            .known()
            .flatMap(found -> found.or(() -> lead.registrant().map(this::asTwoSweepsSeeIt)));
    Optional<ServiceRef> service =
        state
            .flatMap(found -> found.owner().serviceName())
            .map(name -> new ServiceRef(lead.task().clusterArn(), name))
            .or(() -> lead.registrant().map(Registrant::service));
    return new Sight(lead, known, state, service.map(snapshot::service));
  }

  private TaskState asTwoSweepsSeeIt(Registrant registrant) {
    return TaskState.missing(registrant.task(), registrant.owner(), clock.instant());
  }

  private Diagnosis diagnose(Sight sight, Optional<Report> report) {
    Diagnosis found =
        new Diagnosis(
            sight.lead().task(),
            sight.state(),
            sight.known(),
            sight.view(),
            places(sight),
            report,
            sight.state().filter(this::isDescribed).map(this::byEvent),
            Verdict.NOT_KNOWN);
    boolean serviceIsKnown = sight.service().map(Answer::known).filter(Optional::isEmpty).isEmpty();
    return serviceIsKnown
        ? found.with(new Judge(policy, sight.lead().complete(), clock).verdict(found))
        : found;
  }

  private boolean isDescribed(TaskState state) {
    return state.source() == TaskState.Source.DESCRIBE_TASKS;
  }

  /** Events state no health, and so lead to less, or to a second look. */
  private Decision byEvent(TaskState state) {
    TaskState event =
        new TaskState(
            state.task(),
            TaskState.Source.EVENT,
            state.version(),
            new TaskState.Statuses(state.statuses().last(), state.statuses().desired(), null),
            state.times(),
            state.owner(),
            state.stopCode());
    return new DeregistrationPolicy(policy).decide(event, clock.instant());
  }

  private List<Place> places(Sight sight) {
    Set<CloudMapService> services = new LinkedHashSet<>();
    sight.view().ifPresent(view -> services.addAll(view.cloudMapServices()));
    services.addAll(sight.lead().listedIn());
    return services.stream().map(service -> place(service, sight)).toList();
  }

  private Place place(CloudMapService service, Sight sight) {
    TaskRef task = sight.lead().task();
    Optional<String> deployment =
        sight.state().flatMap(state -> Optional.ofNullable(state.owner().startedBy()));
    boolean own =
        deployment
            .flatMap(id -> sight.view().filter(view -> view.registersIn(service, id)))
            .isPresent();
    Answer<Map<String, Map<String, String>>> listing =
        snapshot.listing(service, task.arn().account());
    if (listing.saysNoSuchService()) {
      return Place.without(service, own, Place.Listing.NO_SUCH_SERVICE);
    }
    return listing
        .known()
        .map(listed -> Place.of(service, own, task.id(), listed))
        .orElseGet(() -> Place.without(service, own, Place.Listing.NOT_KNOWN));
  }
}
