package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.Map;

/** A registry that hands everything on, for those that do one thing otherwise. */
abstract class ForwardingRegistry implements InstanceRegistry {

  private final InstanceRegistry registry;

  ForwardingRegistry(InstanceRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    return registry.deregister(service, task);
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    return registry.attributes(service, task);
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    return registry.instances(service, account);
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    return registry.operation(operationId, service, task);
  }
}
