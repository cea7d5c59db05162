package io.github.cloudmapreactor.lambda;

/**
 * The metrics that the functions publish, in the namespace {@link #NAMESPACE}. Their names are
 * fixed: alarms and dashboards refer to them.
 */
public enum Metric {
  /**
   * Tasks that were to be deregistered, by {@code Function}, {@code Reason} and {@code Outcome}.
   */
  DEREGISTRATIONS("Deregistrations", "Count"),

  /** Deregistrations that were not permitted, by {@code Function}, and by {@code Hold} too. */
  HELD_BACK("HeldBack", "Count"),

  /** Events that could not be worked off, by {@code Function}, and by {@code Error} too. */
  FAILURES("Failures", "Count"),

  /** From the task's change to the call that removes it, by {@code Function}. */
  EVENT_TO_CALL("EventToCall", "Milliseconds"),

  /** Passes of the health watch that saw every cluster to the end, by {@code Function}. */
  PASSES("Passes", "Count"),

  /** How long a pass of the health watch took, by {@code Function}. */
  PASS_TIME("PassTime", "Milliseconds"),

  /** Running tasks that the health watch saw, by {@code Function}. */
  TASKS("Tasks", "Count"),

  /** UNHEALTHY tasks among them, by {@code Function}. */
  UNHEALTHY_TASKS("UnhealthyTasks", "Count"),

  /** Orphan sweeps that read everything to the end, by {@code Function}. */
  SWEEPS("Sweeps", "Count"),

  /** Healthy running tasks that Cloud Map does not list, of a sweep, by {@code Function}. */
  STRANDED_TASKS("StrandedTasks", "Count"),

  /** Instances that a sweep left alone, for they are not proved to be ours, by {@code Function}. */
  UNATTRIBUTED_INSTANCES("UnattributedInstances", "Count");

  /** The namespace of all metrics. */
  public static final String NAMESPACE = "CloudMapReactor";

  private final String metricName;
  private final String unit;

  Metric(String metricName, String unit) {
    this.metricName = metricName;
    this.unit = unit;
  }

  /** The metric's name in CloudWatch. */
  public String metricName() {
    return metricName;
  }

  /** The metric's unit in CloudWatch. */
  public String unit() {
    return unit;
  }
}
