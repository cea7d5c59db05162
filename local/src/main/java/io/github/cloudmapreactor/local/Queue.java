package io.github.cloudmapreactor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A standard queue: messages in the order in which they came, each hidden for a while after a
 * receive.
 */
final class Queue {
  private final Seed.Queue settings;
  private final Map<String, HeldMessage> messages = new LinkedHashMap<>();

  Queue(Seed.Queue settings) {
    this.settings = settings;
  }

  String name() {
    return settings.name();
  }

  @Nullable String deadLetterQueue() {
    return settings.deadLetterQueue();
  }

  int timeoutSeconds() {
    return Math.toIntExact(settings.visibilityTimeout().toSeconds());
  }

  void add(Message message, Instant now, Instant visibleAt) {
    messages.put(message.id(), new HeldMessage(message, now, visibleAt));
  }

  /** Takes over a message from the queue that gave it up; it stays as old as it is. */
  void addFrom(HeldMessage spent, Instant now, String sourceArn) {
    spent.movedFrom(sourceArn, now);
    messages.put(spent.message().id(), spent);
  }

  /** Removes and returns the visible messages that were received as often as they may be. */
  List<HeldMessage> takeSpent(Instant now) {
    List<HeldMessage> spent = new ArrayList<>();
    for (Iterator<HeldMessage> left = messages.values().iterator(); left.hasNext(); ) {
      HeldMessage held = left.next();
      if (held.isVisible(now) && held.receives() >= settings.maxReceiveCount()) {
        left.remove();
        spent.add(held);
      }
    }
    return spent;
  }

  /** Receives visible messages, which stay hidden until the given instant. */
  List<HeldMessage> receive(Instant now, Instant hiddenUntil, int most) {
    List<HeldMessage> received =
        messages.values().stream().filter(held -> held.isVisible(now)).limit(most).toList();
    received.forEach(held -> held.received(now, hiddenUntil));
    return received;
  }

  /**
   * Returns the id of the message that a receipt handle was given for.
   *
   * @throws ServiceError ReceiptHandleIsInvalid, if it is no handle of this queue's
   */
  String messageId(String receiptHandle) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(receiptHandle), UTF_8).split("\n", 3);
      if (parts.length == 3 && parts[0].equals(name())) {
        return parts[1];
      }
    } catch (IllegalArgumentException e) {
      // No Base64, so no handle of ours either.
    }
    throw new ServiceError("ReceiptHandleIsInvalid", "The receipt handle is not valid");
  }

  void remove(String messageId) {
    messages.remove(messageId);
  }

  /**
   * Hides a received message until another instant.
   *
   * @throws ServiceError MessageNotInflight, if it is visible again or gone
   */
  void hide(String messageId, Instant now, Instant until) {
    requireInFlight(messageId, now).hideUntil(until);
  }

  /**
   * A message that somebody has received and that is hidden still.
   *
   * @throws ServiceError MessageNotInflight, if it is visible again or gone
   */
  HeldMessage requireInFlight(String messageId, Instant now) {
    HeldMessage held = messages.get(messageId);
    if (held == null || held.receives() == 0 || held.isVisible(now)) {
      throw new ServiceError("MessageNotInflight", "The message is not in flight");
    }
    return held;
  }

  /** The handle by which the latest receiver of a message can delete it. */
  String receiptHandle(HeldMessage held) {
    String handle = "%s\n%s\n%d".formatted(name(), held.message().id(), held.receives());
    return Base64.getUrlEncoder().encodeToString(handle.getBytes(UTF_8));
  }

  /**
   * What GetQueueAttributes shows of it, with the defaults of SQS where a queue here has no
   * setting.
   */
  Map<String, String> attributes(Instant now, Arns arns) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("QueueArn", arns.queue(name()));
    attributes.put("VisibilityTimeout", Integer.toString(timeoutSeconds()));
    attributes.put("DelaySeconds", "0");
    attributes.put("MaximumMessageSize", "1048576");
    attributes.put("MessageRetentionPeriod", "345600");
    attributes.put("ReceiveMessageWaitTimeSeconds", "0");
    attributes.put("SqsManagedSseEnabled", "true");
    attributes.put("ApproximateNumberOfMessages", count(held -> held.isVisible(now)));
    attributes.put(
        "ApproximateNumberOfMessagesNotVisible",
        count(held -> !held.isVisible(now) && held.receives() > 0));
    attributes.put(
        "ApproximateNumberOfMessagesDelayed",
        count(held -> !held.isVisible(now) && held.receives() == 0));
    String target = settings.deadLetterQueue();
    if (target != null) {
      ObjectNode policy = AwsJson.MAPPER.createObjectNode();
      policy.put("deadLetterTargetArn", arns.queue(target));
      policy.put("maxReceiveCount", settings.maxReceiveCount());
      attributes.put("RedrivePolicy", policy.toString());
    }
    return attributes;
  }

  private String count(Predicate<HeldMessage> condition) {
    return Long.toString(messages.values().stream().filter(condition).count());
  }
}
