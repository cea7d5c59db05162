package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapInstance;
import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of a sweep that read: each notes in the round what it saw, and what is to leave. */
final class SweepSteps {

  private final Fleet fleet;
  private final ListingsOfAPass listings;
  private final DeregistrationPolicy policy;
  private final RunningTasks running;
  private final StrandedTasks stranded;
  private final InstantSource clock;
  private final Reactor reactor;
  private final SeenTwice<TaskRef> missing;

  SweepSteps(
      Fleet fleet,
      ListingsOfAPass listings,
      DeregistrationPolicy policy,
      RunningTasks running,
      StrandedTasks stranded,
      Reactor reactor,
      Duration apart,
      InstantSource clock) {
    this.fleet = fleet;
    this.listings = listings;
    this.policy = policy;
    this.running = running;
    this.stranded = stranded;
    this.reactor = reactor;
    this.missing = new SeenTwice<>(apart);
    this.clock = clock;
  }

  /** A sweep begins. */
  void begin() {
    missing.begin();
    stranded.begin();
  }

  /** Lists the next Cloud Map service: who is there, and which tasks are not though they ought. */
  List<StrandedTask> list(SweepRound round, Deadline deadline) {
    CloudMapService service = round.unlisted.remove();
    List<ServiceView> views = round.services.in(service);
    List<ServiceRef> registering = views.stream().map(ServiceView::service).toList();
    String account = registering.get(0).cluster().account();
    Map<String, Map<String, String>> listed;
    try {
      listed = listings.readAnew(service, account);
    } catch (CallFailedException e) {
      if (e.failure().type().equals(InstanceRegistry.SERVICE_NOT_FOUND)) {
        // ECS goes on naming a Cloud Map service that was deleted: nobody is listed or ought to be.
        return List.of();
      }
      throw e;
    }
    round.cloudMapServices++;
    listed.forEach(
        (id, attributes) ->
            suspect(new CloudMapInstance(service, id, attributes), registering, round));
    List<StrandedTask> found = stranded.find(service, listed.keySet(), views, deadline);
    round.stranded += found.size();
    return found;
  }

  private void suspect(CloudMapInstance instance, List<ServiceRef> registering, SweepRound round) {
    round.instances++;
    Optional<Registrant> registrant = instance.registrant(registering);
    if (registrant.isEmpty()) {
      round.unattributed++;
    } else if (!running.contains(registrant.get().task())) {
      round.suspects.add(registrant.get());
    } else if (!running.isFit(registrant.get().task())) {
      // The pass sees to it; if it was removed before, what is listed outweighs that.
      reactor.forget(registrant.get().task());
    }
  }

  /** Asks ECS about suspects; a task that it does not know must be missing in two sweeps. */
  void describe(SweepRound round) {
    List<Registrant> asked = round.suspects.take();
    Arn cluster = asked.get(0).service().cluster();
    Map<String, TaskState> known =
        fleet.describe(cluster, asked.stream().map(Registrant::task).toList()).stream()
            .collect(Collectors.toMap(state -> state.task().id(), Function.identity()));
    for (Registrant registrant : asked) {
      TaskState state = known.get(registrant.task().id());
      if (state != null) {
        leaveIfToLeave(state, round);
      } else if (missing.see(registrant.task(), clock.instant())) {
        leaveIfToLeave(
            TaskState.missing(registrant.task(), registrant.owner(), clock.instant()), round);
      } else {
        round.missingOnce++;
      }
    }
  }

  private void leaveIfToLeave(TaskState state, SweepRound round) {
    if (round.stops.admits(policy.decide(state, clock.instant()))) {
      round.leaving.add(state);
    }
  }

  /**
   * The next task that is to leave, or nothing where its turn came so late that it may have
   * recovered: the health pass sees to those.
   */
  List<TaskState> nextToLeave(SweepRound round) {
    TaskState state = round.leaving.remove();
    boolean terminal =
        policy.decide(state, clock.instant()) instanceof Deregister decision
            && decision.reason().isTerminal();
    if (!terminal && policy.isStale(state, clock.instant())) {
      return List.of();
    }
    round.orphans++;
    return List.of(state);
  }
}
