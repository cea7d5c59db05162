package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of the log of any input: whole lines of JSON, and metrics of known names only. */
final class LogCheck {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** The longest line that CloudWatch takes. */
  private static final int LONGEST_LINE = 256 * 1024;

  private static final Set<String> METRICS =
      names(Stream.of(Metric.values()).map(Metric::metricName));

  /** Every value that a dimension may have for an event: each is a metric that costs money. */
  private static final Set<String> DIMENSIONS =
      names(
          Stream.of(
                  Stream.of("reactor", "InvalidEvent"),
                  Arrays.stream(Reason.values()).map(Enum::name),
                  Arrays.stream(Outcome.Kind.values()).map(Enum::name),
                  Arrays.stream(Hold.values()).map(Enum::name))
              .flatMap(names -> names));

  private LogCheck() {}

  private static Set<String> names(Stream<String> names) {
    return names.collect(Collectors.toUnmodifiableSet());
  }

  /** Checks each line, and says how its event ended. */
  static void check(String log, Consumer<String> end) {
    require(log.isEmpty() || log.endsWith("\n"), "a line has no end: " + log);
    log.lines().forEach(line -> end.accept(checkLine(line)));
  }

  private static String checkLine(String line) {
    requirePlain(line);
    require(line.length() < LONGEST_LINE, "a line of " + line.length());
    JsonNode json = parse(line);
    String level = json.path("level").asText();
    require(Set.of("INFO", "WARN", "ERROR").contains(level), "the level " + level);
    json.at("/_aws/CloudWatchMetrics").forEach(directive -> checkMetric(directive, json));
    return json.path("outcome").asText(json.path("error").asText());
  }

  private static void checkMetric(JsonNode directive, JsonNode line) {
    String name = directive.at("/Metrics/0/Name").asText();
    require(METRICS.contains(name) && line.path(name).isIntegralNumber(), "the metric " + name);
    for (JsonNode dimension : directive.at("/Dimensions/0")) {
      String value = line.path(dimension.asText()).asText();
      require(DIMENSIONS.contains(value), "the dimension " + dimension + " " + value);
    }
  }

  static JsonNode parse(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  static void requirePlain(String text) {
    require(
        text.codePoints()
            .noneMatch(
                point ->
                    Character.isISOControl(point) || Character.getType(point) == Character.FORMAT),
        "a control character in " + text);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
