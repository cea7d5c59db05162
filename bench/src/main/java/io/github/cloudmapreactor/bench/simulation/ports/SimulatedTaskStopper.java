package io.github.cloudmapreactor.bench.simulation.ports;

import io.github.cloudmapreactor.app.TaskStopper;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.aws.AwsErrors;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.LifePath;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.TaskRef;

/** Stops tasks of the simulated ECS. */
public final class SimulatedTaskStopper implements TaskStopper {

  private final World world;
  private final AwsClient client;

  /** Stops tasks of {@code world} through {@code client}. */
  public SimulatedTaskStopper(World world, AwsClient client) {
    this.world = world;
    this.client = client;
  }

  @Override
  public void stop(TaskRef task, String reason) {
    CallFailures.make(
        "stopping the task " + task, () -> client.call(ApiOperation.STOP_TASK, () -> stop(task)));
  }

  private TaskRef stop(TaskRef task) {
    EcsTask found =
        world
            .ecs()
            .task(task)
            .orElseThrow(
                () ->
                    AwsErrors.refusal(
                        "InvalidParameterException", "The referenced task was not found."));
    world.ecs().stop(found, LifePath.STOP_TASK);
    return task;
  }
}
