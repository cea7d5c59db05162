package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.world.LifePath.Step;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Moves tasks along their ways, tells of each change, and does what ECS does beside. */
final class TaskLives {

  /** Who ECS is, where it asks Cloud Map for something. */
  static final String ECS = "ecs";

  private final Simulation simulation;
  private final EcsTraits traits;
  private final CloudMap cloudMap;
  private final Consumer<TaskState> changes;
  private final Consumer<EcsTask> forgotten;
  private final RandomGenerator random;

  /**
   * Lives of tasks.
   *
   * @param changes takes what an event says of each change
   * @param forgotten takes the tasks that can no longer be described
   */
  TaskLives(
      Simulation simulation,
      EcsTraits traits,
      CloudMap cloudMap,
      Consumer<TaskState> changes,
      Consumer<EcsTask> forgotten) {
    this.simulation = simulation;
    this.traits = traits;
    this.cloudMap = cloudMap;
    this.changes = changes;
    this.forgotten = forgotten;
    this.random = simulation.random();
  }

  /** Sends a task along a way. */
  void begin(EcsTask task, LifePath path) {
    if (path.isStop()) {
      task.wantStopped(path.stopCode());
    } else {
      changes.accept(task.changed(now()));
    }
    follow(task, path, path.steps());
  }

  /** Stops a task that is UNHEALTHY still when its replacement, started now, is HEALTHY. */
  void stopWhenReplaced(EcsTask task) {
    simulation.after(
        LifePath.START.takes().plus(Assumptions.FIRST_HEALTH_CHECK),
        () -> {
          if (task.health() == Health.UNHEALTHY) {
            stop(task, LifePath.ORDERLY_STOP);
          }
        });
  }

  /** Stops a task; false where that is under way. */
  boolean stop(EcsTask task, LifePath path) {
    if (task.desiredStatus() == TaskStatus.STOPPED) {
      return false;
    }
    begin(task, path);
    return true;
  }

  /** The first step and then the others; one that lies at no distance is taken now. */
  private void follow(EcsTask task, LifePath path, List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Duration after = steps.get(0).after();
    if (after.isZero()) {
      step(task, path, steps);
    } else {
      simulation.after(after, () -> step(task, path, steps));
    }
  }

  private void step(EcsTask task, LifePath path, List<Step> steps) {
    boolean overtaken = !path.isStop() && task.desiredStatus() == TaskStatus.STOPPED;
    if (overtaken || task.stoppedAt().isPresent()) {
      return;
    }
    boolean first = steps.size() == path.steps().size();
    task.move(steps.get(0).status(), now());
    changes.accept(task.changed(now()));
    if (path.isStop() && first) {
      deregister(task);
    }
    arrive(task);
    follow(task, path, steps.subList(1, steps.size()));
  }

  /** Tells of a task's change. */
  void announce(EcsTask task) {
    changes.accept(task.changed(now()));
  }

  /** Does what ECS does when a task has come to its last status. */
  void arrive(EcsTask task) {
    if (task.lastStatus() == TaskStatus.ACTIVATING) {
      for (CloudMapService service : task.deployment().cloudMapServices()) {
        cloudMap.register(service.id(), task.ref().id(), task.attributes());
      }
    } else if (task.lastStatus() == TaskStatus.RUNNING
        && task.desiredStatus() == TaskStatus.RUNNING) {
      simulation.after(Assumptions.FIRST_HEALTH_CHECK, () -> passFirstCheck(task));
    } else if (task.lastStatus() == TaskStatus.STOPPED) {
      task.service().remove(task);
      simulation.after(traits.describable(), () -> forgotten.accept(task));
    }
  }

  private static void passFirstCheck(EcsTask task) {
    if (task.health() == Health.UNKNOWN) {
      task.turn(Health.HEALTHY);
    }
  }

  /** Does what ECS does about the instances of a task that stops. */
  void deregister(EcsTask task) {
    traits.deregisters().ifPresent(each -> deregisterAfter(each.draw(random), task));
  }

  private void deregisterAfter(Duration delay, EcsTask task) {
    simulation.after(
        delay,
        () -> {
          for (CloudMapService service : task.deployment().cloudMapServices()) {
            cloudMap.deregister(service.id(), task.ref().id(), ECS);
          }
        });
  }

  private Instant now() {
    return simulation.clock().instant();
  }
}
