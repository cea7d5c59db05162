package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches of SQS messages and writes what became of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source in Lambda</a>
 */
final class SqsBatches {

  /** Lambda hands over at most 10,000 messages of a standard queue at a time. */
  private static final int LARGEST_BATCH = 10_000;

  private final JsonFactory json = BoundedJson.factory();

  /**
   * The batch that {@code input} is, or nothing where it is something else.
   *
   * @throws InvalidEventException where it begins like a batch and is no whole one; the batch must
   *     then fail as a whole, lest Lambda take its good items for done
   */
  Optional<SQSEvent> read(byte[] input) {
    boolean batch = false;
    try (JsonParser parser = json.createParser(input)) {
      batch = beginsLikeBatch(parser);
      return batch ? Optional.of(readRecords(parser)) : Optional.empty();
    } catch (IOException e) {
      if (batch) {
        throw InvalidEventException.input("Records: expected a whole batch of SQS messages");
      }
      // Whoever reads it as an event will say what is wrong with it.
      return Optional.empty();
    }
  }

  private static boolean beginsLikeBatch(JsonParser parser) throws IOException {
    return parser.nextToken() == JsonToken.START_OBJECT
        && "Records".equals(parser.nextFieldName())
        && parser.nextToken() == JsonToken.START_ARRAY;
  }

  private static SQSEvent readRecords(JsonParser parser) throws IOException {
    List<SQSMessage> messages = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      SQSMessage message = readMessage(parser);
      if (message.getMessageId() == null || message.getBody() == null) {
        throw InvalidEventException.input("Records: expected messageId and body in every one");
      }
      if (messages.size() == LARGEST_BATCH) {
        throw InvalidEventException.input("Records: expected at most %d".formatted(LARGEST_BATCH));
      }
      messages.add(message);
    }
    boolean whole =
        parser.currentToken() == JsonToken.END_ARRAY
            && parser.nextToken() == JsonToken.END_OBJECT
            && parser.nextToken() == null;
    if (!whole) {
      throw InvalidEventException.input("Records: expected SQS messages and nothing else");
    }
    SQSEvent batch = new SQSEvent();
    batch.setRecords(messages);
    return batch;
  }

  private static SQSMessage readMessage(JsonParser parser) throws IOException {
    SQSMessage message = new SQSMessage();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "messageId" -> message.setMessageId(text(parser, name, message.getMessageId()));
        case "body" -> message.setBody(text(parser, name, message.getBody()));
        default -> parser.skipChildren();
      }
    }
    return message;
  }

  /** A text that stands there once: of two, nobody knows which one Lambda will go by. */
  private static String text(JsonParser parser, String name, @Nullable String before)
      throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING || before != null) {
      throw InvalidEventException.input("Records: expected each %s once, a text".formatted(name));
    }
    return parser.getText();
  }

  void write(SQSBatchResponse response, OutputStream output) throws IOException {
    try (JsonGenerator generator = json.createGenerator(output)) {
      generator.writeStartObject();
      generator.writeArrayFieldStart("batchItemFailures");
      for (BatchItemFailure failure : response.getBatchItemFailures()) {
        generator.writeStartObject();
        generator.writeStringField("itemIdentifier", failure.getItemIdentifier());
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
  }
}
