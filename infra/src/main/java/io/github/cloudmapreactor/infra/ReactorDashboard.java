package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.lambda.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** One page that answers: what did it do, how fast, is anything stuck, and why. */
final class ReactorDashboard {

  private static final Duration MINUTE = Duration.minutes(1);
  private static final int HALF = 12;
  private static final int THIRD = 8;
  private static final int HEIGHT = 6;

  private final ReactorFunction events;
  private final Optional<ReactorFunction> watch;
  private final Duration sweep;

  /** A page about these functions; {@code sweep} is from one orphan sweep to the next. */
  ReactorDashboard(ReactorFunction events, Optional<ReactorFunction> watch, Duration sweep) {
    this.events = events;
    this.watch = watch;
    this.sweep = sweep;
  }

  Dashboard make(
      Construct scope,
      EventDelivery delivery,
      Queue deadLetters,
      Queue undelivered,
      ReactorAlarms alarms) {
    Dashboard dashboard =
        Dashboard.Builder.create(scope, "Dashboard").defaultInterval(Duration.hours(3)).build();
    if (!alarms.all().isEmpty()) {
      dashboard.addWidgets(
          AlarmStatusWidget.Builder.create()
              .title("Alarms")
              .width(2 * HALF)
              .height(3)
              .alarms(alarms.all())
              .build());
    }
    dashboard.addWidgets(
        graph("Tasks to deregister, by reason", HALF).left(byReason()).stacked(true).build(),
        graph("Tasks to deregister, by outcome", HALF).left(byOutcome()).stacked(true).build());
    dashboard.addWidgets(table(LogQuery.REMOVALS), table(LogQuery.FAILURES_BY_KIND));
    dashboard.addWidgets(
        graph("From the task's change to the call, ms", HALF).left(latency()).build(),
        graph("Waiting events and their age", HALF)
            .left(
                Stream.concat(
                        delivery.backlog().stream(),
                        Stream.of(
                            visible(deadLetters, "dead letters"),
                            visible(undelivered, "undelivered")))
                    .toList())
            .right(
                List.of(
                    delivery
                        .ageOfOldestEvent()
                        .with(ReactorMetrics.over(MINUTE, "Maximum", delivery.ageLabel()))))
            .build());
    dashboard.addWidgets(
        graph("Errors, throttles, failures, held back", THIRD).left(trouble()).build(),
        graph("Duration, ms", THIRD)
            .left(
                List.of(
                    events.function().metricDuration(ReactorMetrics.over(MINUTE, "p50", "p50")),
                    events.function().metricDuration(ReactorMetrics.over(MINUTE, "p99", "p99"))))
            .build(),
        query("Cold starts", THIRD, List.of(events.log().getLogGroupName()))
            .view(LogQueryVisualizationType.BAR)
            .queryLines(
                List.of(
                    "filter coldStart = 1",
                    "stats count_distinct(requestId) as coldStarts by bin(5m)"))
            .build());
    watch.map(this::aboutWatch).ifPresent(dashboard::addWidgets);
    return dashboard;
  }

  private IWidget[] aboutWatch(ReactorFunction function) {
    ReactorMetrics metrics = ReactorMetrics.of(function);
    return new IWidget[] {
      graph("Health watch: tasks, UNHEALTHY ones", THIRD)
          .left(List.of(metrics.of(Metric.TASKS, MINUTE, "Maximum")))
          .right(List.of(metrics.of(Metric.UNHEALTHY_TASKS, MINUTE, "Maximum")))
          .build(),
      graph("Health watch: ms of a pass, passes", THIRD)
          .left(List.of(metrics.of(Metric.PASS_TIME, MINUTE, "Maximum")))
          .right(List.of(metrics.of(Metric.PASSES, MINUTE, "Sum")))
          .build(),
      graph("Orphan sweep: what it found, sweeps", THIRD)
          .left(
              List.of(
                  metrics.of(Metric.STRANDED_TASKS, sweep, "Maximum"),
                  metrics.of(Metric.UNATTRIBUTED_INSTANCES, sweep, "Maximum")))
          .right(List.of(metrics.of(Metric.SWEEPS, sweep, "Sum")))
          .build()
    };
  }

  private List<ReactorFunction> functions() {
    return Stream.concat(Stream.of(events), watch.stream()).toList();
  }

  private List<IMetric> byReason() {
    return Arrays.stream(Reason.values())
        .filter(Reason::isDeregistration)
        .<IMetric>map(
            reason -> ReactorMetrics.sumWhere(functions(), "Reason", reason.name(), MINUTE))
        .toList();
  }

  private List<IMetric> byOutcome() {
    return Arrays.stream(Outcome.Kind.values())
        .filter(kind -> kind != Outcome.Kind.KEPT)
        .<IMetric>map(kind -> ReactorMetrics.sumWhere(functions(), "Outcome", kind.name(), MINUTE))
        .toList();
  }

  private List<IMetric> latency() {
    return Stream.of("p50", "p90", "p99")
        .<IMetric>map(
            percentile ->
                ReactorMetrics.of(events)
                    .of(Metric.EVENT_TO_CALL, MINUTE, percentile)
                    .with(ReactorMetrics.over(MINUTE, percentile, percentile)))
        .toList();
  }

  private static IMetric visible(Queue queue, String label) {
    return queue.metricApproximateNumberOfMessagesVisible(
        ReactorMetrics.over(MINUTE, "Maximum", label));
  }

  private List<IMetric> trouble() {
    return functions().stream()
        .<IMetric>flatMap(
            function ->
                Stream.of(
                    function.function().metricErrors(ReactorMetrics.over(MINUTE, "Sum")),
                    function.function().metricThrottles(ReactorMetrics.over(MINUTE, "Sum")),
                    ReactorMetrics.of(function).of(Metric.FAILURES, MINUTE, "Sum"),
                    ReactorMetrics.of(function).of(Metric.HELD_BACK, MINUTE, "Sum")))
        .toList();
  }

  /** What metrics do not say: which services, and what the failures mean. */
  private LogQueryWidget table(LogQuery asked) {
    return query(asked.title(), HALF, ReactorQueries.logs(events, watch))
        .view(LogQueryVisualizationType.TABLE)
        .queryString(asked.text())
        .build();
  }

  private static LogQueryWidget.Builder query(String title, int width, List<String> logs) {
    return LogQueryWidget.Builder.create()
        .title(title)
        .width(width)
        .height(HEIGHT)
        .logGroupNames(logs);
  }

  private static GraphWidget.Builder graph(String title, int width) {
    return GraphWidget.Builder.create().title(title).width(width).height(HEIGHT);
  }
}
