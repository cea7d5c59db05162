package io.github.cloudmapreactor.bench.simulation.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.core.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MinuteScheduleTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final List<Instant> fired = new ArrayList<>();
  private boolean failing;

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void itFiresOnceInEachMinute() {
    new MinuteSchedule(simulation, this::invoke);
    simulation.runFor(Duration.ofMinutes(10).minusNanos(1));
    assertThat(fired)
        .extracting(each -> Duration.between(BEGIN, each).toMinutes())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void whatFailsIsTriedTwiceMore() {
    failing = true;
    new MinuteSchedule(simulation, this::invoke);
    simulation.runFor(Duration.ofSeconds(59));
    failing = false;
    simulation.runFor(Duration.ofMinutes(4));
    Instant first = fired.get(0);
    assertThat(fired.stream().filter(first::equals)).hasSize(2);
  }

  private boolean invoke(Instant minute, Consumer<InvocationResult<Integer>> end) {
    fired.add(minute);
    CallFailedException error = new CallFailedException(new Failure("Later", "later", true));
    end.accept(failing ? new InvocationResult.Failed<>(error) : new InvocationResult.Returned<>(6));
    return true;
  }
}
