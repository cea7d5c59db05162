package io.github.cloudmapreactor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What was sent to a queue, after the checks of <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>.
 */
record Message(
    String id,
    String body,
    SortedMap<String, MessageAttribute> attributes,
    SortedMap<String, MessageAttribute> systemAttributes) {
  /** Of one message and of all the messages of a batch together, in bytes. */
  static final int LARGEST = 1_048_576;

  private static final int MOST_ATTRIBUTES = 10;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,256}");

  /**
   * Reads the message that a SendMessage call or an entry of a batch carries.
   *
   * @throws ServiceError if SQS would not take it, whatever its size
   */
  static Message read(Request request) {
    String body =
        request
            .findText("MessageBody")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> request.missing("MessageBody"));
    var message =
        new Message(
            UUID.randomUUID().toString(),
            body,
            attributes(request, "MessageAttributes"),
            attributes(request, "MessageSystemAttributes"));
    message.check(request);
    return message;
  }

  private void check(Request request) {
    if (!body.codePoints().allMatch(Message::isAllowed)) {
      throw new ServiceError(
          "InvalidMessageContents", "The body has characters that are not allowed");
    }
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw request.invalid("A message has at most %d attributes".formatted(MOST_ATTRIBUTES));
    }
    attributes.forEach(
        (name, attribute) -> {
          if (!NAME.matcher(name).matches()) {
            throw request.invalid("%s is no name for an attribute".formatted(name));
          }
        });
    if (!Set.of("AWSTraceHeader").containsAll(systemAttributes.keySet())) {
      throw request.invalid("The only system attribute is AWSTraceHeader");
    }
  }

  /**
   * Tab, line feed, carriage return, and all of Unicode but control characters and what is no
   * character.
   */
  private static boolean isAllowed(int codePoint) {
    return codePoint == 0x9
        || codePoint == 0xA
        || codePoint == 0xD
        || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }

  /**
   * The size that SQS limits: the body and everything about the attributes. System attributes are
   * free.
   */
  int size() {
    int size = body.getBytes(UTF_8).length;
    for (Map.Entry<String, MessageAttribute> entry : attributes.entrySet()) {
      size += entry.getKey().getBytes(UTF_8).length + entry.getValue().size();
    }
    return size;
  }

  /** What its sender gets: its id, and the digests of what came across. */
  ObjectNode receipt() {
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("MessageId", id);
    json.put("MD5OfMessageBody", Md5.of(body));
    if (!attributes.isEmpty()) {
      json.put("MD5OfMessageAttributes", Md5.of(attributes));
    }
    if (!systemAttributes.isEmpty()) {
      json.put("MD5OfMessageSystemAttributes", Md5.of(systemAttributes));
    }
    return json;
  }

  private static SortedMap<String, MessageAttribute> attributes(Request request, String member) {
    SortedMap<String, MessageAttribute> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : request.map(member).entrySet()) {
      attributes.put(
          entry.getKey(), MessageAttribute.read(request, entry.getKey(), entry.getValue()));
    }
    return attributes;
  }
}
