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

/**
 * Reads batches of SQS messages and writes what became of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source in Lambda</a>
 */
final class SqsBatches {

  private final JsonFactory json = new JsonFactory();

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
      messages.add(message);
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
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
        case "messageId" -> message.setMessageId(parser.getText());
        case "body" -> message.setBody(parser.getText());
        default -> parser.skipChildren();
      }
    }
    return message;
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
