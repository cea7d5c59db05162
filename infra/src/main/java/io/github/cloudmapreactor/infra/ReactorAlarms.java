package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.lambda.Metric;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What wakes someone: each alarm's description says what it means and what to do first. */
final class ReactorAlarms extends Construct {

  private static final Duration MINUTE = Duration.minutes(1);

  private final CloudMapReactorProps props;
  private final List<Alarm> all = new ArrayList<>();

  ReactorAlarms(Construct scope, CloudMapReactorProps props) {
    super(scope, "Alarms");
    this.props = props;
  }

  List<Alarm> all() {
    return all;
  }

  /** Something lies in a queue that only a person empties. */
  void onAny(String id, Queue queue, String meaning) {
    add(
        id,
        queue.metricApproximateNumberOfMessagesVisible(ReactorMetrics.over(MINUTE, "Maximum")),
        1,
        1,
        1,
        meaning);
  }

  /** What is due at once is late. */
  void onLateEvents(EventDelivery delivery) {
    add(
        "LateEvents",
        delivery.ageOfOldestEvent().with(ReactorMetrics.over(MINUTE, "Maximum")),
        delivery.lateAge(),
        3,
        3,
        "Task state changes wait for more than two minutes: a storm of stops, a paused or failing"
            + " function. Look at the dashboard, then at the function's log.");
  }

  /** The functions' own trouble; {@code id} comes before the alarms' names. */
  void onTroubleOf(String id, ReactorFunction function) {
    ReactorMetrics metrics = ReactorMetrics.of(function);
    add(
        id + "Errors",
        function.function().metricErrors(ReactorMetrics.over(MINUTE, "Sum")),
        1,
        5,
        3,
        "The function crashes, times out or cannot start. Its log says why; a wrong setting is"
            + " named there.");
    add(
        id + "Throttles",
        function.function().metricThrottles(ReactorMetrics.over(MINUTE, "Sum")),
        1,
        5,
        3,
        "Lambda lacks concurrency for the function: other functions use up the account's.");
    add(
        id + "Failures",
        metrics.of(Metric.FAILURES, MINUTE, "Sum"),
        1,
        5,
        3,
        "Deregistrations, or the reads they need, keep failing; so tasks stay in Cloud Map that"
            + " should be gone. The log lines of level ERROR name the call and the remedy.");
    add(
        id + "HeldBack",
        metrics.of(Metric.HELD_BACK, "Hold", Hold.FLOOR.name(), MINUTE, "Sum"),
        1,
        1,
        1,
        "So many tasks of a service are UNHEALTHY that the floor (keepAtLeast) keeps some in Cloud"
            + " Map. Look at the service, not at the reactor: something that its tasks share fails.");
  }

  /** Nobody looks at the tasks' health. */
  void onNoPass(ReactorFunction function, java.time.Duration interval) {
    Duration period = Duration.minutes(Math.max(1, (interval.toSeconds() + 59) / 60));
    Alarm alarm =
        alarm(
            "NoPass",
            ReactorMetrics.of(function).of(Metric.PASSES, period, "Sum"),
            1,
            3,
            3,
            "The health watch has not looked at all tasks for three intervals (three minutes at"
                + " least): it is paused, fails, or the fleet is too large for its budget of calls."
                + " The log lines of the watch function say which.",
            ComparisonOperator.LESS_THAN_THRESHOLD,
            TreatMissingData.BREACHING);
    all.add(alarm);
  }

  private void add(
      String id, IMetric metric, Number threshold, int periods, int breaching, String meaning) {
    all.add(
        alarm(
            id,
            metric,
            threshold,
            periods,
            breaching,
            meaning,
            ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            TreatMissingData.NOT_BREACHING));
  }

  private Alarm alarm(
      String id,
      IMetric metric,
      Number threshold,
      int periods,
      int breaching,
      String meaning,
      ComparisonOperator comparison,
      TreatMissingData missing) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmDescription("Cloud Map Reactor: " + meaning)
            .metric(metric)
            .threshold(threshold)
            .comparisonOperator(comparison)
            .evaluationPeriods(periods)
            .datapointsToAlarm(breaching)
            .treatMissingData(missing)
            .build();
    if (props.alarmAction != null) {
      alarm.addAlarmAction(props.alarmAction);
      alarm.addOkAction(props.alarmAction);
    }
    return alarm;
  }
}
