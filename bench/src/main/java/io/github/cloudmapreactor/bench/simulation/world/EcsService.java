package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An ECS service, with its deployments and tasks. */
public final class EcsService {

  private final ServiceRef ref;
  private final String cluster;
  private final ServiceSpec spec;
  private final List<Deployment> deployments = new ArrayList<>();
  private final Set<EcsTask> tasks = new LinkedHashSet<>();

  EcsService(ServiceRef ref, String cluster, ServiceSpec spec, Deployment first) {
    this.ref = ref;
    this.cluster = cluster;
    this.spec = spec;
    deployments.add(first);
  }

  /** Which service. */
  public ServiceRef ref() {
    return ref;
  }

  /** The name of its cluster. */
  public String cluster() {
    return cluster;
  }

  /** What it was made with. */
  public ServiceSpec spec() {
    return spec;
  }

  /** Its deployments, the newest first, as DescribeServices lists them. */
  public List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  /** The deployment whose tasks are started now. */
  public Deployment primary() {
    return deployments.get(0);
  }

  /** Its tasks that have not stopped, in the order in which they were made. */
  public List<EcsTask> tasks() {
    return List.copyOf(tasks);
  }

  /** How many of its tasks run and are to. */
  public int running() {
    return count(TaskStatus.Phase.RUNNING);
  }

  /** How many of its tasks start. */
  public int pending() {
    return count(TaskStatus.Phase.STARTING);
  }

  private int count(TaskStatus.Phase phase) {
    return Math.toIntExact(
        tasks.stream()
            .filter(task -> task.desiredStatus() == TaskStatus.RUNNING)
            .filter(task -> task.lastStatus().phase() == phase)
            .count());
  }

  /** Begins a deployment; the ones before it stand beside it until they are dropped. */
  public void deploy(Deployment next) {
    deployments.add(0, next);
  }

  /** Ends a deployment, or its rollout, by putting what is left of all deployments in place. */
  public void setDeployments(List<Deployment> left) {
    deployments.clear();
    deployments.addAll(left);
  }

  void add(EcsTask task) {
    tasks.add(task);
  }

  void remove(EcsTask task) {
    tasks.remove(task);
  }
}
