package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was true of each task and service, also of those that ECS has forgotten. */
final class Truth {

  private final World world;
  private final InstantSource clock;
  private final Map<String, EcsTask> tasks = new LinkedHashMap<>();
  private final Map<String, Instant> startedAt = new HashMap<>();
  private final Map<String, Instant> stoppingSince = new HashMap<>();
  private final Map<String, Instant> sickUntil = new HashMap<>();
  private final Map<String, Instant> statedAt = new HashMap<>();
  private final Map<EcsService, Set<String>> registersIn = new HashMap<>();
  private final Map<EcsService, Instant> deployingSince = new HashMap<>();

  Truth(World world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
    world.ecs().onChange(this::note);
  }

  private void note(TaskState state) {
    if (!tasks.containsKey(state.task().id())) {
      world.ecs().task(state.task()).ifPresent(this::add);
    }
    if (state.statuses().desiredStatus() == TaskStatus.STOPPED) {
      stoppingSince.putIfAbsent(state.task().id(), clock.instant());
    }
    Optional.ofNullable(state.times().startedAt())
        .ifPresent(at -> startedAt.put(state.task().id(), at));
  }

  /** Takes a task that no event tells of. */
  void add(EcsTask task) {
    tasks.put(task.ref().id(), task);
    Optional.ofNullable(task.described(clock.instant()).times().startedAt())
        .ifPresent(at -> startedAt.put(task.ref().id(), at));
    deploys(task.service());
  }

  /** A service has the deployments that it has now. */
  void deploys(EcsService service) {
    Set<String> known = registersIn.computeIfAbsent(service, each -> new HashSet<>());
    service.deployments().stream()
        .flatMap(each -> each.cloudMapServices().stream())
        .forEach(each -> known.add(each.id()));
    if (isDeploying(service)) {
      deployingSince.putIfAbsent(service, clock.instant());
    } else {
      deployingSince.remove(service);
    }
  }

  private static boolean isDeploying(EcsService service) {
    return service.deployments().size() != 1 || service.primary().inProgress();
  }

  /** Since when a deployment of a service is under way, if one is. */
  Optional<Instant> deployingSince(EcsService service) {
    return Optional.ofNullable(deployingSince.get(service));
  }

  /** In which Cloud Map services the tasks of a service register, or ever did. */
  Set<String> registersIn(EcsService service) {
    return registersIn.getOrDefault(service, Set.of());
  }

  /** A task's health is about to change. */
  void turns(EcsTask task) {
    if (task.health() == Health.UNHEALTHY) {
      sickUntil.put(task.ref().id(), clock.instant());
    }
  }

  /** An event states that a task is UNHEALTHY. */
  void stated(EcsTask task) {
    statedAt.put(task.ref().id(), clock.instant());
  }

  /** When an event last stated that a task is UNHEALTHY. */
  Instant statedAt(EcsTask task) {
    return statedAt.getOrDefault(task.ref().id(), Instant.MIN);
  }

  /** When a task was last UNHEALTHY: now, or before. */
  Instant lastSick(EcsTask task) {
    return task.health() == Health.UNHEALTHY
        ? clock.instant()
        : sickUntil.getOrDefault(task.ref().id(), Instant.MIN);
  }

  /** When a task began to stop, if it did. */
  Optional<Instant> stoppingSince(EcsTask task) {
    return Optional.ofNullable(stoppingSince.get(task.ref().id()));
  }

  /** When a task began to run. */
  Optional<Instant> startedAt(EcsTask task) {
    return Optional.ofNullable(startedAt.get(task.ref().id()));
  }

  /** The task of an id, if there ever was one. */
  Optional<EcsTask> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** All tasks that there ever were. */
  List<EcsTask> tasks() {
    return List.copyOf(tasks.values());
  }

  /** Whether a task runs and is to go on running. */
  static boolean runs(EcsTask task) {
    return task.lastStatus() == TaskStatus.RUNNING && task.desiredStatus() == TaskStatus.RUNNING;
  }

  /** Whether a task runs, is to go on running, and is not UNHEALTHY. */
  static boolean isFit(EcsTask task) {
    return runs(task) && task.health() != Health.UNHEALTHY;
  }
}
