package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks that the latest health pass saw running: what the sweep need not ask for again. Few
 * bytes a task, for there can be many.
 */
public final class RunningTasks {

  private final StrandedPolicy policy;
  private final Map<Arn, Set<String>> running = new HashMap<>();
  private final Map<Arn, Set<String>> fit = new HashMap<>();
  private final Map<ServiceRef, List<Task>> registrable = new HashMap<>();

  /** Nothing seen yet; {@code policy} says which tasks ought to be registered. */
  public RunningTasks(StrandedPolicy policy) {
    this.policy = policy;
  }

  /**
   * A task that ought to be registered.
   *
   * @param id its id
   * @param deployment what started it
   */
  record Task(String id, String deployment) {}

  /** A pass begins: what the one before saw is forgotten. */
  void begin() {
    running.clear();
    fit.clear();
    registrable.clear();
  }

  /** Notes a task, if it runs and is to go on running. */
  public void see(TaskState state, Instant now) {
    if (state.statuses().lastStatus() != TaskStatus.RUNNING
        || state.statuses().desiredStatus() == TaskStatus.STOPPED) {
      return;
    }
    TaskRef task = state.task();
    Arn cluster = task.clusterArn();
    running.computeIfAbsent(cluster, each -> new HashSet<>()).add(task.id());
    if (state.statuses().healthStatus() != Health.UNHEALTHY) {
      fit.computeIfAbsent(cluster, each -> new HashSet<>()).add(task.id());
    }
    String deployment = state.owner().startedBy();
    if (deployment != null && policy.oughtToBeRegistered(state, now)) {
      registrable
          .computeIfAbsent(
              new ServiceRef(cluster, state.owner().serviceName().orElseThrow()),
              each -> new ArrayList<>())
          .add(new Task(task.id(), deployment));
    }
  }

  /** Whether this task was seen running. */
  boolean contains(TaskRef task) {
    return running.getOrDefault(task.clusterArn(), Set.of()).contains(task.id());
  }

  /** Whether this task was seen running, and not UNHEALTHY. */
  public boolean isFit(TaskRef task) {
    return fit.getOrDefault(task.clusterArn(), Set.of()).contains(task.id());
  }

  /** The tasks of a service that ought to be registered. */
  List<Task> registrable(ServiceRef service) {
    return registrable.getOrDefault(service, List.of());
  }
}
