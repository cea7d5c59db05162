package io.github.cloudmapreactor.bench.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instances of one Cloud Map service, as they are, and as a listing that lags shows them. */
final class InstanceTable {

  private final Map<String, Instance> instances = new LinkedHashMap<>();

  /**
   * An instance, and when it was there.
   *
   * @param attributes what it was registered with
   * @param from since when it is there
   * @param to when it was gone; absent while it is there
   */
  private record Instance(Map<String, String> attributes, Instant from, @Nullable Instant to) {

    boolean isThereAt(Instant time) {
      return !from.isAfter(time) && (to == null || to.isAfter(time));
    }
  }

  void put(String id, Map<String, String> attributes, Instant now) {
    instances.put(id, new Instance(Map.copyOf(attributes), now, null));
  }

  /** Takes an instance away; whether it was there. */
  boolean remove(String id, Instant now) {
    Instance found = instances.get(id);
    if (found == null || found.to() != null) {
      return false;
    }
    instances.put(id, new Instance(found.attributes(), found.from(), now));
    return true;
  }

  Optional<Map<String, String>> find(String id, Instant now) {
    return Optional.ofNullable(instances.get(id))
        .filter(instance -> instance.isThereAt(now))
        .map(Instance::attributes);
  }

  /** What was there {@code lag} ago. */
  Map<String, Map<String, String>> list(Instant now, Duration lag) {
    Instant then = now.minus(lag);
    instances.values().removeIf(each -> each.to() != null && !each.to().isAfter(then));
    Map<String, Map<String, String>> listed = new LinkedHashMap<>();
    instances.forEach(
        (id, instance) -> {
          if (instance.isThereAt(then)) {
            listed.put(id, instance.attributes());
          }
        });
    return listed;
  }
}
