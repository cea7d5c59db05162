package io.github.cloudmapreactor.bench.telemetry;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.lambda.Metric;
import java.time.Duration;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * The metrics of the function's own log line, published with Powertools.
 *
 * @see <a href="https://docs.aws.amazon.com/powertools/java/latest/core/metrics/">Metrics</a>
 */
final class PowertoolsMetrics {

  private static final Metrics METRICS =
      MetricsBuilder.builder()
          .withNamespace(Metric.NAMESPACE)
          .withDefaultDimensions(DimensionSet.of("Function", Sample.FUNCTION))
          .build();

  /** All metrics of one flush share their dimensions, so these two take two lines. */
  void publish(Report report) {
    METRICS.flushSingleMetric(
        Metric.DEREGISTRATIONS.metricName(),
        1,
        MetricUnit.COUNT,
        Metric.NAMESPACE,
        DimensionSet.of(
            "Function",
            Sample.FUNCTION,
            "Reason",
            report.decision().reason().name(),
            "Outcome",
            report.outcome().kind().name()));
    METRICS.addMetric(
        Metric.EVENT_TO_CALL.metricName(),
        report.observedToCall().map(Duration::toMillis).orElse(0L),
        MetricUnit.MILLISECONDS);
    METRICS.flush();
  }
}
