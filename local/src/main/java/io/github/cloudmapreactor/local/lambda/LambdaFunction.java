package io.github.cloudmapreactor.local.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A function that runs on this machine: as many execution environments as there are invocations at
 * once, each used again while its process runs and replaced when it has ended.
 *
 * <p>Close it: that kills every process. They are also killed when this JVM exits.
 */
public final class LambdaFunction implements Invocable, AutoCloseable {
  private final FunctionConfiguration configuration;
  private final EnvironmentWatcher watcher;
  private final Thread atExit = new Thread(this::killAll, "lambda-function-exit");
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private final List<ExecutionEnvironment> environments = new ArrayList<>();
  private int started;
  private boolean closed;

  /** A function without an environment yet. */
  public LambdaFunction(FunctionConfiguration configuration) {
    this(configuration, new EnvironmentWatcher() {});
  }

  /** A function whose environments are watched. */
  public LambdaFunction(FunctionConfiguration configuration, EnvironmentWatcher watcher) {
    this.configuration = configuration;
    this.watcher = watcher;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  @Override
  public InvocationResult invoke(String payload) {
    ExecutionEnvironment environment = take();
    InvocationResult result = environment.invoke(payload);
    giveBack(environment);
    return result;
  }

  /**
   * Starts so many environments at once, and returns when they are ready.
   *
   * @throws IllegalStateException if one cannot initialize the function; its log says why
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html">Provisioned
   *     concurrency</a>
   */
  public void provision(int concurrency) throws InterruptedException {
    List<ExecutionEnvironment> fresh = new ArrayList<>();
    for (int i = 0; i < concurrency; i++) {
      synchronized (this) {
        fresh.add(start());
      }
      watcher.started(fresh.get(i));
    }
    for (ExecutionEnvironment environment : fresh) {
      if (!environment.awaitInitialized()) {
        throw new IllegalStateException(
            "%s cannot initialize the function; see its log in %s"
                .formatted(environment.id(), configuration.folder()));
      }
      giveBack(environment);
    }
  }

  /** The environment that is working off the invocation with that tracing header. */
  public synchronized Optional<ExecutionEnvironment> findByTraceId(String traceId) {
    return environments.stream()
        .filter(environment -> environment.traceId().equals(Optional.of(traceId)))
        .findFirst();
  }

  /** How many environments have been started so far. */
  public synchronized int started() {
    return started;
  }

  private ExecutionEnvironment take() {
    ExecutionEnvironment environment;
    synchronized (this) {
      idle.removeIf(each -> !each.isAlive());
      if (!idle.isEmpty()) {
        return idle.pop();
      }
      environment = start();
    }
    watcher.started(environment);
    return environment;
  }

  private ExecutionEnvironment start() {
    if (closed) {
      throw new IllegalStateException("The function is closed");
    }
    started++;
    var environment = new ExecutionEnvironment("environment-" + started, configuration, watcher);
    environments.add(environment);
    return environment;
  }

  private synchronized void giveBack(ExecutionEnvironment environment) {
    environments.removeIf(ExecutionEnvironment::isCleanedUp);
    if (environment.isAlive()) {
      idle.push(environment);
    }
  }

  @Override
  public void close() {
    killAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is exiting, and the hook has come to do the same.
    }
  }

  private void killAll() {
    List<ExecutionEnvironment> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(environments);
    }
    left.forEach(ExecutionEnvironment::close);
  }
}
