package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.lambda.Metric;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmProps;
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
        meaning,
        above(
            queue.metricApproximateNumberOfMessagesVisible(ReactorMetrics.over(MINUTE, "Maximum")),
            1,
            1,
            1));
  }

  /** What is due at once is late. */
  void onLateEvents(EventDelivery delivery) {
    add(
        "LateEvents",
        "Task state changes wait for more than two minutes: a storm of stops, a paused or failing"
            + " function. Look at the dashboard, then at the function's log.",
        above(
            delivery.ageOfOldestEvent().with(ReactorMetrics.over(MINUTE, "Maximum")),
            delivery.lateAge(),
            3,
            3));
  }

  /** The functions' own trouble; {@code id} comes before the alarms' names. */
  void onTroubleOf(String id, ReactorFunction function) {
    ReactorMetrics metrics = ReactorMetrics.of(function);
    add(
        id + "Errors",
        "The function crashes, times out or cannot start. Its log says why; a wrong setting is"
            + " named there.",
        above(function.function().metricErrors(ReactorMetrics.over(MINUTE, "Sum")), 1, 5, 3));
    add(
        id + "Throttles",
        "Lambda lacks concurrency for the function: other functions use up the account's.",
        above(function.function().metricThrottles(ReactorMetrics.over(MINUTE, "Sum")), 1, 5, 3));
    add(
        id + "Failures",
        "Deregistrations, or the reads they need, keep failing; so tasks stay in Cloud Map that"
            + " should be gone. The log lines of level ERROR name the call and the remedy.",
        above(metrics.of(Metric.FAILURES, MINUTE, "Sum"), 1, 5, 3));
    add(
        id + "HeldBack",
        "So many tasks of a service are UNHEALTHY that the floor (keepAtLeast) keeps some in Cloud"
            + " Map. Look at the service, not at the reactor: something that its tasks share fails.",
        above(metrics.of(Metric.HELD_BACK, "Hold", Hold.FLOOR.name(), MINUTE, "Sum"), 1, 1, 1));
  }

  /** At the threshold or above it in so many of the latest periods; silence is good. */
  private static AlarmProps.Builder above(
      IMetric metric, Number threshold, int periods, int breaching) {
    return AlarmProps.builder()
        .metric(metric)
        .threshold(threshold)
        .evaluationPeriods(periods)
        .datapointsToAlarm(breaching)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .treatMissingData(TreatMissingData.NOT_BREACHING);
  }

  /** One more, with what all of them have in common. */
  void add(String id, String meaning, AlarmProps.Builder when) {
    Alarm alarm =
        new Alarm(this, id, when.alarmDescription("Cloud Map Reactor: " + meaning).build());
    if (props.alarmAction != null) {
      alarm.addAlarmAction(props.alarmAction);
      alarm.addOkAction(props.alarmAction);
    }
    all.add(alarm);
  }
}
