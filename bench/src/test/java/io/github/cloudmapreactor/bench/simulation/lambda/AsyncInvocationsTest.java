package io.github.cloudmapreactor.bench.simulation.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.lambda.InvocationResult.Failed;
import io.github.cloudmapreactor.bench.simulation.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AsyncInvocationsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final List<Duration> tries = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();
  private boolean throttled;
  private boolean failing;
  private final AsyncInvocations<String, String> invocations =
      new AsyncInvocations<>(
          simulation,
          (event, end) -> {
            tries.add(Duration.between(BEGIN, simulation.clock().instant()));
            if (throttled) {
              return false;
            }
            end.accept(failing ? new Failed<>(new IllegalStateException()) : new Returned<>(event));
            return true;
          },
          givenUp::add);

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void anEventIsTakenAtOnce() {
    invocations.send("event");
    assertThat(tries).containsExactly(Duration.ZERO);
    assertThat(invocations.open()).isZero();
  }

  @Test
  void whatFailsIsTriedTwiceMoreAndThenGivenUp() {
    failing = true;
    invocations.send("event");
    simulation.runFor(Duration.ofHours(1));
    assertThat(tries).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3));
    assertThat(givenUp).containsExactly("event");
    assertThat(invocations.open()).isZero();
  }

  @Test
  void whatIsThrottledIsTriedEverLessOftenForSixHours() {
    throttled = true;
    invocations.send("event");
    simulation.runFor(Duration.ofMinutes(10));
    // About 1, 2, 4, … 256 s apart.
    assertThat(tries).hasSizeBetween(8, 11);
    assertThat(givenUp).isEmpty();
    simulation.runFor(Duration.ofHours(7));
    assertThat(givenUp).containsExactly("event");
    assertThat(tries.size()).isBetween(60, 100);
  }

  @Test
  void aThrottleIsNoFailure() {
    throttled = true;
    invocations.send("event");
    simulation.runFor(Duration.ofMinutes(30));
    throttled = false;
    failing = true;
    simulation.runFor(Duration.ofMinutes(9));
    assertThat(givenUp).as("three tries of its own").containsExactly("event");
  }
}
