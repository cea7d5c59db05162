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
import java.time.Duration;
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
      "Cloud Map Reactor: the task is HEALTHY, and Cloud Map does not list it";

  private final StrandedPolicy policy;
  private final RunningTasks running;
  private final Fleet fleet;
  private final ServiceViews services;
  private final TaskStopper stopper;
  private final InstantSource clock;
  private final SeenTwice<Place> unlisted;
  private final Set<TaskRef> found = new HashSet<>();
  private final Set<ServiceRef> replaced = new HashSet<>();

  /**
   * The search for stranded tasks.
   *
   * @param policy which tasks, and whether one may be stopped
   * @param running the tasks that run
   * @param fleet where a task is read once more before it is stopped
   * @param services where its service is
   * @param stopper what stops it
   * @param apart how far apart two listings without the task must be at least
   * @param clock the present
   */
  public StrandedTasks(
      StrandedPolicy policy,
      RunningTasks running,
      Fleet fleet,
      ServiceViews services,
      TaskStopper stopper,
      Duration apart,
      InstantSource clock) {
    this.policy = policy;
    this.running = running;
    this.fleet = fleet;
    this.services = services;
    this.stopper = stopper;
    this.unlisted = new SeenTwice<>(apart);
    this.clock = clock;
  }

  /** Where a task ought to be listed. */
  private record Place(TaskRef task, CloudMapService where) {}

  /** A sweep begins. */
  void begin() {
    unlisted.begin();
    found.clear();
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
      CloudMapService where, Set<String> listed, Collection<ServiceView> views, Deadline deadline) {
    List<StrandedTask> stranded = new ArrayList<>();
    for (ServiceView view : views) {
      if (policy.concerns(view)) {
        for (RunningTasks.Task task : running.registrable(view.service())) {
          if (!listed.contains(task.id()) && view.registersIn(where, task.deployment())) {
            TaskRef.in(view.service().cluster(), task.id())
                .filter(ref -> unlisted.see(new Place(ref, where), clock.instant()))
                .filter(found::add)
                .flatMap(ref -> end(ref, view.service(), where, listed, deadline))
                .ifPresent(stranded::add);
          }
        }
      }
    }
    return stranded;
  }

  /** What becomes of it, or nothing where a second look shows that it is not stranded. */
  private Optional<StrandedTask> end(
      TaskRef task,
      ServiceRef service,
      CloudMapService where,
      Set<String> listed,
      Deadline deadline) {
    return Optional.of(replaceIfPermitted(task, service, listed, deadline))
        .filter(ending -> !ending.equals(new Ending.Left(Obstacle.NOT_STRANDED)))
        .map(ending -> new StrandedTask(task, service, where, ending));
  }

  private Ending replaceIfPermitted(
      TaskRef task, ServiceRef service, Set<String> listed, Deadline deadline) {
    try {
      Optional<Obstacle> obstacle = obstacle(task, service, listed, deadline);
      if (obstacle.isPresent()) {
        return new Ending.Left(obstacle.get());
      }
      // Noted before: a stop whose answer is lost may have taken effect all the same.
      replaced.add(service);
      stopper.stop(task, REASON);
      return new Ending.Replaced();
    } catch (CallFailedException e) {
      return new Ending.Failed(e.failure());
    } catch (RuntimeException e) {
      return new Ending.Failed(Reactor.unexpected(e));
    }
  }

  /** What is remembered suffices to leave it alone; to stop it, everything is read once more. */
  private Optional<Obstacle> obstacle(
      TaskRef task, ServiceRef service, Set<String> listed, Deadline deadline) {
    Optional<Obstacle> always = policy.forbidReplacement(replaced.contains(service));
    if (always.isPresent()) {
      return always;
    }
    deadline.requireTime();
    return obstacle(services.find(service, Instant.MIN, deadline), listed)
        .or(() -> obstacle(services.find(service, clock.instant(), deadline), listed))
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
