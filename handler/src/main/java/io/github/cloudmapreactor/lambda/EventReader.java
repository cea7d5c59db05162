package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an event that matter, in one pass and with bounds on what it takes; unknown
 * ones are passed over, for ECS announces that it will add some.
 *
 * <p>An event looks like this, much shortened:
 *
 * <pre>{@code
 * {"id": "9a…", "detail-type": "ECS Task State Change", "source": "aws.ecs",
 *  "account": "210987654321", "time": "2026-09-14T09:12:03Z", "region": "eu-west-1",
 *  "detail": {"clusterArn": "arn:…:cluster/prod", "taskArn": "arn:…:task/prod/0f3c…",
 *             "desiredStatus": "STOPPED", "lastStatus": "DEACTIVATING", "version": 6,
 *             "group": "service:orders", "updatedAt": "2026-09-14T09:12:03.412Z"}}
 * }</pre>
 */
final class EventReader {

  /** EventBridge and SQS carry at most 1 MiB. */
  static final int LARGEST_EVENT = 1_048_576;

  private static final String DETAIL = "detail";

  private static final Set<String> ENVELOPE_FIELDS =
      Set.of("id", "detail-type", "source", "account", "time", "region", "replay-name");

  private static final Set<String> DETAIL_FIELDS =
      Set.of(
          "clusterArn",
          "taskArn",
          "lastStatus",
          "desiredStatus",
          "healthStatus",
          "version",
          "updatedAt",
          "createdAt",
          "startedAt",
          "group",
          "startedBy",
          "stopCode");

  private final JsonFactory json = BoundedJson.factory(LARGEST_EVENT);

  /**
   * The fields of an event by name, those of {@code detail} with that in front.
   *
   * @throws InvalidEventException where {@code event} is no JSON object, or too large, or nested
   *     too deeply, or states a field twice
   */
  EventFields read(byte[] event) {
    if (event.length > LARGEST_EVENT) {
      throw InvalidEventException.input(
          "the event: expected at most %d bytes, found %d".formatted(LARGEST_EVENT, event.length));
    }
    Map<String, @Nullable String> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(event)) {
      requireObject(parser.nextToken(), "the event");
      readObject(parser, "", ENVELOPE_FIELDS, fields);
      if (parser.nextToken() != null) {
        throw InvalidEventException.input(
            "the event: expected one JSON object, found more behind it");
      }
    } catch (IOException e) {
      throw InvalidEventException.input(
          "the event: expected a JSON object, but reading it failed: " + complaint(e));
    }
    return new EventFields(fields);
  }

  private static void readObject(
      JsonParser parser, String prefix, Set<String> wanted, Map<String, @Nullable String> fields)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (prefix.isEmpty() && name.equals(DETAIL)) {
        requireObject(value, DETAIL);
        add(fields, DETAIL, "");
        readObject(parser, DETAIL + ".", DETAIL_FIELDS, fields);
      } else if (wanted.contains(name)) {
        readScalar(parser, value, prefix + name, fields);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void readScalar(
      JsonParser parser, JsonToken value, String name, Map<String, @Nullable String> fields)
      throws IOException {
    if (value.isStructStart()) {
      throw InvalidEventException.wrong(name, "a plain value", value.asString());
    }
    add(fields, name, value == JsonToken.VALUE_NULL ? null : parser.getText());
  }

  private static void add(
      Map<String, @Nullable String> fields, String name, @Nullable String value) {
    if (fields.containsKey(name)) {
      throw InvalidEventException.input(name + ": expected once, but it stands there twice");
    }
    fields.put(name, value);
  }

  private static void requireObject(JsonToken token, String name) {
    if (token != JsonToken.START_OBJECT) {
      throw InvalidEventException.wrong(
          name, "a JSON object", token == null ? "nothing" : words(token));
    }
  }

  private static String words(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.isBoolean() ? "true or false" : "null";
    };
  }

  /** What the parser complains of, with where, and without what it says of its own settings. */
  private static String complaint(IOException e) {
    if (e instanceof JacksonException parsing && parsing.getLocation() != null) {
      String what = String.valueOf(parsing.getOriginalMessage());
      int marker = what.indexOf(" (start marker");
      JsonLocation at = parsing.getLocation();
      return "%s (line %d, column %d)"
          .formatted(
              marker < 0 ? what : what.substring(0, marker), at.getLineNr(), at.getColumnNr());
    }
    return String.valueOf(e.getMessage());
  }
}
