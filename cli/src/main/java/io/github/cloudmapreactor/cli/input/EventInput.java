package io.github.cloudmapreactor.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads events one by one, so that the input may be of any length: one event, an array of them, or
 * one a line.
 */
public final class EventInput implements AutoCloseable {

  private final ObjectMapper mapper = new ObjectMapper();
  private final String name;
  private final JsonParser parser;
  private int number;

  private EventInput(String name, InputStream input) throws IOException {
    this.name = name;
    this.parser = new JsonFactory().createParser(input);
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

  /**
   * The next event, as long as there is one.
   *
   * @throws UsageException if what comes is not JSON or cannot be read
   */
  public Optional<Event> next() {
    try {
      JsonToken token = parser.nextToken();
      while (token != null && isArrayAroundEvents(token)) {
        token = parser.nextToken();
      }
      return token == null ? Optional.empty() : Optional.of(read());
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** How many events have come so far. */
  public int count() {
    return number;
  }

  private boolean isArrayAroundEvents(JsonToken token) {
    JsonStreamContext context = parser.getParsingContext();
    return switch (token) {
      case START_ARRAY -> context.getParent().inRoot();
      case END_ARRAY -> context.inRoot();
      default -> false;
    };
  }

  /** Copies token by token: what stands there twice is delivered twice, for the function to see. */
  private Event read() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator copy = mapper.createGenerator(body)) {
      copy.copyCurrentStructureExact(parser);
    }
    number++;
    String text = body.toString(StandardCharsets.UTF_8);
    return new Event(name, number, text, mapper.readTree(text));
  }

  private UsageException notJson(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " in line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    String after = number == 0 ? "" : ", after " + Text.count(number, "event");
    return new UsageException(
        "%s: not JSON%s%s: %s. Give one event, an array of events, or one event a line."
            .formatted(name, where, after, Text.complaint(e)),
        e);
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
