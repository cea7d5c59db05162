package io.github.cloudmapreactor.bench.simulation.lambda;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Lambda's own queue of asynchronous invocations, one event each: what is throttled is tried again
 * for hours, what the function fails two times more, and then it is given up.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How
 *     Lambda handles errors and retries with asynchronous invocation</a>
 */
public final class AsyncInvocations<E, R> {

  private final Simulation simulation;
  private final BiPredicate<E, Consumer<InvocationResult<R>>> target;
  private final Consumer<E> givenUp;
  private final RandomGenerator random;
  private int open;

  /**
   * An empty queue.
   *
   * @param target invokes the function with an event; false where it is throttled
   * @param givenUp takes what no more try is made of
   */
  public AsyncInvocations(
      Simulation simulation,
      BiPredicate<E, Consumer<InvocationResult<R>>> target,
      Consumer<E> givenUp) {
    this.simulation = simulation;
    this.target = target;
    this.givenUp = givenUp;
    this.random = simulation.random();
  }

  /** Takes an event. */
  public void send(E event) {
    open++;
    invoke(new Tried<>(event, simulation.clock().instant(), 0, 0));
  }

  /** How many events have not found their end. */
  public int open() {
    return open;
  }

  /** An event, since when it is tried, and how often it was throttled and failed. */
  private record Tried<E>(E event, Instant since, int throttles, int failures) {

    Tried<E> throttled() {
      return new Tried<>(event, since, throttles + 1, failures);
    }

    Tried<E> failed() {
      return new Tried<>(event, since, 0, failures + 1);
    }
  }

  private void invoke(Tried<E> tried) {
    Instant end = tried.since().plus(Assumptions.ASYNC_AGE);
    if (simulation.clock().instant().isAfter(end)) {
      giveUp(tried);
    } else if (!target.test(tried.event(), result -> end(tried, result))) {
      simulation.after(waitAfter(tried), () -> invoke(tried.throttled()));
    }
  }

  private Duration waitAfter(Tried<E> tried) {
    double wait =
        Math.min(
            Assumptions.FIRST_RETRY_WHEN_THROTTLED.toNanos() * Math.pow(2, tried.throttles()),
            (double) Assumptions.LAST_RETRY_WHEN_THROTTLED.toNanos());
    double jitter = Assumptions.ASYNC_JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofNanos((long) (wait * (1 + jitter)));
  }

  private void end(Tried<E> tried, InvocationResult<R> result) {
    if (result instanceof InvocationResult.Returned<R>) {
      open--;
    } else if (tried.failures() < Assumptions.ASYNC_RETRIES.size()) {
      simulation.after(
          Assumptions.ASYNC_RETRIES.get(tried.failures()), () -> invoke(tried.failed()));
    } else {
      giveUp(tried);
    }
  }

  private void giveUp(Tried<E> tried) {
    open--;
    givenUp.accept(tried.event());
  }
}
