package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object together with the place where it stands, so that every complaint can name that
 * place.
 */
record Place(String path, JsonNode node) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Parses a text that must be one JSON object. */
  static Place parse(String path, String json) {
    try {
      return object(path, MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("%s: not JSON: %s".formatted(path, e.getMessage()), e);
    }
  }

  static Place object(String path, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          "%s: expected an object, found %s".formatted(path, shown(node)));
    }
    return new Place(path, node);
  }

  /**
   * Refuses every property but these: a misspelt one would otherwise be silently without effect.
   */
  Place only(String... properties) {
    Set<String> known = Set.of(properties);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw wrong(
                    name, "there is no such property; known are %s".formatted(List.of(properties)));
              }
            });
    return this;
  }

  String text(String property) {
    return required(property, findText(property));
  }

  String text(String property, Pattern pattern) {
    String text = text(property);
    if (!pattern.matcher(text).matches()) {
      throw wrong(property, "\"%s\" does not match %s".formatted(text, pattern));
    }
    return text;
  }

  String text(String property, String otherwise) {
    String text = findText(property);
    return text == null ? otherwise : text;
  }

  @Nullable String findText(String property) {
    JsonNode value = node.path(property);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(property, "expected a text, found %s".formatted(shown(value)));
    }
    return value.textValue();
  }

  boolean flag(String property) {
    JsonNode value = node.path(property);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(property, "expected true or false, found %s".formatted(shown(value)));
    }
    return value.booleanValue();
  }

  int count(String property, int otherwise) {
    Long count = findCount(property);
    return count == null ? otherwise : Math.toIntExact(count);
  }

  @Nullable Long findCount(String property) {
    JsonNode value = node.path(property);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.longValue() < 0) {
      throw wrong(property, "expected a whole number from 0 on, found %s".formatted(shown(value)));
    }
    return value.longValue();
  }

  Instant instant(String property) {
    return required(property, findInstant(property));
  }

  @Nullable Instant findInstant(String property) {
    String text = findText(property);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(
          property, "expected a time like 2026-09-14T08:00:00Z, found \"%s\"".formatted(text));
    }
  }

  <T> List<T> objects(String property, Function<Place, T> reader) {
    return list(property, (path, element) -> reader.apply(object(path, element)));
  }

  List<String> texts(String property) {
    return list(
        property,
        (path, element) -> {
          if (!element.isTextual()) {
            throw new IllegalArgumentException(
                "%s: expected a text, found %s".formatted(path, shown(element)));
          }
          return element.textValue();
        });
  }

  <T> List<T> list(String property, ElementReader<T> reader) {
    JsonNode value = node.path(property);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrong(property, "expected a list, found %s".formatted(shown(value)));
    }
    List<T> read = new ArrayList<>();
    for (JsonNode element : value) {
      read.add(reader.read("%s[%d]".formatted(at(property), read.size()), element));
    }
    return read;
  }

  Map<String, String> textMap(String property) {
    if (!node.has(property)) {
      return Map.of();
    }
    Place map = object(at(property), node.path(property));
    Map<String, String> read = new LinkedHashMap<>();
    map.node.fieldNames().forEachRemaining(name -> read.put(name, map.value(name)));
    return read;
  }

  /** A text that may be empty, as a tag's value may. */
  private String value(String property) {
    JsonNode value = node.path(property);
    if (!value.isTextual()) {
      throw wrong(property, "expected a text, found %s".formatted(shown(value)));
    }
    return value.textValue();
  }

  IllegalArgumentException wrong(String property, String what) {
    return new IllegalArgumentException("%s: %s".formatted(at(property), what));
  }

  String at(String property) {
    return path + "." + property;
  }

  private <T> T required(String property, @Nullable T value) {
    if (value == null) {
      throw wrong(property, "is missing");
    }
    return value;
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  /** Reads one element of a list. */
  interface ElementReader<T> {
    T read(String path, JsonNode element);
  }
}
