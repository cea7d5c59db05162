package io.github.cloudmapreactor.bench.simulation.lambda;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A schedule of EventBridge that invokes a function once a minute, somewhere within it, and again
 * where it fails, as asynchronous invocations are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How
 *     Lambda handles errors and retries with asynchronous invocation</a>
 */
public final class MinuteSchedule {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Simulation simulation;
  private final BiPredicate<Instant, Consumer<InvocationResult<Integer>>> target;
  private final RandomGenerator random;

  /**
   * A schedule that begins in this minute.
   *
   * @param target invokes the function with the moment of the schedule; false where it is throttled
   */
  public MinuteSchedule(
      Simulation simulation, BiPredicate<Instant, Consumer<InvocationResult<Integer>>> target) {
    this.simulation = simulation;
    this.target = target;
    this.random = simulation.random();
    fire(simulation.clock().instant());
  }

  private void fire(Instant minute) {
    Instant fires = minute.plus(Assumptions.SCHEDULE.draw(random));
    simulation.at(fires, () -> invoke(fires, 0));
    simulation.at(minute.plus(MINUTE), () -> fire(minute.plus(MINUTE)));
  }

  private void invoke(Instant fired, int failures) {
    boolean invoked = target.test(fired, result -> retry(fired, failures, result));
    if (!invoked && simulation.clock().instant().isBefore(fired.plus(MINUTE))) {
      simulation.after(Assumptions.THROTTLED_EVENT.draw(random), () -> invoke(fired, failures));
    }
  }

  private void retry(Instant fired, int failures, InvocationResult<Integer> result) {
    boolean failed = !(result instanceof InvocationResult.Returned<Integer>);
    if (failed && failures < Assumptions.ASYNC_RETRIES.size()) {
      simulation.after(Assumptions.ASYNC_RETRIES.get(failures), () -> invoke(fired, failures + 1));
    }
  }
}
