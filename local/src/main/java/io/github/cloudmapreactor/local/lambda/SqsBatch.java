package io.github.cloudmapreactor.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Returned;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A batch of messages as Lambda hands it to a function, and what its answer says of them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     Amazon SQS</a>
 */
public record SqsBatch(List<JsonNode> messages, String queueArn) {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /** The event. */
  public String payload() {
    ObjectNode event = MAPPER.createObjectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> fill(records.addObject(), message));
    return event.toString();
  }

  private void fill(ObjectNode record, JsonNode message) {
    record.set("messageId", message.get("MessageId"));
    record.set("receiptHandle", message.get("ReceiptHandle"));
    record.set("body", message.get("Body"));
    record.set("attributes", message.path("Attributes"));
    ObjectNode attributes = record.putObject("messageAttributes");
    message
        .path("MessageAttributes")
        .properties()
        .forEach(entry -> attributes.set(entry.getKey(), attribute(entry.getValue())));
    record.set("md5OfBody", message.get("MD5OfBody"));
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", queueArn.split(":", -1)[3]);
  }

  private static ObjectNode attribute(JsonNode value) {
    ObjectNode attribute = MAPPER.createObjectNode();
    copy(value, "StringValue", attribute, "stringValue");
    copy(value, "BinaryValue", attribute, "binaryValue");
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    copy(value, "DataType", attribute, "dataType");
    return attribute;
  }

  private static void copy(JsonNode from, String member, ObjectNode to, String name) {
    if (from.has(member)) {
      to.set(name, from.get(member));
    }
  }

  /**
   * The messages that are done and can be deleted. All of them where the function answers nothing
   * or no failures; none where it failed, or names what it was not given.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting">Implementing
   *     partial batch responses: success and failure conditions</a>
   */
  public List<JsonNode> done(InvocationResult result) {
    return result instanceof Returned returned
        ? failed(returned.payload())
            .map(failed -> messages.stream().filter(each -> !failed.contains(id(each))).toList())
            .orElse(List.of())
        : List.of();
  }

  /** The ids that the answer names; empty where it makes the whole batch a failure. */
  private Optional<Set<String>> failed(String payload) {
    JsonNode failures;
    try {
      failures = MAPPER.readTree(payload).path("batchItemFailures");
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    Set<String> ids = new HashSet<>();
    failures.forEach(failure -> ids.add(failure.path("itemIdentifier").asText()));
    boolean known = messages.stream().map(SqsBatch::id).toList().containsAll(ids);
    return known ? Optional.of(ids) : Optional.empty();
  }

  private static String id(JsonNode message) {
    return message.path("MessageId").asText();
  }
}
