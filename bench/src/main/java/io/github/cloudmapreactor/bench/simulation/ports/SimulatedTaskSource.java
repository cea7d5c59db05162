package io.github.cloudmapreactor.bench.simulation.ports;

import io.github.cloudmapreactor.app.TaskSource;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;
import java.util.Optional;

/** Reads a task of the simulated ECS. */
public final class SimulatedTaskSource implements TaskSource {

  private final World world;
  private final AwsClient client;
  private final InstantSource clock;

  /** Reads {@code world} through {@code client}. */
  public SimulatedTaskSource(World world, AwsClient client, InstantSource clock) {
    this.world = world;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Optional<TaskState> read(TaskRef task) {
    return CallFailures.make(
        "describing the task " + task,
        () ->
            client.call(
                ApiOperation.DESCRIBE_TASKS,
                () -> world.ecs().task(task).map(found -> found.described(clock.instant()))));
  }
}
