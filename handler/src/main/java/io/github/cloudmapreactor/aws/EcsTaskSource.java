package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.TaskSource;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Reads tasks with DescribeTasks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html">DescribeTasks</a>
 */
public final class EcsTaskSource implements TaskSource {

  /** What ECS says of a task that it does not know, or no longer. */
  static final String MISSING = "MISSING";

  private final AwsClients clients;
  private final InstantSource clock;

  /** Reads through {@code clients}. */
  public EcsTaskSource(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public Optional<TaskState> read(TaskRef task) {
    String doing = "describing the task " + task;
    Optional<DescribeTasksResponse> answer = AwsCall.make(doing, () -> describe(task));
    return answer.flatMap(found -> taskIn(found, task, doing));
  }

  /** The answer, or nothing where the whole cluster is gone. */
  private Optional<DescribeTasksResponse> describe(TaskRef task) {
    try {
      return Optional.of(
          clients
              .ecs()
              .describeTasks(
                  request -> request.cluster(task.clusterArn().toString()).tasks(task.toString())));
    } catch (ClusterNotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<TaskState> taskIn(DescribeTasksResponse answer, TaskRef task, String doing) {
    Instant now = clock.instant();
    Optional<Task> found =
        answer.tasks().stream()
            .filter(each -> each.taskArn() != null && each.taskArn().endsWith("/" + task.id()))
            .findAny();
    if (found.isEmpty()) {
      requireMissing(doing, answer);
    }
    return found.map(each -> state(task, each, now, doing));
  }

  /** An answer that neither has the task nor says that it is missing is no answer. */
  private static void requireMissing(String doing, DescribeTasksResponse answer) {
    boolean missing =
        answer.failures().stream().anyMatch(failure -> MISSING.equals(failure.reason()));
    if (!missing) {
      throw AwsCall.partial(doing, "ECS answered without the task: " + answer.failures());
    }
  }

  /** What must be stated is required: a missing status would read like one that nobody knows. */
  static TaskState state(TaskRef ref, Task task, Instant now, String doing) {
    return new TaskState(
        ref,
        Source.DESCRIBE_TASKS,
        AwsCall.required(doing, "version", task.version()),
        new Statuses(
            AwsCall.required(doing, "lastStatus", task.lastStatus()),
            AwsCall.required(doing, "desiredStatus", task.desiredStatus()),
            task.healthStatusAsString()),
        new Times(now, task.createdAt(), task.startedAt()),
        new Owner(task.group(), task.startedBy()),
        task.stopCodeAsString());
  }
}
