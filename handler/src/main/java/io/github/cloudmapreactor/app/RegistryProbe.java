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
import java.util.Set;

/**
 * Tries in Cloud Map what a removal takes: DeregisterInstance of an instance that is not there, and
 * GetOperation of an operation that is not there. AWS looks at the caller's rights first, so that
 * whoever is told of the absence would have been allowed.
 */
public final class RegistryProbe implements Probe {

  /** The id of no task, whose ids have 32 hexadecimal digits, or 36 characters in old accounts. */
  public static final String INSTANCE = "cloud-map-reactor-probe";

  /** The id of no operation, in the form that Cloud Map gives them. */
  public static final String OPERATION = "cloudmapreactorprobe000000000000-00000000";

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
              trials.attempt(
                  "DeregisterInstance", service.arn(), () -> deregister(service, nobody, deadline));
              if (owners.add(service.arn().account())) {
                trials.attempt("GetOperation", service.arn(), () -> readOperation(service, nobody));
              }
            });
    return Math.max(0, services.size() - MOST_SERVICES);
  }

  private Removal deregister(CloudMapService service, TaskRef nobody, Deadline deadline) {
    pace.await(Pace.Call.DEREGISTER_INSTANCE, deadline);
    Removal removal = registry.deregister(service, nobody);
    if (removal instanceof Removal.NoService) {
      throw new CallFailedException(
          new Failure(
              InstanceRegistry.SERVICE_NOT_FOUND,
              "there is no Cloud Map service %s, though ECS services register there"
                  .formatted(service.arn()),
              false));
    }
    return removal;
  }

  private Operation readOperation(CloudMapService service, TaskRef nobody) {
    try {
      return registry.operation(OPERATION, service, nobody);
    } catch (CallFailedException e) {
      if (e.failure().type().equals(OPERATION_NOT_FOUND)) {
        return new Operation.Pending();
      }
      throw e;
    }
  }
}
