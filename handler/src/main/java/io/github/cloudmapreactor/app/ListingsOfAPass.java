package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A registry whose listings are read once a pass, however many tasks of a service turned sick: what
 * the pass itself removes is counted off by whoever keeps a floor.
 */
public final class ListingsOfAPass implements InstanceRegistry {

  private final InstanceRegistry registry;
  private final Map<CloudMapService, Listing> listings = new HashMap<>();

  /** Remembers the listings of {@code registry}. */
  public ListingsOfAPass(InstanceRegistry registry) {
    this.registry = registry;
  }

  /** Begins a pass: every listing is read anew. */
  public void begin() {
    listings.clear();
  }

  /** A listing that is read now, and is the one that counts from here on. */
  Map<String, Map<String, String>> readAnew(CloudMapService service, String account) {
    listings.remove(service);
    return instances(service, account);
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    return listings.computeIfAbsent(service, each -> read(each, account)).get();
  }

  /** A listing, or why there is none: it is not asked for again in this pass. */
  private interface Listing extends Supplier<Map<String, Map<String, String>>> {}

  private Listing read(CloudMapService service, String account) {
    try {
      Map<String, Map<String, String>> listed = registry.instances(service, account);
      return () -> listed;
    } catch (CallFailedException e) {
      return () -> {
        throw e;
      };
    }
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
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    return registry.operation(operationId, service, task);
  }
}
