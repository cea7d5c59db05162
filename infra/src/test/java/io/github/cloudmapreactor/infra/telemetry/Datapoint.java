package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One value of a metric, as CloudWatch takes it. */
record Datapoint(Metric metric, Instant at, double value) {

  /** A metric: two that differ in a dimension have nothing to do with each other. */
  record Metric(String namespace, String name, Map<String, String> dimensions) {}

  /**
   * What a line of the log is in CloudWatch's embedded metric format.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
   *     metric format specification</a>
   */
  static List<Datapoint> of(JsonNode line) {
    List<Datapoint> datapoints = new ArrayList<>();
    Instant at = Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong());
    for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
      for (JsonNode names : directive.path("Dimensions")) {
        Map<String, String> dimensions = new TreeMap<>();
        names.forEach(name -> dimensions.put(name.asText(), required(line, name).asText()));
        for (JsonNode metric : directive.path("Metrics")) {
          datapoints.add(
              new Datapoint(
                  new Metric(
                      directive.path("Namespace").asText(),
                      metric.path("Name").asText(),
                      dimensions),
                  at,
                  required(line, metric.path("Name")).asDouble()));
        }
      }
    }
    return datapoints;
  }

  /** CloudWatch drops without a word what refers to nothing. */
  private static JsonNode required(JsonNode line, JsonNode name) {
    JsonNode value = line.get(name.asText());
    if (value == null) {
      throw new IllegalArgumentException("the line has no %s: %s".formatted(name, line));
    }
    return value;
  }
}
