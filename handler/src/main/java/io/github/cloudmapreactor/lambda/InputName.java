package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Tells a probe from all else by the name that it begins with; no event of AWS begins with it. */
final class InputName {

  /** What a probe's object begins with. */
  static final String PROBE = "probe";

  private static final JsonFactory JSON = BoundedJson.factory();

  private InputName() {}

  /** Whether this is a probe; what cannot be read is none, and whoever reads it next says why. */
  static boolean isProbe(byte[] input) {
    try (JsonParser parser = JSON.createParser(input)) {
      return parser.nextToken() == JsonToken.START_OBJECT && PROBE.equals(parser.nextFieldName());
    } catch (IOException e) {
      return false;
    }
  }
}
