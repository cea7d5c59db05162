package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.world.MapOperation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Cloud Map: services with their instances, which change by operations that take time. */
public final class CloudMap {

  private final Simulation simulation;
  private final MapTraits traits;
  private final MapOperations operations;
  private final Map<String, InstanceTable> services = new HashMap<>();
  private final List<Consumer<Removed>> listeners = new ArrayList<>();

  /** A Cloud Map without services. */
  CloudMap(Simulation simulation, MapTraits traits) {
    this.simulation = simulation;
    this.traits = traits;
    this.operations = new MapOperations(simulation, traits);
  }

  /** Makes a service without instances, if there is none of this id. */
  public void addService(String service) {
    services.putIfAbsent(service, new InstanceTable());
  }

  /** Deletes a service with all its instances. */
  public void deleteService(String service) {
    services.remove(service);
  }

  /** Tells {@code listener} of each instance that leaves, when it leaves. */
  public void onRemoval(Consumer<Removed> listener) {
    listeners.add(listener);
  }

  /** Puts an instance there without an operation, as a world begins with it. */
  public void put(String service, String instance, Map<String, String> attributes) {
    table(service).put(instance, attributes, now());
  }

  /** RegisterInstance. */
  public MapOperation register(String service, String instance, Map<String, String> attributes) {
    InstanceTable table = table(service);
    return operations.begin(
        Kind.REGISTER_INSTANCE, service, instance, () -> table.put(instance, attributes, now()));
  }

  /**
   * DeregisterInstance.
   *
   * @param by who asks, for those who look at removals
   */
  public Deregistration deregister(String service, String instance, String by) {
    InstanceTable table = services.get(service);
    if (table == null) {
      return new Deregistration.NoService();
    }
    Optional<MapOperation> underWay = operations.underWay(service, instance);
    if (underWay.isPresent()) {
      return new Deregistration.Duplicate(underWay.get());
    }
    if (table.find(instance, now()).isEmpty()) {
      return new Deregistration.NoInstance();
    }
    return new Deregistration.Accepted(
        operations.begin(
            Kind.DEREGISTER_INSTANCE, service, instance, () -> remove(service, instance, by)));
  }

  private void remove(String service, String instance, String by) {
    InstanceTable table = services.get(service);
    if (table != null && table.remove(instance, now())) {
      Removed removed = new Removed(service, instance, by, now());
      listeners.forEach(listener -> listener.accept(removed));
    }
  }

  /** GetInstance: the attributes of an instance, if it is there. */
  public Optional<Map<String, String>> instance(String service, String instance) {
    return Optional.ofNullable(services.get(service)).flatMap(each -> each.find(instance, now()));
  }

  /** ListInstances to the last page, as old as listings are; nothing where there is no service. */
  public Optional<Map<String, Map<String, String>>> list(String service) {
    return Optional.ofNullable(services.get(service))
        .map(each -> each.list(now(), traits.listingLag()));
  }

  /** GetOperation. */
  public Optional<MapOperation> operation(String id) {
    return operations.find(id);
  }

  private InstanceTable table(String service) {
    return Optional.ofNullable(services.get(service))
        .orElseThrow(() -> new IllegalArgumentException("no Cloud Map service " + service));
  }

  private Instant now() {
    return simulation.clock().instant();
  }
}
