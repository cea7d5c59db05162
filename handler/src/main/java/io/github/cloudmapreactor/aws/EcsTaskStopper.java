package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.TaskStopper;
import io.github.cloudmapreactor.core.TaskRef;

/**
 * Stops tasks with StopTask.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html">StopTask</a>
 */
public final class EcsTaskStopper implements TaskStopper {

  private final AwsClients clients;

  /** Stops through {@code clients}. */
  public EcsTaskStopper(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public void stop(TaskRef task, String reason) {
    AwsCall.make(
        "stopping the task " + task,
        () ->
            clients
                .ecs()
                .stopTask(
                    request ->
                        request
                            .cluster(task.clusterArn().toString())
                            .task(task.id())
                            .reason(reason)));
  }
}
