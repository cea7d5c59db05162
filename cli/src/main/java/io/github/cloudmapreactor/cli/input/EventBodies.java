package io.github.cloudmapreactor.cli.input;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Takes events out of what the AWS CLI writes around them: the log events of filter-log-events and
 * get-log-events, the messages of receive-message, and texts that hold an event.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
 */
final class EventBodies {

  /** EventBridge's events have 1 MiB at most, and what is larger than this is no event. */
  private static final int LARGEST = 8 << 20;

  private static final Set<String> LISTS = Set.of("events", "Messages");
  private static final Set<String> TEXTS = Set.of("message", "Body");
  private static final String OF_AN_EVENT = "detail";

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonParser parser;
  private boolean inList;

  EventBodies(JsonParser parser) {
    this.parser = parser;
  }

  /** The next body as it is to be delivered, as long as there is one. */
  Optional<String> next() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (inList && token == JsonToken.END_ARRAY) {
        leaveList();
      } else if (!isArrayAroundEvents(token)) {
        Optional<String> body = body(token);
        if (body.isPresent()) {
          return body;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isArrayAroundEvents(JsonToken token) {
    JsonStreamContext context = parser.getParsingContext();
    return switch (token) {
      case START_ARRAY -> context.getParent().inRoot();
      case END_ARRAY -> context.inRoot();
      default -> false;
    };
  }

  private Optional<String> body(JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return ofObject();
    }
    if (token == JsonToken.VALUE_STRING && holdsObject(parser.getText())) {
      return Optional.of(parser.getText());
    }
    Copy copy = new Copy();
    try (JsonGenerator generator = mapper.createGenerator(copy)) {
      generator.copyCurrentStructureExact(parser);
    }
    return Optional.of(copy.text());
  }

  /**
   * An event, or the one that a log event or a message holds; nothing where it turns out to be a
   * list of those. Copies token by token: what stands there twice is delivered twice, for the
   * function to see.
   */
  private Optional<String> ofObject() throws IOException {
    Copy copy = new Copy();
    String text = "";
    boolean event = false;
    try (JsonGenerator generator = mapper.createGenerator(copy)) {
      generator.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!inList && value == JsonToken.START_ARRAY && LISTS.contains(name)) {
          inList = true;
          return Optional.empty();
        }
        event |= name.equals(OF_AN_EVENT);
        if (value == JsonToken.VALUE_STRING && TEXTS.contains(name)) {
          text = parser.getText();
        }
        generator.writeFieldName(name);
        generator.copyCurrentStructureExact(parser);
      }
      generator.writeEndObject();
    }
    return Optional.of(event || text.isEmpty() ? copy.text() : text);
  }

  /** What stands in the object beside the list, such as the token for the next page. */
  private void leaveList() throws IOException {
    inList = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private static boolean holdsObject(String text) {
    return text.stripLeading().startsWith("{");
  }

  /** What is copied of one event; no more than fits into memory. */
  private static final class Copy extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int each) throws IOException {
      write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      if (bytes.size() + length > LARGEST) {
        throw new IOException(
            "what stands there has more than %d MiB, and events have 1 MiB at most"
                .formatted(LARGEST >> 20));
      }
      bytes.write(more, offset, length);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
