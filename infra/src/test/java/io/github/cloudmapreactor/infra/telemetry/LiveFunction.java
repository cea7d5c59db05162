package io.github.cloudmapreactor.infra.telemetry;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Invocation;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.RunningFunction;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function as Lambda runs it: its log and its errors go to CloudWatch. */
final class LiveFunction implements AutoCloseable {

  private final Deployed deployed;
  private final ManualClock clock;
  private final CloudWatch cloudWatch;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<RuntimeException> thrown = new ArrayList<>();
  private Map<String, String> settings;
  private Optional<RunningFunction> running = Optional.empty();
  private boolean throttled;
  private int invocations;

  /**
   * A function of the template.
   *
   * @param name by which CloudWatch knows it
   * @param settings its environment variables
   */
  record Deployed(
      Handler handler, Place place, String name, Duration timeout, Map<String, String> settings) {}

  LiveFunction(Deployed deployed, ManualClock clock, CloudWatch cloudWatch) {
    this.deployed = deployed;
    this.clock = clock;
    this.cloudWatch = cloudWatch;
    this.settings = deployed.settings();
  }

  /** Deploys it anew, with a setting that is different; with none, as the template has it. */
  void redeploy(Map<String, String> different) {
    close();
    settings = new HashMap<>(deployed.settings());
    settings.putAll(different);
  }

  /** Lets Lambda refuse to run it, or run it again. */
  void throttle(boolean on) {
    throttled = on;
  }

  /** Invokes it; what it throws is an error, as Lambda counts them. */
  InvocationResult invoke(String input) {
    Instant begin = clock.instant();
    if (throttled) {
      // Nobody plays the account's concurrency here: that there is none left is simply said.
      count("Throttles", begin, 1);
      return new InvocationResult.Failed("TooManyRequestsException", "");
    }
    String id = "%s-%d".formatted(deployed.handler(), ++invocations);
    try {
      String answer =
          start()
              .invoke(
                  input, new Invocation(deployed.place(), deployed.name(), id, deployed.timeout()));
      count("Errors", begin, 0);
      return new InvocationResult.Returned(answer);
    } catch (RuntimeException e) {
      thrown.add(e);
      count("Errors", begin, 1);
      return new InvocationResult.Failed(e.getClass().getName(), String.valueOf(e.getMessage()));
    } finally {
      log.toString(StandardCharsets.UTF_8).lines().forEach(cloudWatch::log);
      log.reset();
    }
  }

  private RunningFunction start() {
    if (running.isEmpty()) {
      PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
      running = Optional.of(RunningFunction.start(deployed.handler(), settings, clock, lines));
    }
    return running.get();
  }

  private void count(String metric, Instant at, double value) {
    cloudWatch.put("AWS/Lambda", metric, "FunctionName", deployed.name(), at, value);
  }

  /** All that it ever threw. */
  List<RuntimeException> thrown() {
    return thrown;
  }

  @Override
  public void close() {
    running.ifPresent(RunningFunction::close);
    running = Optional.empty();
  }
}
