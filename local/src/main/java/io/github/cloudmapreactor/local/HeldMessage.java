package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message in a queue, with what has happened to it there. */
final class HeldMessage {
  private final Message message;
  private final Instant sentAt;
  private Instant visibleAt;
  private int receives;
  private @Nullable Instant firstReceivedAt;
  private @Nullable String deadLetterSource;

  HeldMessage(Message message, Instant sentAt, Instant visibleAt) {
    this.message = message;
    this.sentAt = sentAt;
    this.visibleAt = visibleAt;
  }

  Message message() {
    return message;
  }

  int receives() {
    return receives;
  }

  boolean isVisible(Instant now) {
    return !visibleAt.isAfter(now);
  }

  void hideUntil(Instant until) {
    visibleAt = until;
  }

  void received(Instant now, Instant hiddenUntil) {
    receives++;
    firstReceivedAt = firstReceivedAt == null ? now : firstReceivedAt;
    visibleAt = hiddenUntil;
  }

  /** Notes the queue that gave the message up. */
  void movedFrom(String sourceArn, Instant now) {
    deadLetterSource = sourceArn;
    visibleAt = now;
  }

  /** What a receiver gets: of the attributes only those that the call asks for. */
  ObjectNode json(Request request, Arns arns, String receiptHandle) {
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("MessageId", message.id());
    json.put("ReceiptHandle", receiptHandle);
    json.put("MD5OfBody", Md5.of(message.body()));
    json.put("Body", message.body());
    Map<String, String> system = systemAttributes(request, arns);
    if (!system.isEmpty()) {
      ObjectNode attributes = json.putObject("Attributes");
      system.forEach(attributes::put);
    }
    SortedMap<String, MessageAttribute> asked = attributes(request);
    if (!asked.isEmpty()) {
      // The digest is of what is returned, for that is what a client can verify.
      json.put("MD5OfMessageAttributes", Md5.of(asked));
      ObjectNode attributes = json.putObject("MessageAttributes");
      asked.forEach((name, attribute) -> attributes.set(name, attribute.json()));
    }
    return json;
  }

  private Map<String, String> systemAttributes(Request request, Arns arns) {
    Map<String, String> all = new TreeMap<>();
    all.put("SenderId", arns.account());
    all.put("SentTimestamp", millis(sentAt));
    all.put("ApproximateReceiveCount", Integer.toString(receives));
    if (firstReceivedAt != null) {
      all.put("ApproximateFirstReceiveTimestamp", millis(firstReceivedAt));
    }
    if (deadLetterSource != null) {
      all.put("DeadLetterQueueSourceArn", deadLetterSource);
    }
    message.systemAttributes().forEach((name, attribute) -> all.put(name, attribute.text()));
    // AttributeNames is the older name of the same member.
    Set<String> asked = new HashSet<>(request.texts("AttributeNames"));
    asked.addAll(request.texts("MessageSystemAttributeNames"));
    if (!asked.contains("All")) {
      all.keySet().retainAll(asked);
    }
    return all;
  }

  private SortedMap<String, MessageAttribute> attributes(Request request) {
    SortedMap<String, MessageAttribute> found = new TreeMap<>();
    for (String asked : request.texts("MessageAttributeNames")) {
      message
          .attributes()
          .forEach(
              (name, attribute) -> {
                if (isAsked(name, asked)) {
                  found.put(name, attribute);
                }
              });
    }
    return found;
  }

  /** A name, a prefix as in {@code error.*}, or all of them. */
  private static boolean isAsked(String name, String asked) {
    if (asked.equals("All") || asked.equals(".*")) {
      return true;
    }
    return asked.endsWith(".*")
        ? name.startsWith(asked.substring(0, asked.length() - 1))
        : name.equals(asked);
  }

  private static String millis(Instant instant) {
    return Long.toString(instant.toEpochMilli());
  }
}
