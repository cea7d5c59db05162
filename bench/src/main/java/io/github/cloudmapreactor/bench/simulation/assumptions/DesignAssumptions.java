package io.github.cloudmapreactor.bench.simulation.assumptions;

import java.time.Duration;

/**
 * What the comparison of designs takes for true beside {@link Assumptions}: of sick and lost tasks,
 * and of designs that are not this product. [D], [O] and [I] as there.
 */
public final class DesignAssumptions {

  /**
   * [I] From UNHEALTHY to ECS's stop of the task, where a scenario does not say: [D] the
   * replacement is started first, and has to become HEALTHY. The scenarios that do say have 2 to 7
   * minutes.
   */
  public static final Duration REPLACED_AFTER = Duration.ofMinutes(3);

  /** [I] The share of events that never arrive. */
  public static final double LOST_EVENTS = 0.001;

  /** The seed's first design: how often a sidecar asks for its own task. */
  public static final Duration SIDECAR_INTERVAL = Duration.ofSeconds(5);

  /** How often a poller outside looks at all tasks: as often as the product does. */
  public static final Duration OUTSIDE_INTERVAL = Duration.ofSeconds(10);

  /** [I] For how long a poller outside remembers where a service registers: as the product does. */
  public static final Duration OUTSIDE_MEMORY = Duration.ofSeconds(60);

  /** [I] What a sidecar reserves: a small static binary. */
  public static final double SIDECAR_VCPU = 0.01;

  /** [I] What a sidecar reserves. */
  public static final double SIDECAR_GB = 0.03;

  /** The smallest Fargate task, which is enough for a poller outside. */
  public static final double OUTSIDE_VCPU = 0.25;

  /** The smallest Fargate task. */
  public static final double OUTSIDE_GB = 0.5;

  private DesignAssumptions() {}
}
