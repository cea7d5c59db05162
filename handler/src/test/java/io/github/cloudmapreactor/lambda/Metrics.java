package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The metrics that a line of the log is. */
final class Metrics {

  private Metrics() {}

  /** Reads a line as CloudWatch does: each directive with its values and dimensions. */
  static List<String> metrics(JsonNode line) {
    List<String> metrics = new ArrayList<>();
    for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
      assertThat(directive.get("Namespace").asText()).isEqualTo("CloudMapReactor");
      JsonNode metric = directive.at("/Metrics/0");
      List<String> dimensions = new ArrayList<>();
      for (JsonNode name : directive.at("/Dimensions/0")) {
        assertThat(line.get(name.asText()).isTextual()).isTrue();
        dimensions.add(name.asText() + "=" + line.get(name.asText()).asText());
      }
      String name = metric.get("Name").asText();
      metrics.add(
          "%s=%d %s %s"
              .formatted(
                  name,
                  line.get(name).asLong(),
                  metric.get("Unit").asText(),
                  String.join(",", dimensions)));
    }
    return metrics;
  }
}
