package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of the log, as Logs Insights names them: those that are promised, and those of a line.
 */
final class LogFields {

  private static final JsonNode SCHEMA = read();

  private LogFields() {}

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Path.of("../docs/log.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the schema of the log", e);
    }
  }

  /** Whether the schema has a plain value of that name. */
  static boolean isPromised(String name) {
    List<JsonNode> places = new ArrayList<>();
    SCHEMA.path("allOf").forEach(place -> places.add(target(place)));
    SCHEMA.path("oneOf").forEach(place -> places.add(target(place)));
    return places.stream().anyMatch(place -> hasValue(place, name.split("\\.", -1), 0));
  }

  private static boolean hasValue(JsonNode place, String[] path, int depth) {
    if (depth == path.length) {
      return !place.isMissingNode() && !place.has("properties") && !place.has("items");
    }
    String name = path[depth];
    JsonNode next =
        name.matches("[0-9]+") ? place.path("items") : place.path("properties").path(name);
    return hasValue(target(next), path, depth + 1);
  }

  private static JsonNode target(JsonNode place) {
    return place.has("$ref") ? SCHEMA.at(place.get("$ref").asText().substring(1)) : place;
  }

  /**
   * The fields of a line: nested ones with dots, arrays by index, true and false as 1 and 0.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html">Supported
   *     logs and discovered fields</a>
   */
  static Map<String, Object> of(JsonNode line) {
    Map<String, Object> fields = new HashMap<>();
    flatten("", line, fields);
    return fields;
  }

  private static void flatten(String name, JsonNode value, Map<String, Object> fields) {
    String prefix = name.isEmpty() ? "" : name + ".";
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> flatten(prefix + field.getKey(), field.getValue(), fields));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(prefix + i, value.get(i), fields);
      }
    } else if (value.isBoolean()) {
      fields.put(name, value.asBoolean() ? 1.0 : 0.0);
    } else {
      fields.put(name, value.isNumber() ? (Object) value.asDouble() : value.asText());
    }
  }
}
