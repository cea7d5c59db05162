package io.github.cloudmapreactor.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An event source mapping: takes messages from a queue in batches, invokes a function with each,
 * and deletes those that are done. The others come again when the queue shows them again.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     Amazon SQS</a>
 */
public final class QueueMapping implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(QueueMapping.class.getName());

  /** How long a poller that found nothing waits before it looks again. */
  private static final Duration POLL = Duration.ofMillis(50);

  private final QueueClient queue;
  private final Invocable function;
  private final int batchSize;
  private final String queueArn;
  private final ExecutorService pollers;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicReference<Optional<RuntimeException>> fault =
      new AtomicReference<>(Optional.empty());

  private QueueMapping(QueueClient queue, Invocable function, int batchSize, int concurrency) {
    this.queue = queue;
    this.function = function;
    this.batchSize = batchSize;
    this.queueArn = queue.arn();
    var names = new AtomicInteger();
    this.pollers =
        Executors.newFixedThreadPool(
            concurrency, work -> daemon(work, "queue-mapping-" + names.incrementAndGet()));
  }

  /**
   * Starts a mapping.
   *
   * @param batchSize how many messages an invocation has at most, 10 or less
   * @param concurrency how many batches are worked off at once
   */
  public static QueueMapping start(
      QueueClient queue, Invocable function, int batchSize, int concurrency) {
    var mapping = new QueueMapping(queue, function, batchSize, concurrency);
    for (int i = 0; i < concurrency; i++) {
      mapping.pollers.execute(mapping::poll);
    }
    return mapping;
  }

  /**
   * Waits until the queue holds no message any more, neither a visible one nor a hidden one.
   *
   * @return false if the time was over before
   * @throws IllegalStateException if a poller has broken down
   */
  public boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (queue.size() > 0) {
      Optional<RuntimeException> broken = fault.get();
      if (broken.isPresent()) {
        throw new IllegalStateException("A poller has broken down", broken.get());
      }
      if (System.nanoTime() > end || closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private void poll() {
    try {
      boolean closed = false;
      while (!closed) {
        boolean idle = !workOff();
        closed = closing.await(idle ? POLL.toMillis() : 0, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (closing.getCount() > 0) {
        fault.set(Optional.of(e));
      }
    }
  }

  /** Works off one batch; false if there was none. */
  private boolean workOff() {
    List<JsonNode> messages = receive();
    if (messages.isEmpty()) {
      return false;
    }
    var batch = new SqsBatch(messages, queueArn);
    delete(batch.done(function.invoke(batch.payload())));
    return true;
  }

  private List<JsonNode> receive() {
    try {
      return queue.receive(batchSize);
    } catch (UncheckedIOException e) {
      warn("receive", e);
      return List.of();
    }
  }

  /** What cannot be deleted comes again, as with Lambda. */
  private void delete(List<JsonNode> done) {
    try {
      queue.delete(done);
    } catch (UncheckedIOException e) {
      warn("delete", e);
    }
  }

  private void warn(String what, UncheckedIOException e) {
    if (closing.getCount() > 0) {
      LOG.log(System.Logger.Level.WARNING, "Could not {0} messages: {1}", what, e.getMessage());
    }
  }

  private static Thread daemon(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Stops polling; batches that are under way are given up. */
  @Override
  public void close() {
    closing.countDown();
    pollers.shutdownNow();
  }
}
