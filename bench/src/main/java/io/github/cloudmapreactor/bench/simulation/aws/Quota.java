package io.github.cloudmapreactor.bench.simulation.aws;

/**
 * How often operations may be called in an account and region: a token bucket each, which the
 * operations of a group share.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">Request
 *     throttling for the Amazon ECS API</a>
 */
public enum Quota {
  ECS_CLUSTER_READ(50, 20, Origin.INFERRED),
  ECS_TASK_READ(100, 20, Origin.DOCUMENTED),
  ECS_SERVICE_READ(100, 20, Origin.DOCUMENTED),
  ECS_TASK_MODIFY(100, 40, Origin.INFERRED),

  /** As AWS's own controller for Kubernetes limits itself. */
  MAP_REGISTER_AND_DEREGISTER(100, 50, Origin.OBSERVED),
  MAP_GET_OPERATION(100, 100, Origin.OBSERVED),
  MAP_LIST_INSTANCES(50, 50, Origin.OBSERVED),
  MAP_GET_INSTANCE(50, 50, Origin.INFERRED);

  private final int bucketSize;
  private final int refillPerSecond;
  private final Origin origin;

  Quota(int bucketSize, int refillPerSecond, Origin origin) {
    this.bucketSize = bucketSize;
    this.refillPerSecond = refillPerSecond;
    this.origin = origin;
  }

  /** Where a number comes from. */
  public enum Origin {
    /** [D] AWS's documentation. */
    DOCUMENTED,
    /** [O] Observed, or taken from public code. */
    OBSERVED,
    /** [I] Inferred. */
    INFERRED
  }

  /** How many calls may come at once. */
  public int bucketSize() {
    return bucketSize;
  }

  /** How many calls a second may come for long. */
  public int refillPerSecond() {
    return refillPerSecond;
  }

  /** Where the numbers come from. */
  public Origin origin() {
    return origin;
  }
}
