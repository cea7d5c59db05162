package io.github.cloudmapreactor.local.lambda;

import io.github.cloudmapreactor.local.lambda.InvocationResult.Died;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Failed;
import io.github.cloudmapreactor.local.lambda.InvocationResult.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment of a function: a process with a Runtime API of its own, which works off
 * one invocation at a time until the process ends.
 */
public final class ExecutionEnvironment {
  /**
   * What an environment has to initialize a function, before the function's timeout counts too.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib">Init
   *     phase</a>
   */
  private static final Duration INIT = Duration.ofSeconds(10);

  /** What one that is started ahead of its work has, by the same page. */
  private static final Duration INIT_AHEAD = Duration.ofSeconds(130);

  private final String id;
  private final FunctionConfiguration configuration;
  private final EnvironmentWatcher watcher;
  private final BlockingQueue<Invocation> offered = new ArrayBlockingQueue<>(1);
  private final CountDownLatch firstOffered = new CountDownLatch(1);
  private final CountDownLatch initialized = new CountDownLatch(1);
  private final RuntimeApi api;
  private final FunctionProcess process;
  private final CompletableFuture<Void> cleanUp;
  private @Nullable Invocation current;
  private InvocationResult endOfProcess = new Died();
  private boolean over;

  /** Starts an environment, which initializes at once. */
  ExecutionEnvironment(String id, FunctionConfiguration configuration, EnvironmentWatcher watcher) {
    this.id = id;
    this.configuration = configuration;
    this.watcher = watcher;
    this.api = RuntimeApi.start(new ApiSide());
    this.process = start(configuration, id, api);
    this.cleanUp = process.onExit(this::ended);
  }

  private static FunctionProcess start(
      FunctionConfiguration configuration, String id, RuntimeApi api) {
    try {
      return FunctionProcess.start(configuration, id, api.address());
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
  }

  /** Its name among the function's environments, and of its folder. */
  public String id() {
    return id;
  }

  /** The tracing header of what it is working off; empty if that is nothing. */
  public synchronized Optional<String> traceId() {
    return Optional.ofNullable(current).map(Invocation::traceId);
  }

  /** Whether its process runs. */
  public synchronized boolean isAlive() {
    return !over;
  }

  /**
   * Ends its process with SIGKILL, at whatever it is doing. When this returns, nothing more comes
   * from it, and what it was working off has {@link Died}.
   */
  public void kill() {
    endWith(new Died());
    process.kill();
  }

  /** Waits until it has initialized the function and asks for work; false if it cannot. */
  boolean awaitInitialized() throws InterruptedException {
    return initialized.await(INIT_AHEAD.toMillis(), TimeUnit.MILLISECONDS) && isAlive();
  }

  /** Whether its process has ended and nothing is left of it but its log. */
  boolean isCleanedUp() {
    return cleanUp.isDone();
  }

  /** Kills it, and returns when nothing is left of it but its log. */
  void close() {
    kill();
    cleanUp.join();
  }

  /** Has an invocation worked off and waits for its end, which the function's timeout sets. */
  InvocationResult invoke(String payload) {
    Invocation invocation = new Invocation(payload);
    offer(invocation);
    try {
      boolean begun = invocation.awaitHandOver(INIT.plus(configuration.timeout()));
      return begun
          ? invocation.awaitEnd(configuration.timeout()).orElseGet(() -> cutOff(new TimedOut()))
          : cutOff(new TimedOut());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cutOff(new Died());
    }
  }

  private synchronized void offer(Invocation invocation) {
    if (over) {
      invocation.end(endOfProcess);
    } else {
      current = invocation;
      offered.add(invocation);
      firstOffered.countDown();
    }
  }

  private InvocationResult cutOff(InvocationResult result) {
    endWith(result);
    kill();
    return result;
  }

  /** No runtime is left, or it will never answer: the invocation ends with what is known. */
  private synchronized void endWith(InvocationResult result) {
    if (!over) {
      over = true;
      endOfProcess = result;
      initialized.countDown();
      if (current != null) {
        current.end(result);
        current = null;
      }
    }
  }

  private void ended() {
    endWith(new Died());
    api.close();
  }

  private synchronized @Nullable Invocation findCurrent(String requestId) {
    Invocation invocation = current;
    return invocation != null && invocation.requestId().equals(requestId) ? invocation : null;
  }

  private synchronized void settle(Invocation invocation, InvocationResult result) {
    if (current == invocation) {
      current = null;
    }
    invocation.end(result);
  }

  /** What the runtime in the process sees of this. */
  private final class ApiSide implements RuntimeApi.Side {
    @Override
    public String functionArn() {
      return configuration.arn();
    }

    @Override
    public Instant deadline() {
      return Instant.now().plus(configuration.timeout());
    }

    @Override
    public void awaitNext() throws InterruptedException {
      firstOffered.await();
    }

    @Override
    public Invocation next() throws InterruptedException {
      initialized.countDown();
      Invocation invocation = offered.take();
      watcher.invoked(ExecutionEnvironment.this);
      invocation.handOver();
      return invocation;
    }

    @Override
    public boolean answered(String requestId, InvocationResult result) {
      Invocation invocation = findCurrent(requestId);
      if (invocation == null) {
        return false;
      }
      watcher.answering(ExecutionEnvironment.this);
      settle(invocation, result);
      return true;
    }

    @Override
    public void failed(Failed failure) {
      endWith(failure);
    }
  }
}
