package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedLookup;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedRegistry;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedTaskSource;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that the other designs make, by the SDK's clients with its retries. */
final class TaskDoor {

  private final SimulatedTaskSource tasks;
  private final SimulatedLookup services;
  private final SimulatedRegistry registry;

  TaskDoor(Testbed testbed, AwsClient client) {
    InstantSource clock = testbed.simulation().clock();
    this.tasks = new SimulatedTaskSource(testbed.world(), client, clock);
    this.services = new SimulatedLookup(testbed.world(), client, clock);
    this.registry = new SimulatedRegistry(testbed.world(), client, clock);
  }

  /** Whether ECS says that a task should get no traffic any more; a failed read says nothing. */
  boolean isUnfit(TaskRef task) {
    try {
      return tasks.read(task).filter(TaskDoor::isUnfit).isPresent();
    } catch (CallFailedException e) {
      return false;
    }
  }

  static boolean isUnfit(TaskState state) {
    return state.statuses().desiredStatus() == TaskStatus.STOPPED
        || state.statuses().lastStatus().phase() == TaskStatus.Phase.LEAVING
        || state.statuses().healthStatus() == Health.UNHEALTHY;
  }

  /** Where a service's tasks are registered, if ECS could be read. */
  Optional<List<CloudMapService>> locate(EcsService service) {
    return locate(service.ref().cluster(), service.ref().name());
  }

  /** Where a service's tasks are registered, if ECS could be read. */
  Optional<List<CloudMapService>> locate(Arn cluster, String service) {
    try {
      Map<String, ServiceView> found = services.find(cluster, List.of(service));
      return Optional.ofNullable(found.get(service)).map(ServiceView::cloudMapServices);
    } catch (CallFailedException e) {
      return Optional.empty();
    }
  }

  /** Deregisters a task everywhere; whether all calls went well. */
  boolean deregister(TaskRef task, List<CloudMapService> from) {
    try {
      from.forEach(service -> registry.deregister(service, task));
      return true;
    } catch (CallFailedException e) {
      return false;
    }
  }
}
