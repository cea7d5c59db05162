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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of a sweep that read: each notes in the round what it saw, and what is to leave. */
final class SweepSteps {

  private final Fleet fleet;
  private final InstanceRegistry registry;
  private final DeregistrationPolicy policy;
  private final RunningTasks running;
  private final StrandedTasks stranded;
  private final InstantSource clock;
  private final SeenTwice<TaskRef> missing = new SeenTwice<>();

  SweepSteps(
      Fleet fleet,
      InstanceRegistry registry,
      DeregistrationPolicy policy,
      RunningTasks running,
      StrandedTasks stranded,
      InstantSource clock) {
    this.fleet = fleet;
    this.registry = registry;
    this.policy = policy;
    this.running = running;
    this.stranded = stranded;
    this.clock = clock;
  }

  /** A sweep begins. */
  void begin() {
    missing.begin();
    stranded.begin();
  }

  /** Lists the next Cloud Map service: who is there, and which tasks are not though they ought. */
  List<StrandedTask> list(SweepRound round) {
    CloudMapService service = round.unlisted.remove();
    List<ServiceView> views = round.services.in(service);
    List<ServiceRef> registering = views.stream().map(ServiceView::service).toList();
    String account = registering.get(0).cluster().account();
    Map<String, Map<String, String>> listed = registry.instances(service, account);
    round.cloudMapServices++;
    listed.forEach(
        (id, attributes) ->
            suspect(new CloudMapInstance(service, id, attributes), registering, round));
    List<StrandedTask> found = stranded.find(service, listed.keySet(), views);
    round.stranded += found.size();
    return found;
  }

  private void suspect(CloudMapInstance instance, List<ServiceRef> registering, SweepRound round) {
    round.instances++;
    Optional<Registrant> registrant = instance.registrant(registering);
    if (registrant.isEmpty()) {
      round.unattributed++;
    }
    registrant.filter(each -> !running.contains(each.task())).ifPresent(round.suspects::add);
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
    if (policy.decide(state, clock.instant()) instanceof Deregister) {
      round.leaving.add(state);
    }
  }

  /**
   * The next task that is to leave, or nothing where its turn came so late that it may have
   * recovered: the health pass sees to those.
   */
  List<TaskState> nextToLeave(SweepRound round) {
    TaskState state = round.leaving.remove();
    boolean reversible =
        policy.decide(state, clock.instant()) instanceof Deregister decision
            && decision.reason().isReversible();
    if (reversible && policy.isStale(state, clock.instant())) {
      return List.of();
    }
    round.orphans++;
    return List.of(state);
  }
}
