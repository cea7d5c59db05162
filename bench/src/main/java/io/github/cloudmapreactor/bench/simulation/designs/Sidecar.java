package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.aws.Budgets;
import io.github.cloudmapreactor.bench.simulation.designs.Sidecars.Senses;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One task's sidecar: finds out once where the task is registered, and deregisters it in time. */
final class Sidecar {

  private static final Duration INTERVAL = DesignAssumptions.SIDECAR_INTERVAL;

  private final Testbed testbed;
  private final EcsTask task;
  private final TaskDoor door;
  private Optional<List<CloudMapService>> registered = Optional.empty();
  private boolean left;

  Sidecar(Testbed testbed, EcsTask task) {
    this.testbed = testbed;
    this.task = task;
    this.door =
        new TaskDoor(
            testbed, new AwsClient(testbed.simulation(), testbed.api(), "sidecar", Budgets.NONE));
  }

  /** Runs until the task is deregistered, or the process is killed. */
  void run(Duration phase, Senses senses) {
    testbed.simulation().sleep(phase);
    for (Instant next = now(); !left; next = next.plus(INTERVAL)) {
      testbed.simulation().sleep(Duration.between(now(), next));
      if (registered.isEmpty()) {
        registered = door.locate(task.service());
      }
      if (senses == Senses.SIGTERM && registered.isPresent()) {
        return;
      }
      if (isUnfit(senses)) {
        leave();
      }
    }
  }

  private boolean isUnfit(Senses senses) {
    return switch (senses) {
      case OWN_TASK -> door.isUnfit(task.ref());
      case METADATA_AND_SIGTERM -> task.health() == Health.UNHEALTHY;
      case SIGTERM -> false;
    };
  }

  /** Deregisters the task, if it is known where. */
  void leave() {
    if (!left) {
      left = registered.filter(from -> door.deregister(task.ref(), from)).isPresent();
    }
  }

  private Instant now() {
    return testbed.simulation().clock().instant();
  }
}
