package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.DeadLetters;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.app.TaskSource;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * AWS in memory that knows every task and service that it is asked for, so that whatever gets past
 * the checks of an event goes all the way, and that refuses to be asked what AWS must never be: for
 * another account, or by an id that is none.
 *
 * @param home whose events are worked off
 */
record WillingAws(Arn home)
    implements TaskSource, RegistrationLookup, InstanceRegistry, DeadLetters {

  private static final Pattern TASK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
  private static final Pattern CLUSTER = Pattern.compile("cluster/[A-Za-z0-9][A-Za-z0-9_-]{0,254}");
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,254}");

  static final Instant NOW = Instant.parse("2026-09-14T09:00:00Z");

  /** What whoever may register instances can write, for the undo command. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of("NOTE", "';\u001b[2J\n$(x)`\\\"\u202e", "AWS_INSTANCE_IPV4", "10.0.1.17");

  /** Something that AWS must never be asked. */
  private static void require(boolean fine, String what) {
    if (!fine) {
      throw new AssertionError("AWS was asked for " + what);
    }
  }

  private void requireOurs(TaskRef task) {
    require(task.arn().sharesHomeWith(home), task.toString());
    require(TASK.matcher(task.id()).matches(), "the task " + task.id());
    requireOurs(task.clusterArn());
  }

  private void requireOurs(Arn cluster) {
    require(cluster.sharesHomeWith(home), cluster.toString());
    require(CLUSTER.matcher(cluster.resource()).matches(), cluster + "");
  }

  @Override
  public Optional<TaskState> read(TaskRef task) {
    requireOurs(task);
    return Optional.of(
        new TaskState(
            task,
            TaskState.Source.DESCRIBE_TASKS,
            Long.MAX_VALUE,
            new TaskState.Statuses("RUNNING", "RUNNING", "UNHEALTHY"),
            new TaskState.Times(NOW, null, null),
            new TaskState.Owner("service:orders", "ecs-svc/45"),
            null));
  }

  @Override
  public Map<String, ServiceView> find(Arn cluster, List<String> names) {
    requireOurs(cluster);
    Map<String, ServiceView> views = new HashMap<>();
    for (String name : names) {
      require(SERVICE.matcher(name).matches(), "the service " + name);
      views.put(
          name,
          new ServiceView(
              new ServiceRef(cluster, name),
              "ACTIVE",
              List.of(
                  cloudMapService(home.account(), "srv-a"), cloudMapService("999988887777", "b")),
              List.of(),
              Map.of(),
              new ServiceView.Counts(0, 1, 0),
              Duration.ZERO,
              NOW));
    }
    return views;
  }

  private CloudMapService cloudMapService(String account, String id) {
    Arn arn = home.with("servicediscovery", "service/" + id);
    return new CloudMapService(
        new Arn(arn.partition(), arn.service(), arn.region(), account, arn.resource()), id);
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    requireOurs(task);
    return new Removal.UnderWay("operation");
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    requireOurs(task);
    return ATTRIBUTES;
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    require(account.equals(home.account()), account);
    return Map.of();
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    requireOurs(task);
    return new Operation.Succeeded();
  }

  @Override
  public void keep(String body, Failure failure) {
    require(!failure.retryable(), "to keep what can come again");
  }
}
