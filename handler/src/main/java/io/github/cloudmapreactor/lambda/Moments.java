package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads moments, and the reactor's own messages to itself: an object with one, {@code {"due":
 * "…"}}.
 */
final class Moments {

  /** Before ECS there were no tasks, and no sum of times may ever overflow. */
  private static final Instant EARLIEST = Instant.parse("2014-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final JsonFactory JSON = BoundedJson.factory();

  private Moments() {}

  /**
   * The moment that {@code name} has, or nothing where {@code bytes} are something else.
   *
   * @throws InvalidEventException where {@code name} comes first and has no moment, or not alone
   */
  static Optional<Instant> read(byte[] bytes, String name) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT || !name.equals(parser.nextFieldName())) {
        return Optional.empty();
      }
      String text = String.valueOf(parser.nextTextValue());
      Optional<Instant> moment = parse(text);
      boolean whole = parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
      if (moment.isEmpty() || !whole) {
        throw InvalidEventException.wrong(name, "a moment such as 2026-09-14T09:00:00Z", text);
      }
      return moment;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The moment that a text spells, or nothing where it spells none that can be. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(moment -> !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
