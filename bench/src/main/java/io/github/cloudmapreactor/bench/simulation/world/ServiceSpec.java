package io.github.cloudmapreactor.bench.simulation.world;

import java.time.Duration;
import java.util.Map;

/**
 * What an ECS service is made with.
 *
 * @param discovery how its tasks register
 * @param names in how many Cloud Map services each task registers
 * @param desiredCount how many tasks it wants
 * @param tags its tags
 * @param gracePeriod how long a starting task's failing health check is ignored
 */
public record ServiceSpec(
    Discovery discovery,
    int names,
    int desiredCount,
    Map<String, String> tags,
    Duration gracePeriod) {

  /** How tasks register. */
  public enum Discovery {
    SERVICE_CONNECT,
    CLASSIC
  }

  /** Copies what can change. */
  public ServiceSpec {
    tags = Map.copyOf(tags);
  }

  /** A Service Connect service with one name, no tags and no grace period. */
  public static ServiceSpec of(int desiredCount) {
    return new ServiceSpec(Discovery.SERVICE_CONNECT, 1, desiredCount, Map.of(), Duration.ZERO);
  }

  /** The same with another kind of discovery. */
  public ServiceSpec withDiscovery(Discovery other) {
    return new ServiceSpec(other, names, desiredCount, tags, gracePeriod);
  }

  /** The same with more names. */
  public ServiceSpec withNames(int other) {
    return new ServiceSpec(discovery, other, desiredCount, tags, gracePeriod);
  }

  /** The same with tags. */
  public ServiceSpec withTags(Map<String, String> other) {
    return new ServiceSpec(discovery, names, desiredCount, other, gracePeriod);
  }

  /** The same with a grace period. */
  public ServiceSpec withGracePeriod(Duration other) {
    return new ServiceSpec(discovery, names, desiredCount, tags, other);
  }
}
