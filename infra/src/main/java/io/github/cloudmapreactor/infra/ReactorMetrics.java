package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.lambda.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** The metrics that a function publishes itself, by the names that its own code has for them. */
final class ReactorMetrics {

  private static final String FUNCTION = "Function";

  private final String function;

  private ReactorMetrics(String function) {
    this.function = function;
  }

  /** The metrics of a function. */
  static ReactorMetrics of(ReactorFunction function) {
    return new ReactorMetrics(function.function().getFunctionName());
  }

  /** An interval as a period that CloudWatch takes: in whole minutes, and not shorter. */
  static Duration period(java.time.Duration interval) {
    return Duration.minutes(interval.plusMinutes(1).minusNanos(1).toMinutes());
  }

  static MetricOptions over(Duration period, String statistic) {
    return MetricOptions.builder().period(period).statistic(statistic).build();
  }

  /** With a name of its own in a graph's legend. */
  static MetricOptions over(Duration period, String statistic, String label) {
    return MetricOptions.builder().period(period).statistic(statistic).label(label).build();
  }

  software.amazon.awscdk.services.cloudwatch.Metric of(
      Metric metric, Duration period, String statistic) {
    return of(metric, Map.of(FUNCTION, function), period, statistic);
  }

  /** With one dimension more. */
  software.amazon.awscdk.services.cloudwatch.Metric of(
      Metric metric, String dimension, String value, Duration period, String statistic) {
    return of(metric, Map.of(FUNCTION, function, dimension, value), period, statistic);
  }

  private static software.amazon.awscdk.services.cloudwatch.Metric of(
      Metric metric, Map<String, String> dimensions, Duration period, String statistic) {
    return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
        .namespace(Metric.NAMESPACE)
        .metricName(metric.metricName())
        .dimensionsMap(dimensions)
        .period(period)
        .statistic(statistic)
        .build();
  }

  /**
   * The sum, over these functions, of all deregistrations that have this dimension at this value.
   */
  static MathExpression sumWhere(
      List<ReactorFunction> functions, String dimension, String value, Duration period) {
    String names =
        functions.stream()
            .map(function -> "\"" + function.function().getFunctionName() + "\"")
            .collect(Collectors.joining(" OR "));
    String search =
        "SUM(SEARCH('{%s,%s,Reason,Outcome} MetricName=\"%s\" %s=(%s) %s=\"%s\"', 'Sum'))"
            .formatted(
                Metric.NAMESPACE,
                FUNCTION,
                Metric.DEREGISTRATIONS.metricName(),
                FUNCTION,
                names,
                dimension,
                value);
    return MathExpression.Builder.create()
        .expression(search)
        .label(value)
        .usingMetrics(Map.of())
        .period(period)
        .build();
  }
}
