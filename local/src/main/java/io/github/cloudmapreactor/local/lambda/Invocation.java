package io.github.cloudmapreactor.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One invocation on its way through an execution environment. */
final class Invocation {
  private final String requestId = UUID.randomUUID().toString();
  private final String payload;
  private final String traceId = newTraceId();
  private final CompletableFuture<Void> handedOver = new CompletableFuture<>();
  private final CompletableFuture<InvocationResult> end = new CompletableFuture<>();

  Invocation(String payload) {
    this.payload = payload;
  }

  /**
   * The tracing header of an invocation that nobody samples.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
   *     header</a>
   */
  private static String newTraceId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0"
        .formatted(
            Instant.now().getEpochSecond(), random.nextInt(), random.nextLong(), random.nextLong());
  }

  String requestId() {
    return requestId;
  }

  String payload() {
    return payload;
  }

  String traceId() {
    return traceId;
  }

  /** The runtime has it: its time runs from now on. */
  void handOver() {
    handedOver.complete(null);
  }

  /** Notes how it ended; only the first end counts. */
  void end(InvocationResult result) {
    end.complete(result);
    handedOver.complete(null);
  }

  /** Waits until it is handed over or has ended; false if the time was over before. */
  boolean awaitHandOver(Duration atMost) throws InterruptedException {
    return await(handedOver, atMost).isPresent() || handedOver.isDone();
  }

  /** Waits for its end; empty if the time was over before. */
  Optional<InvocationResult> awaitEnd(Duration atMost) throws InterruptedException {
    return await(end, atMost);
  }

  private static <T> Optional<T> await(CompletableFuture<T> future, Duration atMost)
      throws InterruptedException {
    try {
      return Optional.ofNullable(future.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it with an exception", e);
    }
  }
}
