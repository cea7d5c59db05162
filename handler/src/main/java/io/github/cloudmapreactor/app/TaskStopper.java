package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.TaskRef;

/** Stops tasks; ECS starts others in their place. */
@FunctionalInterface
public interface TaskStopper {

  /**
   * Asks ECS to stop a task.
   *
   * @param reason what ECS shows as the reason of the stop
   * @throws CallFailedException where ECS did not take the request
   */
  void stop(TaskRef task, String reason);
}
