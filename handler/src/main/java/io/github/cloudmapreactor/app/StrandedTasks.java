package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.StrandedTask.Ending;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.core.StrandedPolicy.Obstacle;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tasks that run and that Cloud Map does not list where their own deployment registers, in
 * two sweeps; and replaces them, one of a service at a time, where that is set and safe.
 */
public final class StrandedTasks {

  private static final String REASON =
      "Cloud Map Reactor: the task is HEALTHY and not registered in Cloud Map, so nobody calls it";

  private final StrandedPolicy policy;
  private final RunningTasks running;
  private final Fleet fleet;
  private final ServiceViews services;
  private final TaskStopper stopper;
  private final InstantSource clock;
  private final SeenTwice<TaskRef> unlisted = new SeenTwice<>();
  private final Set<ServiceRef> replaced = new HashSet<>();

  /**
   * The search for stranded tasks.
   *
   * @param policy which tasks, and whether one may be stopped
   * @param running the tasks that run
   * @param fleet where a task is read once more before it is stopped
   * @param services where its service is
   * @param stopper what stops it
   * @param clock the present
   */
  public StrandedTasks(
      StrandedPolicy policy,
      RunningTasks running,
      Fleet fleet,
      ServiceViews services,
      TaskStopper stopper,
      InstantSource clock) {
    this.policy = policy;
    this.running = running;
    this.fleet = fleet;
    this.services = services;
    this.stopper = stopper;
    this.clock = clock;
  }

  /** A sweep begins. */
  void begin() {
    unlisted.begin();
    replaced.clear();
  }

  /**
   * The tasks of these services that this listing lacks for the second time.
   *
   * @param where which Cloud Map service was listed, after the tasks were seen running
   * @param listed the ids of its instances
   * @param views the ECS services that register there
   */
  List<StrandedTask> find(
      CloudMapService where, Set<String> listed, Collection<ServiceView> views) {
    List<StrandedTask> stranded = new ArrayList<>();
    for (ServiceView view : views) {
      if (policy.concerns(view)) {
        for (RunningTasks.Task task : running.registrable(view.service())) {
          if (!listed.contains(task.id()) && registersIn(where, task, view)) {
            TaskRef.in(view.service().cluster(), task.id())
                .filter(ref -> unlisted.see(ref, clock.instant()))
                .map(ref -> end(ref, view.service(), where, listed))
                .ifPresent(stranded::add);
          }
        }
      }
    }
    return stranded;
  }

  /** Its own deployment decides: another one may register elsewhere. */
  private static boolean registersIn(
      CloudMapService where, RunningTasks.Task task, ServiceView view) {
    return view.deployment(task.deployment())
        .filter(deployment -> deployment.cloudMapServices().contains(where))
        .isPresent();
  }

  private StrandedTask end(
      TaskRef task, ServiceRef service, CloudMapService where, Set<String> listed) {
    return new StrandedTask(task, service, where, replaceIfPermitted(task, service, listed));
  }

  private Ending replaceIfPermitted(TaskRef task, ServiceRef service, Set<String> listed) {
    try {
      Optional<Obstacle> obstacle = obstacle(task, service, listed);
      if (obstacle.isPresent()) {
        return new Ending.Left(obstacle.get());
      }
      // Before the call: one whose answer is lost may have taken effect all the same.
      replaced.add(service);
      stopper.stop(task, REASON);
      return new Ending.Replaced();
    } catch (CallFailedException e) {
      return new Ending.Failed(e.failure());
    }
  }

  /** What is remembered suffices to leave it alone; to stop it, everything is read once more. */
  private Optional<Obstacle> obstacle(TaskRef task, ServiceRef service, Set<String> listed) {
    return policy
        .forbidReplacement(replaced.contains(service))
        .or(() -> obstacle(services.find(service, Instant.MIN), listed))
        .or(() -> obstacle(services.find(service, clock.instant()), listed))
        .or(() -> isStillFit(task) ? Optional.empty() : Optional.of(Obstacle.NOT_STRANDED));
  }

  private Optional<Obstacle> obstacle(Optional<ServiceView> view, Set<String> listed) {
    return view.isEmpty()
        ? Optional.of(Obstacle.NOT_STRANDED)
        : policy.forbidReplacement(view.get(), countFit(view.get().service().cluster(), listed));
  }

  /** How many of the listed instances are tasks that run well: the task itself is not listed. */
  private int countFit(Arn cluster, Set<String> listed) {
    return Math.toIntExact(
        listed.stream()
            .flatMap(id -> TaskRef.in(cluster, id).stream())
            .filter(running::isFit)
            .count());
  }

  private boolean isStillFit(TaskRef task) {
    return fleet.describe(task.clusterArn(), List.of(task)).stream()
        .anyMatch((TaskState state) -> policy.oughtToBeRegistered(state, clock.instant()));
  }
}
