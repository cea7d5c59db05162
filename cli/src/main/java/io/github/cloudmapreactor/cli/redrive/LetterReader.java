package io.github.cloudmapreactor.cli.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cloudmapreactor.cli.input.Event;
import io.github.cloudmapreactor.cli.redrive.Letter.Content;
import io.github.cloudmapreactor.cli.redrive.Letter.Subject;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Reads what the roads into a dead-letter queue write: each says in another way why.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">EventBridge</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Lambda's
 *     record of an invocation, and its own dead-letter queue</a>
 */
final class LetterReader {

  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TYPE = 80;
  private static final String PAYLOAD = "requestPayload";

  /** What states something twice is left to the function, which refuses it. */
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Reads a message that was received with all of its attributes. */
  Received read(Message message) {
    JsonNode body = parse(message.body());
    boolean wrapped = message.messageAttributes().isEmpty() && isRecord(body);
    JsonNode event = wrapped ? body.path(PAYLOAD) : body;
    Letter letter =
        new Letter(
            message.messageId(),
            sentAt(message),
            wrapped ? recorded(body) : cause(message.messageAttributes()),
            subject(event),
            content(message.messageAttributes(), event));
    return new Received(
        letter, wrapped ? event.toString() : message.body(), message.receiptHandle());
  }

  private static boolean isRecord(JsonNode body) {
    return body.path("requestContext").isObject() && body.path(PAYLOAD).isObject();
  }

  private JsonNode parse(String body) {
    try {
      return mapper.readTree(body);
    } catch (JsonProcessingException e) {
      // Whatever it is, the function will say what is wrong with it.
      return MissingNode.getInstance();
    }
  }

  private static Optional<Instant> sentAt(Message message) {
    String millis =
        message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "");
    return millis.matches("\\d{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)))
        : Optional.empty();
  }

  private static Cause cause(Map<String, MessageAttributeValue> attributes) {
    if (attributes.containsKey("ERROR_CODE") || attributes.containsKey("RULE_ARN")) {
      return cause(
          Road.EVENT_BRIDGE, text(attributes, "ERROR_CODE"), text(attributes, "ERROR_MESSAGE"));
    }
    if (attributes.containsKey("ErrorType")) {
      return cause(Road.FUNCTION, text(attributes, "ErrorType"), text(attributes, "ErrorMessage"));
    }
    if (attributes.containsKey("ErrorCode") && attributes.containsKey("RequestID")) {
      String code = text(attributes, "ErrorCode");
      return cause(Road.LAMBDA, "Lambda status " + code, text(attributes, "ErrorMessage"));
    }
    return cause(Road.SQS, "", "");
  }

  /** What Lambda writes around an event where it has an on-failure destination. */
  private static Cause recorded(JsonNode body) {
    return cause(
        Road.LAMBDA,
        body.path("requestContext").path("condition").asText(""),
        body.path("responsePayload").path("errorMessage").asText(""));
  }

  private static Cause cause(Road road, String type, String message) {
    return new Cause(road, Text.cut(type, LONGEST_TYPE), Text.cut(message, LONGEST_MESSAGE));
  }

  private static String text(Map<String, MessageAttributeValue> attributes, String name) {
    MessageAttributeValue value = attributes.get(name);
    return value == null || value.stringValue() == null ? "" : value.stringValue();
  }

  private static Subject subject(JsonNode json) {
    Event event = new Event("", 0, "", json);
    return new Subject(
        Text.cut(event.taskId(), LONGEST_NAME),
        Text.cut(event.cluster(), LONGEST_NAME),
        Text.cut(event.service(), LONGEST_NAME));
  }

  private static Content content(Map<String, MessageAttributeValue> attributes, JsonNode event) {
    if (attributes.containsKey("OriginalBytes")) {
      return Content.CUT;
    }
    return event.has("minute") && !event.has("detail") ? Content.MINUTE : Content.EVENT;
  }
}
