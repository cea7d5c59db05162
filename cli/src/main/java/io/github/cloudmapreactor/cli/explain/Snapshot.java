package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.app.TaskSource;
import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CloudMapRegistry;
import io.github.cloudmapreactor.aws.EcsFleet;
import io.github.cloudmapreactor.aws.EcsRegistrationLookup;
import io.github.cloudmapreactor.aws.EcsTaskSource;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/**
 * AWS as it was read: each thing once, so that the function's own code can be tried on it under any
 * settings, always on the same. A removal that is asked for here reaches nobody.
 */
final class Snapshot implements TaskSource, RegistrationLookup, InstanceRegistry {

  private static final String DESCRIBE_TASKS = "ecs:DescribeTasks";
  private static final String DESCRIBE_SERVICES = "ecs:DescribeServices";

  private final EcsFleet fleet;
  private final TaskSource tasks;
  private final RegistrationLookup services;
  private final InstanceRegistry registry;
  private final Map<String, Answer<Optional<TaskState>>> readTasks = new HashMap<>();
  private final Map<ServiceRef, Answer<Optional<ServiceView>>> readServices = new HashMap<>();
  private final Map<CloudMapService, Answer<Map<String, Map<String, String>>>> listings =
      new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  /** Nothing is read yet. */
  Snapshot(AwsClients clients, InstantSource clock) {
    this.fleet = new EcsFleet(clients, clock);
    this.tasks = new EcsTaskSource(clients, clock);
    this.services = new EcsRegistrationLookup(clients, clock);
    this.registry = new CloudMapRegistry(clients);
  }

  /** What could not be read so far. */
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** All clusters. */
  Answer<List<Arn>> clusters() {
    return ask("ecs:ListClusters", fleet::clusters);
  }

  /** The names of a cluster's services; empty where ECS does not know the cluster. */
  Answer<Optional<List<String>>> services(Arn cluster) {
    return ask("ecs:ListServices", () -> fleet.services(cluster));
  }

  /** The tasks of a service that ECS wants in this status. */
  Answer<List<TaskRef>> tasks(ServiceRef service, DesiredStatus desired) {
    return ask("ecs:ListTasks", () -> fleet.tasks(service, desired).orElse(List.of()));
  }

  /** A task; empty where ECS does not know it. */
  Answer<Optional<TaskState>> task(TaskRef task) {
    return readTasks.computeIfAbsent(
        key(task), each -> ask(DESCRIBE_TASKS, () -> tasks.read(task)));
  }

  /** Reads many tasks of a cluster, a hundred a call. */
  void readTasks(Arn cluster, List<TaskRef> all) {
    List<TaskRef> unread =
        all.stream().filter(task -> !readTasks.containsKey(key(task))).distinct().toList();
    for (int from = 0; from < unread.size(); from += Fleet.TASKS_A_CALL) {
      List<TaskRef> some = unread.subList(from, Math.min(from + Fleet.TASKS_A_CALL, unread.size()));
      Answer<Map<String, TaskState>> answer =
          ask(DESCRIBE_TASKS, () -> byId(fleet.describe(cluster, some)));
      for (TaskRef task : some) {
        readTasks.put(key(task), map(answer, found -> Optional.ofNullable(found.get(task.id()))));
      }
    }
  }

  private static Map<String, TaskState> byId(List<TaskState> states) {
    return states.stream()
        .collect(Collectors.toMap(state -> state.task().id(), Function.identity(), (a, b) -> a));
  }

  /**
   * Reads many services of a cluster, ten a call. What neither a retry nor a right would mend may
   * be one service's fault: each is then asked for alone.
   */
  void readServices(Arn cluster, List<String> names) {
    for (int from = 0; from < names.size(); from += SERVICES_A_CALL) {
      List<String> some = names.subList(from, Math.min(from + SERVICES_A_CALL, names.size()));
      try {
        Map<String, ServiceView> found = services.find(cluster, some);
        put(cluster, some, name -> new Answer.Given<>(Optional.ofNullable(found.get(name))));
      } catch (CallFailedException e) {
        Gap gap = new Gap(DESCRIBE_SERVICES, e.failure());
        if (gap.isOfOneService()) {
          some.forEach(name -> service(new ServiceRef(cluster, name)));
        } else {
          note(gap);
          put(cluster, some, name -> new Answer.Failed<>(e));
        }
      }
    }
  }

  private void put(
      Arn cluster, List<String> names, Function<String, Answer<Optional<ServiceView>>> answer) {
    names.forEach(name -> readServices.put(new ServiceRef(cluster, name), answer.apply(name)));
  }

  /** An ECS service; empty where ECS does not know it. */
  Answer<Optional<ServiceView>> service(ServiceRef service) {
    return readServices.computeIfAbsent(
        service,
        each ->
            ask(
                DESCRIBE_SERVICES,
                () -> {
                  String name = service.name();
                  return Optional.ofNullable(
                      services.find(service.cluster(), List.of(name)).get(name));
                }));
  }

  /** The instances of a Cloud Map service. */
  Answer<Map<String, Map<String, String>>> listing(CloudMapService service, String account) {
    return listings.computeIfAbsent(
        service,
        each -> ask("servicediscovery:ListInstances", () -> registry.instances(service, account)));
  }

  private <T> Answer<T> ask(String right, Supplier<T> read) {
    try {
      return new Answer.Given<>(read.get());
    } catch (CallFailedException e) {
      Answer<T> failed = new Answer.Failed<>(e);
      if (!failed.saysNoSuchService()) {
        note(new Gap(right, e.failure()));
      }
      return failed;
    }
  }

  /** The same fault of many calls is said once. */
  private void note(Gap gap) {
    if (gaps.stream().noneMatch(known -> known.failure().equals(gap.failure()))) {
      gaps.add(gap);
    }
  }

  private static <T, R> Answer<R> map(Answer<T> answer, Function<T, R> function) {
    return answer instanceof Answer.Failed<T> failed
        ? new Answer.Failed<>(failed.why())
        : new Answer.Given<>(function.apply(answer.get()));
  }

  private static String key(TaskRef task) {
    return task.clusterArn() + "/" + task.id();
  }

  @Override
  public Optional<TaskState> read(TaskRef task) {
    return task(task).get();
  }

  @Override
  public Map<String, ServiceView> find(Arn cluster, List<String> names) {
    Map<String, ServiceView> views = new LinkedHashMap<>();
    for (String name : names) {
      service(new ServiceRef(cluster, name)).get().ifPresent(view -> views.put(name, view));
    }
    return views;
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    return listing(service, account).get();
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    return instances(service, task.arn().account()).getOrDefault(task.id(), Map.of());
  }

  /** What Cloud Map would say to it. */
  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    Answer<Map<String, Map<String, String>>> listing = listing(service, task.arn().account());
    if (listing.saysNoSuchService()) {
      return new Removal.NoService();
    }
    return listing.get().containsKey(task.id())
        ? new Removal.UnderWay("none")
        : new Removal.NoInstance();
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    return new Operation.Pending();
  }
}
