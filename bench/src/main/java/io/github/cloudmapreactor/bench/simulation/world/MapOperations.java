package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.world.MapOperation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The operations of Cloud Map, and what each does when it takes effect. */
final class MapOperations {

  private final Simulation simulation;
  private final MapTraits traits;
  private final RandomGenerator random;
  private final Map<String, MapOperation> byId = new HashMap<>();
  private final Map<String, MapOperation> latest = new HashMap<>();

  MapOperations(Simulation simulation, MapTraits traits) {
    this.simulation = simulation;
    this.traits = traits;
    this.random = simulation.random();
  }

  /** Begins an operation; one that is to fail has no effect. */
  MapOperation begin(Kind kind, String service, String instance, Runnable effect) {
    Instant now = simulation.clock().instant();
    Duration takes = traits.operation().draw(random);
    MapOperation operation =
        new MapOperation(
            "operation-" + (byId.size() + 1),
            kind,
            service,
            instance,
            now.plus(takes.dividedBy(4)),
            now.plus(takes),
            traits.failures().code(kind, service, instance));
    byId.put(operation.id(), operation);
    latest.put(service + "/" + instance, operation);
    if (operation.error().isEmpty()) {
      simulation.at(traits.effectAtOnce() ? now : operation.endsAt(), effect);
    }
    return operation;
  }

  /** The operation on an instance that has not ended, if there is one. */
  Optional<MapOperation> underWay(String service, String instance) {
    return Optional.ofNullable(latest.get(service + "/" + instance))
        .filter(each -> simulation.clock().instant().isBefore(each.endsAt()));
  }

  Optional<MapOperation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
