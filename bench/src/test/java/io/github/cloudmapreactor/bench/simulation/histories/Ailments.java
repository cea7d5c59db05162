package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.bench.simulation.world.CloudMap;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.util.List;

/** Has tasks turn UNHEALTHY and recover, and people put instances back or take them away. */
final class Ailments {

  private static final Duration LONGEST = Duration.ofSeconds(100);

  private final Scene scene;
  private final Dice dice;
  private final EventBus<TaskState> bus;

  Ailments(Scene scene, Dice dice, EventBus<TaskState> bus) {
    this.scene = scene;
    this.dice = dice;
    this.bus = bus;
  }

  /** A task turns UNHEALTHY, mostly for a while. */
  void fallIll(EcsTask task) {
    turn(task, Health.UNHEALTHY);
    if (scene.circumstances().statesHealth() && dice.happens(0.4)) {
      scene.truth().stated(task);
      bus.put(stated(task.described(scene.simulation().clock().instant())));
    }
    if (dice.happens(0.7)) {
      scene.simulation().after(dice.between(Duration.ZERO, LONGEST), () -> recover(task));
    }
  }

  /** The same as an event would say it. */
  private static TaskState stated(TaskState found) {
    return new TaskState(
        found.task(),
        TaskState.Source.EVENT,
        found.version(),
        found.statuses(),
        found.times(),
        found.owner(),
        found.stopCode());
  }

  /** All tasks of a service turn UNHEALTHY, as when their database does. */
  void blip(EcsService service) {
    service.tasks().stream().filter(Truth::isFit).forEach(this::fallIll);
  }

  /** A task recovers, if it has to. */
  void recover(EcsTask task) {
    if (Truth.runs(task) && task.health() == Health.UNHEALTHY) {
      turn(task, Health.HEALTHY);
    }
  }

  private void turn(EcsTask task, Health health) {
    scene.truth().turns(task);
    scene.world().ecs().turn(task, health);
    scene.chronicle().note(() -> "ECS " + health + ": " + Words.of(task));
  }

  /** A person puts a task back that was removed. */
  void undo(EcsTask task) {
    CloudMap cloudMap = scene.world().cloudMap();
    for (CloudMapService each : task.deployment().cloudMapServices()) {
      if (cloudMap.instance(each.id(), task.ref().id()).isEmpty()) {
        cloudMap.register(each.id(), task.ref().id(), task.attributes());
        note("registers", task, each);
      }
    }
  }

  /** A task is put back, and turns UNHEALTHY again. */
  void relapse(EcsTask task) {
    undo(task);
    scene
        .simulation()
        .after(
            dice.between(Duration.ofSeconds(5), LONGEST),
            () -> {
              if (Truth.isFit(task)) {
                fallIll(task);
              }
            });
  }

  /** A person takes a task out of one Cloud Map service. */
  void strand(EcsTask task) {
    List<CloudMapService> services = task.deployment().cloudMapServices();
    CloudMapService one = dice.oneOf(services).orElseThrow();
    scene.world().cloudMap().deregister(one.id(), task.ref().id(), "somebody");
    note("deregisters", task, one);
  }

  private void note(String does, EcsTask task, CloudMapService where) {
    scene
        .chronicle()
        .note(() -> "SOMEBODY %s %s in %s".formatted(does, Words.of(task), Words.of(where)));
  }
}
