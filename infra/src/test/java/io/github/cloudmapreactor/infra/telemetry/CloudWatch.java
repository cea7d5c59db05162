package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.infra.telemetry.Datapoint.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What CloudWatch is told: the lines of the functions' logs, and the datapoints of all metrics. */
final class CloudWatch {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> lines = new ArrayList<>();
  private final List<Datapoint> datapoints = new ArrayList<>();

  /** Takes a line that a function logged, with the metrics that it is. */
  void log(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      lines.add(line);
      datapoints.addAll(Datapoint.of(line));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no line of JSON: " + text, e);
    }
  }

  /** Takes a value of a metric that one of AWS's services publishes. */
  void put(
      String namespace, String metric, String dimension, String name, Instant at, double value) {
    datapoints.add(
        new Datapoint(new Metric(namespace, metric, Map.of(dimension, name)), at, value));
  }

  List<JsonNode> lines() {
    return lines;
  }

  List<Datapoint> datapoints(Metric metric) {
    return datapoints.stream().filter(datapoint -> datapoint.metric().equals(metric)).toList();
  }
}
