package io.github.cloudmapreactor.bench.simulation.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.kernel.SimulationFailedException;
import io.github.cloudmapreactor.core.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LambdaFunctionTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration COLD_START = Duration.ofSeconds(2);
  private static final Duration EXPIRY = Duration.ofMinutes(5);

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final AtomicInteger made = new AtomicInteger();
  private final LambdaFunction<Integer> function =
      new LambdaFunction<>(
          simulation,
          new LambdaFunction.Traits("function", TIMEOUT, 2, Delay.fixed(COLD_START), EXPIRY),
          made::incrementAndGet);
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void anEnvironmentIsMadeWhereNoneIsFreeAndUsedAgain() {
    assertThat(invoke(1)).isTrue();
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(invoke(1)).isTrue();
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(seen).containsExactly("3000 1 took 1000", "11000 1 took 1000");
    assertThat(function.coldStarts()).isEqualTo(1);
  }

  @Test
  void invocationsAtOnceHaveEnvironmentsOfTheirOwnUpToTheConcurrency() {
    assertThat(invoke(1)).isTrue();
    assertThat(invoke(1)).isTrue();
    assertThat(invoke(1)).isFalse();
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(seen).containsExactly("3000 1 took 1000", "3000 2 took 1000");
    assertThat(function.throttles()).isEqualTo(1);
  }

  @Test
  void anIdleEnvironmentGoes() {
    invoke(1);
    simulation.runFor(EXPIRY.plusSeconds(10));
    invoke(1);
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(seen).last().asString().contains(" 2 took");
    assertThat(function.coldStarts()).isEqualTo(2);
  }

  @Test
  void anInvocationIsCutOffAtItsTimeoutAndItsEnvironmentIsLost() {
    invoke(60);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(seen).containsExactly("17000 timed out");
    assertThat(function.timeouts()).isEqualTo(1);
    invoke(1);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(seen).last().asString().contains(" 2 took");
  }

  @Test
  void theDeadlineCountsFromTheInvocation() {
    run(
        (handler, deadline) -> {
          simulation.sleep(Duration.ofSeconds(4));
          return "left " + deadline.left().toSeconds();
        });
    assertThat(seen).containsExactly("6000 left 11");
  }

  @Test
  void aFailedCallThatIsThrownFailsTheInvocationAndNothingElse() {
    run(
        (handler, deadline) -> {
          throw new CallFailedException(new Failure("Throttled", "later", true));
        });
    assertThat(seen).containsExactly("2000 failed");
    invoke(1);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(seen).last().asString().contains(" 1 took");
  }

  @Test
  void anythingElseThatIsThrownFailsTheSimulation() {
    assertThatThrownBy(
            () ->
                run(
                    (handler, deadline) -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(SimulationFailedException.class);
  }

  private void run(BiFunction<Integer, Deadline, String> work) {
    function.invoke(work, this::see);
    simulation.runFor(Duration.ofMinutes(1));
  }

  private boolean invoke(int seconds) {
    return function.invoke(
        (handler, deadline) -> {
          simulation.sleep(Duration.ofSeconds(seconds));
          return handler + " took " + seconds * 1000;
        },
        this::see);
  }

  private void see(InvocationResult<String> result) {
    String what = "timed out";
    if (result instanceof InvocationResult.Returned<String> returned) {
      what = returned.value();
    } else if (result instanceof InvocationResult.Failed) {
      what = "failed";
    }
    seen.add(Duration.between(BEGIN, simulation.clock().instant()).toMillis() + " " + what);
  }
}
