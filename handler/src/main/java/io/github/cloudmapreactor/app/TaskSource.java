package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.util.Optional;

/** Reads tasks from ECS. */
public interface TaskSource {

  /**
   * The task as ECS knows it now, or nothing where ECS says that it does not know the task.
   *
   * @throws CallFailedException where ECS could not be read, or answered in part
   */
  Optional<TaskState> read(TaskRef task);
}
