package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** A message on its way into a queue, and how long it is to stay hidden there. */
record Sending(Message message, Duration delay) {
  private static final int LONGEST_DELAY = 900;

  /**
   * Reads what a SendMessage call or an entry of a batch sends.
   *
   * @throws ServiceError if SQS would not take it, whatever its size
   */
  static Sending read(Request request) {
    // Only FIFO queues use these, and those would refuse the delay.
    request.notPlayed("MessageDeduplicationId", "MessageGroupId");
    Message message = Message.read(request);
    int delay = request.integer("DelaySeconds", 0, LONGEST_DELAY, 0);
    return new Sending(message, Duration.ofSeconds(delay));
  }

  /** Adds the message to a queue and returns what its sender gets. */
  ObjectNode to(Queue queue, Instant now) {
    queue.add(message, now, now.plus(delay));
    return message.receipt();
  }
}
