package io.github.cloudmapreactor.bench.simulation.lambda;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.SimulatedProcess;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.lambda.InvocationResult.Failed;
import io.github.cloudmapreactor.bench.simulation.lambda.InvocationResult.Returned;
import io.github.cloudmapreactor.bench.simulation.lambda.InvocationResult.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A Lambda function: execution environments that are made when none is free, work off one
 * invocation at a time, keep their memory between them, and go when nobody needs them.
 *
 * @param <H> the handler, of which each environment has its own
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda
 *     execution environment lifecycle</a>
 */
public final class LambdaFunction<H> {

  private final Simulation simulation;
  private final Traits traits;
  private final Supplier<H> init;
  private final RandomGenerator random;
  private final Deque<Environment<H>> idle = new ArrayDeque<>();
  private int environments;
  private int coldStarts;
  private int throttles;
  private int timeouts;
  private int invocations;
  private Duration running = Duration.ZERO;
  private int generation;

  /**
   * How a function is set up.
   *
   * @param name its name
   * @param timeout how long an invocation may take
   * @param concurrency how many environments there may be at once
   * @param coldStart how long it takes to make an environment
   * @param idleExpiry how long an idle environment is kept
   */
  public record Traits(
      String name, Duration timeout, int concurrency, Delay coldStart, Duration idleExpiry) {

    /** A function whose environments come and go as assumed. */
    public static Traits of(String name, Duration timeout, int concurrency) {
      return new Traits(
          name, timeout, concurrency, Assumptions.COLD_START, Assumptions.IDLE_EXPIRY);
    }
  }

  /** A function without environments; {@code init} makes the handler of each. */
  public LambdaFunction(Simulation simulation, Traits traits, Supplier<H> init) {
    this.simulation = simulation;
    this.traits = traits;
    this.init = init;
    this.random = simulation.random();
  }

  /**
   * Invokes the function, unless it is throttled.
   *
   * @param work what the handler is to do, in which time
   * @param end told how it ended
   * @return whether it was invoked
   */
  public <R> boolean invoke(BiFunction<H, Deadline, R> work, Consumer<InvocationResult<R>> end) {
    Environment<H> free = idle.pollLast();
    if (free != null) {
      run(free, work, end);
      return true;
    }
    if (environments == traits.concurrency()) {
      throttles++;
      return false;
    }
    environments++;
    coldStarts++;
    simulation.after(
        traits.coldStart().draw(random),
        () -> run(new Environment<>(init.get(), generation), work, end));
    return true;
  }

  /** Runs in a process of its own, which is stopped, and its environment lost, at the timeout. */
  private <R> void run(
      Environment<H> environment,
      BiFunction<H, Deadline, R> work,
      Consumer<InvocationResult<R>> end) {
    Instant begin = now();
    Instant timeout = begin.plus(traits.timeout());
    invocations++;
    Deadline deadline = () -> Duration.between(now(), timeout);
    SimulatedProcess process =
        simulation.start(
            traits.name(),
            () -> {
              InvocationResult<R> result = result(environment.handler, work, deadline);
              running = running.plus(Duration.between(begin, now()));
              keep(environment);
              end.accept(result);
            });
    simulation.at(
        timeout,
        () -> {
          if (!process.isEnded()) {
            process.stop();
            running = running.plus(traits.timeout());
            environments--;
            timeouts++;
            end.accept(new TimedOut<>());
          }
        });
  }

  /** A failed call may be thrown, to come again; anything else that is thrown is a bug. */
  private static <H, R> InvocationResult<R> result(
      H handler, BiFunction<H, Deadline, R> work, Deadline deadline) {
    try {
      return new Returned<>(work.apply(handler, deadline));
    } catch (CallFailedException e) {
      return new Failed<>(e);
    }
  }

  private void keep(Environment<H> environment) {
    if (environment.generation != generation) {
      environments--;
      return;
    }
    long use = ++environment.uses;
    idle.addLast(environment);
    simulation.after(
        traits.idleExpiry(),
        () -> {
          if (environment.uses == use && idle.remove(environment)) {
            environments--;
          }
        });
  }

  /** How many invocations were begun. */
  public int invocations() {
    return invocations;
  }

  /** How long all invocations that ended took together. */
  public Duration running() {
    return running;
  }

  /** Takes all environments away, and their memory; the busy ones when they have ended. */
  public void recycle() {
    generation++;
    environments -= idle.size();
    idle.clear();
  }

  /** How many environments were made. */
  public int coldStarts() {
    return coldStarts;
  }

  /** How many invocations were refused. */
  public int throttles() {
    return throttles;
  }

  /** How many invocations were cut off. */
  public int timeouts() {
    return timeouts;
  }

  private Instant now() {
    return simulation.clock().instant();
  }

  private static final class Environment<H> {
    private final H handler;
    private final int generation;
    private long uses;

    Environment(H handler, int generation) {
      this.handler = handler;
      this.generation = generation;
    }
  }
}
