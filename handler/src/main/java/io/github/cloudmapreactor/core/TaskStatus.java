package io.github.cloudmapreactor.core;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The states that ECS reports for a task, by what they mean for its place in the registry.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html">Amazon
 *     ECS task lifecycle</a>
 */
public enum TaskStatus {
  PROVISIONING(Phase.STARTING),
  PENDING(Phase.STARTING),
  ACTIVATING(Phase.STARTING),
  RUNNING(Phase.RUNNING),
  DEACTIVATING(Phase.LEAVING),
  STOPPING(Phase.LEAVING),
  DEPROVISIONING(Phase.LEAVING),
  STOPPED(Phase.LEAVING),
  DELETED(Phase.LEAVING),

  /** A word that this version does not know: never a guess. */
  UNRECOGNIZED(Phase.UNRECOGNIZED);

  /** Where in its life a task is. */
  public enum Phase {
    STARTING,
    RUNNING,
    LEAVING,
    UNRECOGNIZED
  }

  private final Phase phase;

  TaskStatus(Phase phase) {
    this.phase = phase;
  }

  /** Where in its life a task with this last status is. */
  public Phase phase() {
    return phase;
  }

  /** The status that ECS spells so, or {@link #UNRECOGNIZED}. */
  public static TaskStatus of(String word) {
    for (TaskStatus status : values()) {
      if (status != UNRECOGNIZED && status.name().equals(word)) {
        return status;
      }
    }
    return UNRECOGNIZED;
  }

  /** The statuses of a phase, in the order of the lifecycle. */
  public static Set<TaskStatus> in(Phase phase) {
    return Arrays.stream(values())
        .filter(status -> status.phase == phase)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }
}
