package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.core.TaskStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of ECS: its services by name, and its tasks by id. */
final class EcsCluster {

  private final Map<String, EcsService> services = new LinkedHashMap<>();
  private final Map<String, EcsTask> tasks = new LinkedHashMap<>();

  void add(EcsService service) {
    services.put(service.ref().name(), service);
  }

  void remove(EcsService service) {
    services.remove(service.ref().name());
  }

  void add(EcsTask task) {
    tasks.put(task.ref().id(), task);
  }

  void remove(EcsTask task) {
    tasks.remove(task.ref().id());
  }

  List<EcsService> services() {
    return List.copyOf(services.values());
  }

  Optional<EcsService> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  Optional<EcsTask> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** The tasks that ECS wants to run, whatever their state. */
  List<EcsTask> running() {
    return tasks.values().stream()
        .filter(task -> task.desiredStatus() == TaskStatus.RUNNING)
        .toList();
  }
}
