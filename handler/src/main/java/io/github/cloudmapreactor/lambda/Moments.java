package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the reactor's own messages to itself: an object with one moment, {@code {"due": "…"}}. */
final class Moments {

  private static final JsonFactory JSON = new JsonFactory();

  private Moments() {}

  /**
   * The moment that {@code name} has, or nothing where {@code bytes} are something else.
   *
   * @throws InvalidEventException where {@code name} comes first and has no moment
   */
  static Optional<Instant> read(byte[] bytes, String name) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT || !name.equals(parser.nextFieldName())) {
        return Optional.empty();
      }
      String text = String.valueOf(parser.nextTextValue());
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeParseException e) {
        throw InvalidEventException.wrong(name, "a moment such as 2026-09-14T09:00:00Z", text);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
