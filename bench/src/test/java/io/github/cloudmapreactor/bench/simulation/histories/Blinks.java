package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks that ECS, which is only eventually consistent, denies for some seconds; each task once: one
 * that is denied in two sweeps in a row is an orphan by the product's own rule.
 */
final class Blinks {

  private final InstantSource clock;
  private final Map<String, Instant> deniedUntil = new HashMap<>();

  Blinks(InstantSource clock) {
    this.clock = clock;
  }

  /** A task is denied for so long. */
  void deny(EcsTask task, Duration length) {
    deniedUntil.putIfAbsent(task.ref().id(), clock.instant().plus(length));
  }

  private boolean isShown(TaskRef task) {
    return !clock.instant().isBefore(deniedUntil.getOrDefault(task.id(), Instant.MIN));
  }

  /** What such an ECS shows of a fleet. */
  Fleet in(Fleet fleet) {
    return new Denying(fleet);
  }

  private final class Denying extends ForwardingFleet {

    Denying(Fleet fleet) {
      super(fleet);
    }

    @Override
    public Optional<List<TaskRef>> runningTasks(Arn cluster) {
      return super.runningTasks(cluster)
          .map(tasks -> tasks.stream().filter(Blinks.this::isShown).toList());
    }

    @Override
    public List<TaskState> describe(Arn cluster, List<TaskRef> tasks) {
      return super.describe(cluster, tasks).stream()
          .filter(state -> isShown(state.task()))
          .toList();
    }
  }
}
