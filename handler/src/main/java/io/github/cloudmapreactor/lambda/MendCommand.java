package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.core.TaskRef;

/**
 * The AWS CLI command that stops a stranded task, so that ECS starts another in its place.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ecs/stop-task.html">stop-task</a>
 */
public final class MendCommand {

  private MendCommand() {}

  /** The command, in one line that a shell takes as it is. */
  public static String of(TaskRef task) {
    return "aws ecs stop-task --region %s --cluster %s --task %s --reason 'not in Cloud Map'"
        .formatted(task.arn().region(), task.cluster(), task.id());
  }
}
