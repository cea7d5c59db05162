package io.github.cloudmapreactor.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events in a file or a stream, compressed or not: one event, an array of them, one a
 * line, and what CloudWatch Logs and SQS give.
 */
public final class EventInput implements EventSource {

  private final ObjectMapper mapper = new ObjectMapper();
  private final String name;
  private final JsonParser parser;
  private final EventBodies bodies;
  private int number;

  private EventInput(String name, InputStream input) throws IOException {
    this.name = name;
    this.parser = new JsonFactory().createParser(new LogLines(Compression.undone(input)));
    this.bodies = new EventBodies(parser);
  }

  /**
   * Opens a file.
   *
   * @throws UsageException if it cannot be read
   */
  public static EventInput file(Path file) {
    try {
      return new EventInput(file.toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Reads a stream, which stays open. */
  public static EventInput stream(String name, InputStream input) {
    try {
      EventInput events = new EventInput(name, input);
      events.parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      return events;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public Optional<Event> next() {
    try {
      return bodies.next().map(this::event);
    } catch (JsonProcessingException e) {
      throw notJson(place(e.getLocation()), e);
    } catch (IOException e) {
      throw unreadable(name + after(), e);
    }
  }

  @Override
  public int count() {
    return number;
  }

  private Event event(String body) {
    try {
      JsonNode json = mapper.readTree(body);
      number++;
      return new Event(name, number, body, json);
    } catch (JsonProcessingException e) {
      // It stands in a text, so where its parser was says nothing.
      throw notJson(" in the text" + place(parser.currentLocation()), e);
    }
  }

  private UsageException notJson(String where, JsonProcessingException e) {
    return new UsageException(
        ("%s: not JSON%s%s: %s. Give one event, an array of events, one event a line, or what"
                + " CloudWatch Logs or SQS give.")
            .formatted(name, where, after(), Text.complaint(e)),
        e);
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " in line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private String after() {
    return number == 0 ? "" : ", after " + Text.count(number, "event");
  }

  private static UsageException unreadable(String name, IOException e) {
    return new UsageException("%s: it cannot be read (%s)".formatted(name, e), e);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + name, e);
    }
  }
}
