package io.github.cloudmapreactor.bench.simulation.lambda;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.messaging.Message;
import io.github.cloudmapreactor.bench.simulation.messaging.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * An event source mapping: takes messages from a queue in batches and invokes a function with them,
 * so many batches at once. Those that the function reports as failed come again after the
 * visibility timeout, as all of a batch do whose invocation failed. Under a backlog it takes more
 * and more batches at once, up to its maximum.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source in Lambda</a>
 */
public final class EventSourceMapping<T> {

  private static final Duration ONE_MORE =
      Duration.ofMinutes(1).dividedBy(Assumptions.MORE_POLLERS_A_MINUTE);

  private final Simulation simulation;
  private final MessageQueue<T> queue;
  private final Traits traits;
  private final Target<T> target;
  private final RandomGenerator random;
  private Instant backlogSince;
  private boolean growing;
  private int busy;

  /**
   * How a mapping is set up.
   *
   * @param batchSize how many messages an invocation has at most
   * @param maximumConcurrency how many batches are worked off at once
   */
  public record Traits(int batchSize, int maximumConcurrency) {}

  /** Invokes the function; false where it is throttled. */
  @FunctionalInterface
  public interface Target<T> {

    /**
     * Invokes the function with a batch.
     *
     * @param end told how it ended: with the messages that are to come again
     */
    boolean invoke(List<Message<T>> batch, Consumer<InvocationResult<Set<Message<T>>>> end);
  }

  /** A mapping that begins at once. */
  public EventSourceMapping(
      Simulation simulation, MessageQueue<T> queue, Traits traits, Target<T> target) {
    this.simulation = simulation;
    this.queue = queue;
    this.traits = traits;
    this.target = target;
    this.random = simulation.random();
    this.backlogSince = simulation.clock().instant();
    queue.onVisible(this::wake);
  }

  /** Lets a poller that is free look into the queue. */
  private void wake() {
    if (busy == 0) {
      backlogSince = simulation.clock().instant();
    }
    if (busy < allowed()) {
      busy++;
      simulation.after(Assumptions.POLL.draw(random), this::poll);
    }
    if (busy < traits.maximumConcurrency() && !growing) {
      growing = true;
      simulation.after(ONE_MORE, this::grow);
    }
  }

  private void grow() {
    growing = false;
    if (queue.waiting() > 0) {
      wake();
    }
  }

  /** How many batches may be worked off at once by now. */
  private int allowed() {
    Duration backlog = Duration.between(backlogSince, simulation.clock().instant());
    long more = backlog.dividedBy(ONE_MORE);
    return (int) Math.min(traits.maximumConcurrency(), Assumptions.POLLERS + more);
  }

  private void poll() {
    List<Message<T>> batch = queue.receive(traits.batchSize());
    if (batch.isEmpty()) {
      busy--;
    } else {
      Duration visibility = queue.traits().visibilityTimeout();
      hand(batch, simulation.clock().instant().plus(visibility));
    }
  }

  /** A batch that is throttled is tried again until its messages become visible to others. */
  private void hand(List<Message<T>> batch, Instant until) {
    if (!simulation.clock().instant().isBefore(until)) {
      poll();
    } else if (!target.invoke(batch, result -> end(batch, result))) {
      simulation.after(Assumptions.THROTTLED_BATCH.draw(random), () -> hand(batch, until));
    }
  }

  private void end(List<Message<T>> batch, InvocationResult<Set<Message<T>>> result) {
    if (result instanceof InvocationResult.Returned<Set<Message<T>>> returned) {
      batch.stream().filter(message -> !returned.value().contains(message)).forEach(queue::delete);
    }
    poll();
  }
}
