package io.github.cloudmapreactor.bench.simulation;

import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import java.time.Duration;

/**
 * Every number that the simulation takes for true, in one place; the quotas stand in a table of
 * their own. Each says where it comes from: [D] AWS's documentation, [O] observed in captured data
 * or public code, [I] inferred, so that nobody should rely on it without trying another value.
 */
public final class Assumptions {

  /** [O] An orderly stop on Fargate: from DEACTIVATING to STOPPING. */
  public static final Duration DEACTIVATING = Duration.ofSeconds(22);

  /** [O] From STOPPING to DEPROVISIONING. */
  public static final Duration STOPPING = Duration.ofSeconds(22);

  /** [O] From DEPROVISIONING to STOPPED. */
  public static final Duration DEPROVISIONING = Duration.ofSeconds(14);

  /** [O] From a Spot task's desired status STOPPED, still RUNNING, to DEACTIVATING. */
  public static final Duration SPOT_NOTICE = Duration.ofSeconds(1);

  /** [I] From PROVISIONING to PENDING: what attaching an interface takes. */
  public static final Duration PROVISIONING = Duration.ofSeconds(10);

  /** [I] From PENDING to ACTIVATING: what pulling an image takes. */
  public static final Duration PENDING = Duration.ofSeconds(15);

  /** [O] From ACTIVATING to RUNNING; 40 s and more are seen. */
  public static final Duration ACTIVATING = Duration.ofSeconds(20);

  /** [I] From RUNNING to HEALTHY: a health check's first intervals. */
  public static final Duration FIRST_HEALTH_CHECK = Duration.ofSeconds(10);

  /** [D] How long a stopped task can still be described, at least. */
  public static final Duration DESCRIBABLE = Duration.ofHours(1);

  /** [D] that ECS itself deregisters a task that stops, before SIGTERM; [I] how soon. */
  public static final Delay ECS_DEREGISTERS =
      Delay.logNormal(Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** [I] From a request to Cloud Map to the end of its operation. */
  public static final Delay MAP_OPERATION =
      Delay.logNormal(Duration.ofMillis(300), Duration.ofSeconds(2));

  private Assumptions() {}
}
