package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.app.InstanceRegistry.Removal;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tries in Cloud Map what a removal takes: ListInstances, on which the floor and each sweep depend;
 * GetInstance and DeregisterInstance of an instance that is not there; and GetOperation of an
 * operation that is not there. AWS looks at the caller's rights first, so that whoever is told of
 * the absence would have been allowed; only of GetOperation a denial proves nothing, for rights to
 * it are those of a namespace, and what is not there has none.
 *
 * <p>DeregisterInstance is tried only where GetInstance has said that there is no such instance.
 */
public final class RegistryProbe implements Probe {

  /** The id of no task, whose ids have 32 hexadecimal digits, or 36 characters in old accounts. */
  public static final String INSTANCE = "cloud-map-reactor-probe";

  /** The id of no operation, in the form that Cloud Map gives them. */
  public static final String OPERATION = "cloudmapreactorprobe000000000000-00000000";

  /** The type of the failure where somebody has registered {@link #INSTANCE} all the same. */
  public static final String INSTANCE_EXISTS = "ProbeInstanceExists";

  private static final String INSTANCE_NOT_FOUND = "InstanceNotFound";
  private static final String OPERATION_NOT_FOUND = "OperationNotFound";

  private final InstanceRegistry registry;
  private final Pace pace;

  /** Tries {@code registry} at a pace. */
  public RegistryProbe(InstanceRegistry registry, Pace pace) {
    this.registry = registry;
    this.pace = pace;
  }

  @Override
  public Findings run(List<CloudMapService> named, Arn home, Deadline deadline) {
    Trials trials = new Trials(deadline);
    Map<CloudMapService, List<ServiceRef>> services = new LinkedHashMap<>();
    named.forEach(service -> services.put(service, List.of()));
    int untried = attempt(services.keySet(), home, deadline, trials);
    return new Findings(List.of(), services, untried, trials.made());
  }

  /** Tries as many of these as a probe may, and says how many are left. */
  int attempt(Collection<CloudMapService> services, Arn home, Deadline deadline, Trials trials) {
    TaskRef nobody =
        new TaskRef(home.with("ecs", "task/%1$s/%1$s".formatted(INSTANCE)), INSTANCE, INSTANCE);
    Set<String> owners = new HashSet<>();
    services.stream()
        .limit(MOST_SERVICES)
        .forEach(
            service -> {
              attempt(service, nobody, deadline, trials);
              if (owners.add(service.arn().account())) {
                trials.attempt("GetOperation", service.arn(), () -> readOperation(service, nobody));
              }
            });
    return Math.max(0, services.size() - MOST_SERVICES);
  }

  private void attempt(CloudMapService service, TaskRef nobody, Deadline deadline, Trials trials) {
    trials.attempt(
        "ListInstances",
        service.arn(),
        () -> registry.instances(service, nobody.arn().account()).size());
    trials
        .attempt("GetInstance", service.arn(), () -> exists(service, nobody))
        .ifPresent(
            exists ->
                trials.attempt(
                    "DeregisterInstance",
                    service.arn(),
                    () -> deregister(service, nobody, exists, deadline)));
  }

  private boolean exists(CloudMapService service, TaskRef nobody) {
    return find(INSTANCE_NOT_FOUND, () -> registry.attributes(service, nobody)).isPresent();
  }

  private Removal deregister(
      CloudMapService service, TaskRef nobody, boolean exists, Deadline deadline) {
    if (exists) {
      throw failure(
          INSTANCE_EXISTS,
          ("%s has an instance %s, which no ECS task is; it was left alone. Deregister it, or"
                  + " register it under another id")
              .formatted(service.arn(), INSTANCE));
    }
    pace.await(Pace.Call.DEREGISTER_INSTANCE, deadline);
    Removal removal = registry.deregister(service, nobody);
    if (removal instanceof Removal.NoService) {
      throw failure(
          InstanceRegistry.SERVICE_NOT_FOUND,
          "there is no Cloud Map service %s, though ECS services register there"
              .formatted(service.arn()));
    }
    if (removal instanceof Removal.UnderWay underWay) {
      throw failure(
          INSTANCE_EXISTS,
          ("%s had an instance %s, registered since it was looked for; the operation %s is under"
                  + " way on it. Look whether it is still there, and register it under another id")
              .formatted(service.arn(), INSTANCE, underWay.operationId()));
    }
    return removal;
  }

  private Optional<Operation> readOperation(CloudMapService service, TaskRef nobody) {
    return find(OPERATION_NOT_FOUND, () -> registry.operation(OPERATION, service, nobody));
  }

  /** What a call answers; nothing where it fails by an absence of this type. */
  private static <T> Optional<T> find(String absence, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (CallFailedException e) {
      if (e.failure().type().equals(absence)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static CallFailedException failure(String type, String message) {
    return new CallFailedException(new Failure(type, message, false));
  }
}
