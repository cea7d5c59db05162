package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.util.List;
import java.util.Optional;

/** Lists what runs in ECS, and reads many tasks at once. */
public interface Fleet {

  /** How many tasks {@link #describe} takes. */
  int TASKS_A_CALL = 100;

  /**
   * All clusters of the account and region.
   *
   * @throws CallFailedException where they could not be read to the end
   */
  List<Arn> clusters();

  /**
   * All tasks of a cluster that ECS wants to run, whatever their state, or nothing where ECS says
   * that there is no such cluster.
   *
   * @throws CallFailedException where they could not be read to the end
   */
  Optional<List<TaskRef>> runningTasks(Arn cluster);

  /**
   * The names of all services of a cluster that are not deleted, or nothing where ECS says that
   * there is no such cluster.
   *
   * @throws CallFailedException where they could not be read to the end
   */
  Optional<List<String>> services(Arn cluster);

  /**
   * Tasks of a cluster as ECS knows them now; those that ECS says it does not know are left out.
   *
   * @param tasks at most {@link #TASKS_A_CALL}
   * @throws CallFailedException where ECS could not be read, or answered in part
   */
  List<TaskState> describe(Arn cluster, List<TaskRef> tasks);
}
