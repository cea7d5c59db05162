package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Template;
import io.github.cloudmapreactor.infra.replay.Template.Resource;
import io.github.cloudmapreactor.infra.telemetry.AlarmState.Period;
import io.github.cloudmapreactor.infra.telemetry.AlarmState.Rule;
import io.github.cloudmapreactor.infra.telemetry.Datapoint.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alarm of the template.
 *
 * @param id its name in the product
 * @param metric what it watches
 * @param statistic how a period's datapoints become one
 * @param rule what makes it go off
 */
record MetricAlarm(
    String id,
    Metric metric,
    String statistic,
    Duration period,
    String comparison,
    double threshold,
    Rule rule) {

  /** The construct's path and the hash that the CDK makes a logical id of. */
  private static final Pattern LOGICAL_ID = Pattern.compile("ReactorAlarms(\\w+)[0-9A-F]{8}");

  /** All alarms that it deploys. */
  static List<MetricAlarm> of(Template template) {
    return template.resources("AWS::CloudWatch::Alarm").stream()
        .map(resource -> read(template, resource))
        .toList();
  }

  private static MetricAlarm read(Template template, Resource resource) {
    Matcher id = LOGICAL_ID.matcher(resource.logicalId());
    if (!id.matches()) {
      throw new IllegalArgumentException("no alarm of the reactor: " + resource);
    }
    JsonNode properties = resource.properties();
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode dimension : properties.path("Dimensions")) {
      dimensions.put(dimension.path("Name").asText(), template.text(dimension.path("Value")));
    }
    return new MetricAlarm(
        id.group(1),
        new Metric(
            properties.required("Namespace").asText(),
            properties.required("MetricName").asText(),
            dimensions),
        properties.required("Statistic").asText(),
        Duration.ofSeconds(properties.required("Period").asInt()),
        properties.required("ComparisonOperator").asText(),
        properties.required("Threshold").asDouble(),
        new Rule(
            properties.required("EvaluationPeriods").asInt(),
            properties.required("DatapointsToAlarm").asInt(),
            properties.required("TreatMissingData").asText()));
  }

  /** What the period that ends at {@code end} says. */
  Period at(Instant end, List<Datapoint> datapoints) {
    Instant begin = end.minus(period);
    DoubleSummaryStatistics values =
        datapoints.stream()
            .filter(datapoint -> datapoint.metric().equals(metric))
            .filter(datapoint -> !datapoint.at().isBefore(begin) && datapoint.at().isBefore(end))
            .mapToDouble(Datapoint::value)
            .summaryStatistics();
    if (values.getCount() == 0) {
      return Period.MISSING;
    }
    return breaches(aggregate(values)) ? Period.BREACHING : Period.WITHIN;
  }

  private double aggregate(DoubleSummaryStatistics values) {
    return switch (statistic) {
      case "Sum" -> values.getSum();
      case "Maximum" -> values.getMax();
      default -> throw new IllegalArgumentException("no known statistic: " + this);
    };
  }

  private boolean breaches(double value) {
    return switch (comparison) {
      case "GreaterThanOrEqualToThreshold" -> value >= threshold;
      case "LessThanThreshold" -> value < threshold;
      default -> throw new IllegalArgumentException("no known comparison: " + this);
    };
  }
}
