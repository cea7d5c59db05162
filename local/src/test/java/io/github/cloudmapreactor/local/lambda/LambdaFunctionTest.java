package io.github.cloudmapreactor.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.local.lambda.FunctionConfiguration.Code;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Died;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Failed;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Returned;
import io.github.cloudmapreactor.local.lambda.InvocationResult.TimedOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LambdaFunctionTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:210987654321:function:reactor:live";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;

  LambdaFunctionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void oneEnvironmentServesOneInvocationAfterTheOther() {
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, false))) {
      String pid = returned(function, "pid");
      assertThat(returned(function, "pid")).isEqualTo(pid);
      assertThat(returned(function, "{\"ü\": 1}")).isEqualTo("{\"ü\": 1}");
      assertThat(function.started()).isEqualTo(1);
    }
  }

  @Test
  void theRuntimeIsToldWhatLambdaTellsIt() {
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, false))) {
      Instant before = Instant.now();
      String deadline = returned(function, "header Lambda-Runtime-Deadline-Ms");
      assertThat(Instant.ofEpochMilli(Long.parseLong(deadline)))
          .isBetween(before.plus(TIMEOUT).minusMillis(1), Instant.now().plus(TIMEOUT));
      assertThat(returned(function, "header Lambda-Runtime-Invoked-Function-Arn")).isEqualTo(ARN);
      assertThat(returned(function, "header Lambda-Runtime-Trace-Id"))
          .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
      assertThat(returned(function, "variable AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("reactor");
      assertThat(returned(function, "variable AWS_LAMBDA_FUNCTION_VERSION")).isEqualTo("live");
      assertThat(returned(function, "variable AWS_REGION")).isEqualTo("eu-west-1");
      assertThat(returned(function, "variable COLOUR")).isEqualTo("red");
      assertThat(returned(function, "variable HOME")).isEqualTo("null");
      assertThat(returned(function, "wrong")).isEqualTo("400 404");
    }
  }

  @Test
  void whatTheFunctionThrowsIsItsResultAndItGoesOn() {
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, false))) {
      String pid = returned(function, "pid");
      assertThat(function.invoke("throw")).isEqualTo(new Failed("java.io.IOException", "{}"));
      assertThat(returned(function, "pid")).isEqualTo(pid);
    }
  }

  @Test
  void aProcessThatEndsIsReplaced() {
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, false))) {
      String pid = returned(function, "pid");
      assertThat(function.invoke("exit")).isEqualTo(new Died());
      assertThat(returned(function, "pid")).isNotEqualTo(pid);
      assertThat(function.started()).isEqualTo(2);
    }
  }

  @Test
  void aFunctionThatExceedsItsTimeoutIsKilled() throws IOException {
    try (var function =
        new LambdaFunction(configuration("handler", Duration.ofSeconds(2), false))) {
      long pid = Long.parseLong(returned(function, "pid"));
      assertThat(function.invoke("hang")).isEqualTo(new TimedOut());
      assertThat(isRunning(pid)).isFalse();
      assertThat(returned(function, "on")).isEqualTo("on");
    }
  }

  @Test
  void aFunctionThatCannotInitializeFails() {
    try (var function = new LambdaFunction(configuration("broken", TIMEOUT, false))) {
      assertThat(function.invoke("{}"))
          .isEqualTo(new Failed("Runtime.BadFunctionCode", "{\"errorMessage\":\"broken\"}"));
    }
  }

  @Test
  void environmentsCanBeStartedAheadOfTheirWork() throws InterruptedException {
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, false));
        var broken = new LambdaFunction(configuration("broken", TIMEOUT, false))) {
      function.provision(2);
      assertThat(function.started()).isEqualTo(2);
      assertThat(returned(function, "on")).isEqualTo("on");
      assertThat(function.started()).isEqualTo(2);
      assertThatThrownBy(() -> broken.provision(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("environment-1 cannot initialize the function");
    }
  }

  @Test
  void aSnapshotIsRestoredForItsFirstInvocation() throws IOException {
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, true))) {
      assertThat(returned(function, "on")).isEqualTo("on");
      assertThat(Files.readString(folder.resolve("handler/environment-1/log")))
          .contains("restored 200");
    }
  }

  @Test
  void invocationsAtOnceHaveAnEnvironmentEachAndClosingKillsThem() throws Exception {
    var busy = new CountDownLatch(2);
    var function =
        new LambdaFunction(
            configuration("handler", TIMEOUT, false),
            new EnvironmentWatcher() {
              @Override
              public void invoked(ExecutionEnvironment environment) {
                busy.countDown();
              }
            });
    try (function) {
      var one = CompletableFuture.supplyAsync(() -> function.invoke("hang"));
      var other = CompletableFuture.supplyAsync(() -> function.invoke("hang"));
      busy.await();
      assertThat(function.started()).isEqualTo(2);
      function.close();
      assertThat(one.get()).isEqualTo(new Died());
      assertThat(other.get()).isEqualTo(new Died());
    }
    assertThatThrownBy(() -> function.invoke("on")).hasMessage("The function is closed");
  }

  /** Whatever it was doing: what was handed over is lost, and so is an answer not yet taken. */
  @Test
  void anEnvironmentCanBeKilledAtEachStep() {
    var killer = new KillOnce();
    try (var function = new LambdaFunction(configuration("handler", TIMEOUT, false), killer)) {
      killer.step = Step.STARTED;
      assertThat(function.invoke("one")).isEqualTo(new Died());
      killer.step = Step.INVOKED;
      assertThat(function.invoke("two")).isEqualTo(new Died());
      killer.step = Step.ANSWERING;
      assertThat(function.invoke("three")).isEqualTo(new Died());
      assertThat(killer.traceId).isPresent();
      assertThat(function.findByTraceId(killer.traceId.get())).isEmpty();
      assertThat(returned(function, "four")).isEqualTo("four");
      assertThat(function.started()).isEqualTo(4);
    }
  }

  @Test
  void whatCannotBeAFunctionIsRefused() {
    FunctionConfiguration good = configuration("handler", TIMEOUT, false);
    assertThatThrownBy(() -> with(good, "arn:aws:sqs:eu-west-1:210987654321:events", TIMEOUT))
        .hasMessage("arn:aws:sqs:eu-west-1:210987654321:events is no ARN of a function");
    assertThatThrownBy(() -> with(good, ARN, Duration.ZERO))
        .hasMessage("A function needs time, not PT0S");
    try (var function = new LambdaFunction(startedBy(good, Path.of("no-such-launcher")))) {
      assertThatThrownBy(() -> function.invoke("on"))
          .hasMessageContaining("Cannot start the function in");
    }
  }

  private static FunctionConfiguration with(
      FunctionConfiguration other, String arn, Duration timeout) {
    return new FunctionConfiguration(
        arn,
        other.handler(),
        other.code(),
        other.environment(),
        other.memoryMegabytes(),
        timeout,
        other.snapStart(),
        other.folder());
  }

  private static FunctionConfiguration startedBy(FunctionConfiguration other, Path java) {
    return new FunctionConfiguration(
        other.arn(),
        other.handler(),
        new Code(java, List.of(), other.code().classPath(), other.code().runtime()),
        other.environment(),
        other.memoryMegabytes(),
        other.timeout(),
        other.snapStart(),
        other.folder());
  }

  private enum Step {
    STARTED,
    INVOKED,
    ANSWERING,
    NONE
  }

  private static final class KillOnce implements EnvironmentWatcher {
    private volatile Step step = Step.NONE;
    private volatile Optional<String> traceId = Optional.empty();

    @Override
    public void started(ExecutionEnvironment environment) {
      at(Step.STARTED, environment);
    }

    @Override
    public void invoked(ExecutionEnvironment environment) {
      at(Step.INVOKED, environment);
    }

    @Override
    public void answering(ExecutionEnvironment environment) {
      at(Step.ANSWERING, environment);
    }

    private void at(Step current, ExecutionEnvironment environment) {
      if (step == current) {
        step = Step.NONE;
        traceId = environment.traceId();
        environment.kill();
      }
    }
  }

  private static String returned(LambdaFunction function, String payload) {
    InvocationResult result = function.invoke(payload);
    assertThat(result).isInstanceOf(Returned.class);
    return ((Returned) result).payload();
  }

  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Each handler's environments have a folder of their own. */
  private FunctionConfiguration configuration(String handler, Duration timeout, boolean snapStart) {
    return new FunctionConfiguration(
        ARN,
        handler,
        new Code(
            ManagedRuntime.java(),
            ManagedRuntime.OPTIONS,
            List.of(Path.of("target", "test-classes")),
            TestRuntime.class.getName()),
        Map.of("COLOUR", "red"),
        512,
        timeout,
        snapStart,
        folder.resolve(handler));
  }
}
