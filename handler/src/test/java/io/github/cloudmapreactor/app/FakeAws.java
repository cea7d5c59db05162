package io.github.cloudmapreactor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Times;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All ports in memory: a registry that works, and switches for what a test wants to go wrong. */
final class FakeAws
    implements TaskSource, Fleet, RegistrationLookup, InstanceRegistry, TaskStopper, CallLog {

  final Map<String, TaskState> tasks = new HashMap<>();
  final Map<String, ServiceView> services = new HashMap<>();
  final Map<String, Map<String, Map<String, String>>> registry = new TreeMap<>();
  final Map<String, Operation> operations = new HashMap<>();
  final Set<String> broken = new HashSet<>();
  final Set<String> buggy = new HashSet<>();
  final Set<String> denied = new HashSet<>();
  final List<String> calls = new ArrayList<>();
  final List<String> stopped = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  final List<String> clusters = new ArrayList<>(List.of("prod"));
  final Set<String> gone = new HashSet<>();
  final Set<String> forgotten = new HashSet<>();
  final Set<String> cursed = new HashSet<>();
  Runnable afterAListing = () -> {};
  Consumer<String> afterAnInstanceListing = service -> {};
  Consumer<String> afterARemoval = task -> {};
  Duration timeOfARegistryCall = Duration.ZERO;
  Duration timeOfAFleetRead = Duration.ZERO;
  Duration timeOfAnOperationRead = Duration.ZERO;
  private int drained;
  private Instant now = States.NOW;

  final InstantSource clock = () -> now;
  final Pause pause =
      duration -> {
        pauses.add(duration);
        now = now.plus(duration);
      };

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  void serve(ServiceView view) {
    services.put(view.service().name(), view);
  }

  void register(String cloudMapService, String... instances) {
    for (String instance : instances) {
      registry
          .computeIfAbsent(cloudMapService, id -> new TreeMap<>())
          .put(instance, Map.of("AWS_INSTANCE_IPV4", "10.0.1.17"));
    }
  }

  /** Registers tasks of a service as Service Connect does. */
  void registerAs(ServiceRef service, String cloudMapService, String... ids) {
    String deployment =
        service
            .cluster()
            .withResource(
                "task-set/%s/%s/%s"
                    .formatted(service.clusterName(), service.name(), States.DEPLOYMENT))
            .toString();
    for (String id : ids) {
      registry
          .computeIfAbsent(cloudMapService, each -> new TreeMap<>())
          .put(id, Map.of("AWS_INSTANCE_IPV4", "10.0.1.17", "DeploymentId", deployment));
    }
  }

  void unregister(String cloudMapService, String id) {
    registry.getOrDefault(cloudMapService, new TreeMap<>()).remove(id);
  }

  Set<String> listed(String cloudMapService) {
    return registry.getOrDefault(cloudMapService, Map.of()).keySet();
  }

  @Override
  public Optional<TaskState> read(TaskRef task) {
    note("DescribeTasks " + task.id());
    return Optional.ofNullable(tasks.get(task.id()));
  }

  @Override
  public List<Arn> clusters() {
    note("ListClusters");
    return clusters.stream().map(States::clusterArn).toList();
  }

  /** Counts pages as AWS has them; a cluster without tasks is a page too. */
  @Override
  public Optional<List<TaskRef>> runningTasks(Arn cluster) {
    List<TaskRef> running =
        tasks.values().stream()
            .filter(state -> state.task().clusterArn().equals(cluster))
            .filter(state -> state.statuses().desiredStatus() != TaskStatus.STOPPED)
            .map(TaskState::task)
            .sorted(Comparator.comparing(TaskRef::id))
            .toList();
    for (int page = 0; page == 0 || page * TASKS_A_CALL < running.size(); page++) {
      noteRead("ListTasks " + name(cluster));
    }
    afterAListing.run();
    return clusters.contains(name(cluster)) ? Optional.of(running) : Optional.empty();
  }

  @Override
  public List<TaskState> describe(Arn cluster, List<TaskRef> asked) {
    assertThat(asked).hasSizeBetween(1, TASKS_A_CALL);
    assertThat(asked).allMatch(task -> task.clusterArn().equals(cluster));
    noteRead("DescribeTasks " + name(cluster));
    if (asked.stream().anyMatch(task -> cursed.contains(task.id()))) {
      throw new IllegalStateException("a bug in the reading of a task");
    }
    if (asked.stream().anyMatch(task -> forgotten.contains(task.id()))) {
      throw new CallFailedException(new Failure("PartialRead", "without a task", true));
    }
    return asked.stream()
        .map(TaskRef::id)
        .map(tasks::get)
        .filter(Objects::nonNull)
        .filter(state -> state.task().clusterArn().equals(cluster))
        .map(state -> States.with(state, asOfNow(state.times())))
        .toList();
  }

  private Times asOfNow(Times times) {
    return new Times(now, times.createdAt(), times.startedAt());
  }

  private static String name(Arn cluster) {
    return TaskRef.clusterName(cluster).orElseThrow();
  }

  private void noteRead(String call) {
    advance(timeOfAFleetRead);
    note(call);
  }

  @Override
  public Optional<List<String>> services(Arn cluster) {
    noteRead("ListServices " + name(cluster));
    return clusters.contains(name(cluster))
        ? Optional.of(
            services.values().stream()
                .map(ServiceView::service)
                .filter(service -> service.cluster().equals(cluster))
                .map(ServiceRef::name)
                .sorted()
                .toList())
        : Optional.empty();
  }

  @Override
  public Map<String, ServiceView> find(Arn cluster, List<String> names) {
    assertThat(names).hasSizeBetween(1, SERVICES_A_CALL).doesNotHaveDuplicates();
    note("DescribeServices " + String.join(",", names));
    return names.stream()
        .map(services::get)
        .filter(Objects::nonNull)
        .filter(view -> view.service().cluster().equals(cluster))
        .collect(Collectors.toMap(view -> view.service().name(), view -> States.readAt(view, now)));
  }

  @Override
  public void stop(TaskRef task, String reason) {
    note("StopTask " + task.id());
    stopped.add(task.id());
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    advance(timeOfARegistryCall);
    note("DeregisterInstance " + service.id());
    afterARemoval.accept(task.id());
    if (!registry.containsKey(service.id())) {
      return new Removal.NoService();
    }
    if (registry.get(service.id()).remove(task.id()) == null) {
      return new Removal.NoInstance();
    }
    return new Removal.UnderWay("op-" + service.id() + "-" + task.id());
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    note("GetInstance " + service.id());
    Map<String, String> attributes = registry.getOrDefault(service.id(), Map.of()).get(task.id());
    if (attributes == null) {
      throw new IllegalStateException("the fake registry has no such instance");
    }
    return attributes;
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    advance(timeOfARegistryCall);
    note("ListInstances " + service.id());
    if (gone.contains(service.id())) {
      throw new CallFailedException(new Failure(SERVICE_NOT_FOUND, "no such service", false));
    }
    Map<String, Map<String, String>> listed =
        new TreeMap<>(registry.getOrDefault(service.id(), Map.of()));
    afterAnInstanceListing.accept(service.id());
    return listed;
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    note("GetOperation");
    advance(timeOfAnOperationRead);
    return operations.getOrDefault(operationId, new Operation.Succeeded());
  }

  @Override
  public List<String> drain() {
    List<String> fresh = List.copyOf(calls.subList(Math.min(drained, calls.size()), calls.size()));
    drained = calls.size();
    return fresh;
  }

  private void note(String call) {
    calls.add(call);
    if (buggy.contains(call)) {
      throw new IllegalStateException("a bug in " + call);
    }
    if (denied.contains(call)) {
      throw new CallFailedException(new Failure("AccessDenied", call + " was denied", false));
    }
    if (broken.contains(call) || broken.contains(call.split(" ", 2)[0])) {
      throw new CallFailedException(new Failure("ThrottlingException", call + " broke", true));
    }
  }
}
