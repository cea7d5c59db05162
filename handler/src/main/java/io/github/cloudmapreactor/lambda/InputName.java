package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The name that an input begins with, which tells the reactor's own messages from all else: no
 * event of AWS begins with one of these.
 */
final class InputName {

  /** What a probe's object begins with. */
  static final String PROBE = "probe";

  /** What the schedule of the health watch sends once a minute: {@code {"minute": "…"}}. */
  static final String MINUTE = "minute";

  private static final JsonFactory JSON = BoundedJson.factory();

  private InputName() {}

  /** The first name of an object; empty where this is none, and whoever reads it next says why. */
  static String of(byte[] input) {
    try (JsonParser parser = JSON.createParser(input)) {
      String name = parser.nextToken() == JsonToken.START_OBJECT ? parser.nextFieldName() : null;
      return name == null ? "" : name;
    } catch (IOException e) {
      return "";
    }
  }
}
