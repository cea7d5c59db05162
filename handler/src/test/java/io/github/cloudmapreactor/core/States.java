package io.github.cloudmapreactor.core;

import io.github.cloudmapreactor.core.ServiceView.Counts;
import io.github.cloudmapreactor.core.ServiceView.Deployment;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observations of tasks for tests: a running, healthy one, and what a test says is different. */
public final class States {

  public static final Instant NOW = Instant.parse("2026-09-14T09:00:00Z");
  public static final String CLUSTER_ARN = "arn:aws:ecs:eu-west-1:210987654321:cluster/prod";
  public static final ServiceRef ORDERS =
      new ServiceRef(Arn.parse(CLUSTER_ARN).orElseThrow(), "orders");

  public static final String DEPLOYMENT = "ecs-svc/4512345678901234567";

  private States() {}

  public static TaskRef task(String id) {
    return TaskRef.of("arn:aws:ecs:eu-west-1:210987654321:task/prod/" + id, "prod").orElseThrow();
  }

  /** An id that ECS could have given: as many characters, of which the first are these. */
  public static String id(String begin) {
    return begin + "0".repeat(32 - begin.length());
  }

  public static CloudMapService cloudMapService(String id) {
    return CloudMapService.of("arn:aws:servicediscovery:eu-west-1:210987654321:service/" + id)
        .orElseThrow();
  }

  public static TaskState event(String id, String last, String desired, @Nullable String health) {
    return state(Source.EVENT, id, 6, new Statuses(last, desired, health), NOW);
  }

  public static TaskState stopping(String id) {
    return event(id, "DEACTIVATING", "STOPPED", null);
  }

  public static TaskState running(String id) {
    return event(id, "RUNNING", "RUNNING", null);
  }

  public static TaskState found(String id, String health) {
    return state(Source.DESCRIBE_TASKS, id, 6, new Statuses("RUNNING", "RUNNING", health), NOW);
  }

  public static TaskState state(
      Source source, String id, long version, Statuses statuses, Instant asOf) {
    return new TaskState(
        task(id),
        source,
        version,
        statuses,
        new Times(asOf, NOW.minus(Duration.ofHours(2)), NOW.minus(Duration.ofHours(1))),
        new Owner("service:orders", DEPLOYMENT),
        null);
  }

  public static TaskState with(TaskState state, long version) {
    return new TaskState(
        state.task(),
        state.source(),
        version,
        state.statuses(),
        state.times(),
        state.owner(),
        state.stopCode());
  }

  public static TaskState with(TaskState state, Times times) {
    return new TaskState(
        state.task(),
        state.source(),
        state.version(),
        state.statuses(),
        times,
        state.owner(),
        state.stopCode());
  }

  public static TaskState with(TaskState state, Owner owner) {
    return new TaskState(
        state.task(),
        state.source(),
        state.version(),
        state.statuses(),
        state.times(),
        owner,
        state.stopCode());
  }

  public static Arn clusterArn(String cluster) {
    return ORDERS.cluster().withResource("cluster/" + cluster);
  }

  /** The same task in another cluster, of the service that has the cluster's name. */
  public static TaskState in(String cluster, TaskState state) {
    String arn =
        state
            .task()
            .arn()
            .withResource("task/%s/%s".formatted(cluster, state.task().id()))
            .toString();
    return new TaskState(
        TaskRef.of(arn, cluster).orElseThrow(),
        state.source(),
        state.version(),
        state.statuses(),
        state.times(),
        new Owner("service:" + cluster, state.owner().startedBy()),
        state.stopCode());
  }

  public static ServiceView view(int desiredCount, Duration grace, String... cloudMapServices) {
    return view(ORDERS, desiredCount, grace, Map.of(), cloudMapServices);
  }

  /** A service that runs as many tasks as it wants, and whose one deployment is done. */
  public static ServiceView view(
      ServiceRef service,
      int desiredCount,
      Duration grace,
      Map<String, String> tags,
      String... cloudMapServices) {
    List<CloudMapService> registries =
        Stream.of(cloudMapServices).map(States::cloudMapService).toList();
    return new ServiceView(
        service,
        "ACTIVE",
        registries,
        List.of(new Deployment(DEPLOYMENT, registries, true)),
        tags,
        new Counts(desiredCount, desiredCount, 0),
        grace,
        NOW);
  }

  public static ServiceView readAt(ServiceView view, Instant readAt) {
    return new ServiceView(
        view.service(),
        view.status(),
        view.cloudMapServices(),
        view.deployments(),
        view.tags(),
        view.counts(),
        view.gracePeriod(),
        readAt);
  }
}
