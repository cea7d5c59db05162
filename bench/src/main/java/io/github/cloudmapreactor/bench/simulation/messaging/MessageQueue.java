package io.github.cloudmapreactor.bench.simulation.messaging;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A standard queue of SQS: a message that was received is invisible for a while, and comes again
 * unless it is deleted meanwhile.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html">Amazon
 *     SQS visibility timeout</a>
 */
public final class MessageQueue<T> {

  private final Simulation simulation;
  private final Traits traits;
  private final Deque<Message<T>> visible = new ArrayDeque<>();
  private final List<Message<T>> deadLetters = new ArrayList<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private final Set<Message<T>> open = new LinkedHashSet<>();
  private int expired;

  /**
   * How a queue is set up.
   *
   * @param visibilityTimeout how long a received message is invisible
   * @param retention how long a message is kept
   * @param maxReceives how many times a message is received before it is a dead letter
   */
  public record Traits(Duration visibilityTimeout, Duration retention, int maxReceives) {}

  /** An empty queue. */
  public MessageQueue(Simulation simulation, Traits traits) {
    this.simulation = simulation;
    this.traits = traits;
  }

  /** How it is set up. */
  public Traits traits() {
    return traits;
  }

  /** Tells {@code listener} whenever a message becomes visible. */
  public void onVisible(Runnable listener) {
    listeners.add(listener);
  }

  /** Sends a message that is visible after {@code delay}. */
  public void send(T body, Duration delay) {
    Message<T> message = new Message<>(body, simulation.clock().instant());
    open.add(message);
    simulation.after(delay, () -> show(message));
  }

  private void show(Message<T> message) {
    if (!message.isDeleted()) {
      visible.addLast(message);
      listeners.forEach(Runnable::run);
    }
  }

  /** Receives what is visible, at most so many. */
  public List<Message<T>> receive(int most) {
    Instant now = simulation.clock().instant();
    List<Message<T>> received = new ArrayList<>();
    while (received.size() < most && !visible.isEmpty()) {
      Message<T> message = visible.removeFirst();
      if (!now.isBefore(message.sentAt().plus(traits.retention()))) {
        open.remove(message);
        expired++;
      } else if (message.receives() == traits.maxReceives()) {
        open.remove(message);
        deadLetters.add(message);
      } else {
        message.receive();
        received.add(message);
        simulation.after(traits.visibilityTimeout(), () -> show(message));
      }
    }
    return received;
  }

  /** Deletes a message, so that it does not come again. */
  public void delete(Message<T> message) {
    open.remove(message);
    message.delete();
  }

  /** The messages that were sent and have not found their end. */
  public List<Message<T>> open() {
    return List.copyOf(open);
  }

  /** How many messages are visible. */
  public int waiting() {
    return visible.size();
  }

  /** What was received too often. */
  public List<Message<T>> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** How many messages were there for too long. */
  public int expired() {
    return expired;
  }
}
