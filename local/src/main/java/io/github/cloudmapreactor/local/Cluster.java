package io.github.cloudmapreactor.local;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** An ECS cluster with the services and tasks that it has now, by their names and ids. */
record Cluster(
    String name, SortedMap<String, Seed.Service> services, SortedMap<String, SeedTask> tasks) {

  /** Finds a task by its id or by its ARN, the old form without the cluster's name included. */
  Optional<SeedTask> findTask(Arns arns, String idOrArn) {
    String id = Arns.lastPart(idOrArn);
    boolean ofThisCluster =
        !Arns.isArn(idOrArn)
            || idOrArn.equals(arns.task(name, id))
            || idOrArn.equals(arns.shortTask(id));
    return ofThisCluster ? Optional.ofNullable(tasks.get(id)) : Optional.empty();
  }

  /**
   * Finds a service by its name or by its ARN, the old form without the cluster's name included.
   */
  Optional<Seed.Service> findService(Arns arns, String nameOrArn) {
    String service = Arns.lastPart(nameOrArn);
    boolean ofThisCluster =
        !Arns.isArn(nameOrArn)
            || nameOrArn.equals(arns.service(name, service))
            || nameOrArn.equals(arns.shortService(service));
    return ofThisCluster ? Optional.ofNullable(services.get(service)) : Optional.empty();
  }

  /**
   * Returns the task of this id, for a change to it.
   *
   * @throws IllegalArgumentException if the cluster has no such task
   */
  SeedTask task(String id) {
    SeedTask task = tasks.get(id);
    if (task == null) {
      throw new IllegalArgumentException("Cluster %s has no task %s".formatted(name, id));
    }
    return task;
  }

  /** Changes a task from an instant on. */
  void change(String taskId, SeedTask.Change change) {
    tasks.put(taskId, task(taskId).changed(change));
  }

  /** How many tasks of a service, and of one deployment of it if that is given, are in a status. */
  int count(Seed.Service service, Optional<String> deployment, String lastStatus, Instant now) {
    return (int)
        tasks.values().stream()
            .filter(task -> service.name().equals(task.service()))
            .filter(task -> deployment.map(id -> id.equals(task.deployment())).orElse(true))
            .filter(task -> task.at(now).lastStatus().equals(lastStatus))
            .count();
  }
}
