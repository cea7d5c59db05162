package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.lambda.Metric;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmProps;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * What wakes someone about the watch: that it does not look, or that it found stranded tasks. With
 * the longest intervals an alarm looks back for three days, of the seven that CloudWatch allows.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>,
 *     Period
 */
final class WatchAlarms {

  /** What happens in so many intervals in a row is no coincidence. */
  private static final int INTERVALS = 3;

  private final ReactorAlarms alarms;
  private final ReactorMetrics metrics;
  private final FunctionSettings settings;

  /** Adds to {@code alarms} those about {@code function}. */
  WatchAlarms(ReactorAlarms alarms, ReactorFunction function, FunctionSettings settings) {
    this.alarms = alarms;
    this.metrics = ReactorMetrics.of(function);
    this.settings = settings;
  }

  void raise() {
    onNone(
        "NoPass",
        Metric.PASSES,
        settings.watchInterval(),
        "The health watch has not looked at all tasks for three intervals (three minutes at"
            + " least): it is paused, fails, or the fleet is too large for its budget of calls."
            + " The log lines of the watch function say which.");
    onNone(
        "NoSweep",
        Metric.SWEEPS,
        settings.sweepInterval(),
        "No orphan sweep has read everything for three intervals (of sweepInterval, or of"
            + " watchInterval where that is longer), so instances of tasks that are gone may stay"
            + " in Cloud Map: the watch is paused, a read fails in every sweep, or the fleet is too"
            + " large for its budget of calls. The log lines of level ERROR of the watch function"
            + " name the call and the remedy. WatchFailures does not tell: a sweep fails in one"
            + " minute of its interval.");
    onStranded();
  }

  /** Silence is what this is about. */
  private void onNone(String id, Metric metric, java.time.Duration interval, String meaning) {
    alarms.add(
        id,
        meaning,
        AlarmProps.builder()
            .metric(metrics.of(metric, ReactorMetrics.period(interval), "Sum"))
            .threshold(1)
            .evaluationPeriods(INTERVALS)
            .datapointsToAlarm(INTERVALS)
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .treatMissingData(TreatMissingData.BREACHING));
  }

  /** One sweep is enough, unless they are replaced: one of a service in each sweep. */
  private void onStranded() {
    boolean replaced = settings.replacesStranded();
    Duration period = ReactorMetrics.period(settings.sweepInterval());
    int sweeps = replaced ? INTERVALS : 1;
    alarms.add(
        "Stranded",
        "HEALTHY tasks run that Cloud Map does not list, and ECS never"
            + " registers a task again. "
            + (replaced
                ? "They are replaced, one of a service in each sweep (stranded=replace), and yet"
                    + " three sweeps in a row found some: the line of each in the watch function's"
                    + " log says what is in the way, and has the command that stops the task by"
                    + " hand (mend)."
                : "The line of each in the watch function's log has the command that stops the"
                    + " task, so that ECS starts another (mend); the setting stranded=replace lets"
                    + " the reactor do that itself."),
        AlarmProps.builder()
            .metric(metrics.of(Metric.STRANDED_TASKS, period, "Maximum"))
            .threshold(1)
            .evaluationPeriods(sweeps)
            .datapointsToAlarm(sweeps)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            // Between two sweeps nothing is known to have changed.
            .treatMissingData(TreatMissingData.IGNORE));
  }
}
