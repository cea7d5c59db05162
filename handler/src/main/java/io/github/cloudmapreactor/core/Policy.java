package io.github.cloudmapreactor.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings that decisions depend on.
 *
 * @param mode whether to act
 * @param scope which clusters and services
 * @param optOutTag the tag with which an ECS service excludes itself
 * @param startingTasks what to do with tasks that start
 * @param keepAtLeast the floor for tasks that were found UNHEALTHY
 * @param staleness how old an UNHEALTHY may be before it is read again
 * @param stranded what to do about tasks that run and are not registered
 */
public record Policy(
    Mode mode,
    Scope scope,
    OptOutTag optOutTag,
    StartingTasks startingTasks,
    KeepAtLeast keepAtLeast,
    Duration staleness,
    Stranded stranded) {

  /** Whether to act. */
  public enum Mode {
    /** Deregister. */
    ENFORCE,
    /** Decide, log and measure; touch nothing. */
    OBSERVE
  }

  /** What to do with tasks that start. */
  public enum StartingTasks {
    KEEP,
    /** The letter of "not RUNNING": such a task never gets traffic, for ECS registers it once. */
    DEREGISTER
  }

  /**
   * What to do about healthy tasks that run and are not registered, which nobody will ever call.
   */
  public enum Stranded {
    /** Say so, with the command that mends it. */
    REPORT,
    /** Stop them, one of a service at a time, so that ECS starts others in their place. */
    REPLACE
  }

  /**
   * Which clusters and services; one pattern that matches suffices.
   *
   * @param clusters patterns of cluster names
   * @param services patterns of service names
   */
  public record Scope(List<NamePattern> clusters, List<NamePattern> services) {

    /** Copies what can change. */
    public Scope {
      clusters = List.copyOf(clusters);
      services = List.copyOf(services);
    }

    /** Whether a cluster of this name is in scope. */
    public boolean hasCluster(String name) {
      return clusters.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** Whether a service of this name is in scope. */
    public boolean hasService(String name) {
      return services.stream().anyMatch(pattern -> pattern.matches(name));
    }
  }

  /**
   * The tag with which an ECS service excludes itself.
   *
   * @param key the tag's key
   * @param value the tag's value
   */
  public record OptOutTag(String key, String value) {

    boolean isOn(Map<String, String> tags) {
      return value.equals(tags.get(key));
    }
  }

  /** How many instances must stay in a Cloud Map service when UNHEALTHY ones are removed. */
  public sealed interface KeepAtLeast {

    /** The number of instances that must stay, for a service that wants {@code desiredCount}. */
    int instances(int desiredCount);

    /** A share of the desired count, rounded down, so that a one-task service is still cleared. */
    record Percent(int percent) implements KeepAtLeast {
      @Override
      public int instances(int desiredCount) {
        return Math.toIntExact((long) desiredCount * percent / 100);
      }
    }

    /** A number of instances, whatever the service wants. */
    record Count(int count) implements KeepAtLeast {
      @Override
      public int instances(int desiredCount) {
        return count;
      }
    }
  }
}
