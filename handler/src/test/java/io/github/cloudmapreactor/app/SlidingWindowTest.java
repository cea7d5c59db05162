package io.github.cloudmapreactor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The budget of calls: never exceeded in any second, and nobody waits who need not. */
final class SlidingWindowTest {

  private final FakeAws aws = new FakeAws();
  private final List<Instant> calls = new ArrayList<>();

  private void take(CallBudget budget) {
    budget.take();
    calls.add(aws.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 10, 100})
  void noSecondSeesMoreCallsHoweverTheyArrive(int most) {
    long seed = Long.getLong("budget.seed", System.nanoTime());
    Random random = new Random(seed);
    SlidingWindow budget = new SlidingWindow(most, aws.pause, aws.clock);
    for (int i = 0; i < 5_000; i++) {
      // Bursts, and idle times of up to two seconds.
      aws.advance(Duration.ofMillis(random.nextInt(4) > 0 ? 0 : random.nextInt(2_000) / most));
      Instant wanted = aws.clock.instant();
      take(budget);
      Instant earliest =
          calls.size() <= most ? wanted : calls.get(calls.size() - 1 - most).plusSeconds(1);
      assertThat(calls.get(i))
          .as("call %d of seed %d", i, seed)
          .isEqualTo(earliest.isAfter(wanted) ? earliest : wanted);
    }
    for (int i = most; i < calls.size(); i++) {
      assertThat(Duration.between(calls.get(i - most), calls.get(i)))
          .as("calls %d to %d of seed %d", i - most, i, seed)
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void whoComesInTimeDoesNotWait() {
    SlidingWindow budget = new SlidingWindow(4, aws.pause, aws.clock);
    for (int i = 0; i < 100; i++) {
      take(budget);
      aws.advance(Duration.ofMillis(250));
    }
    assertThat(aws.pauses).isEmpty();
  }

  @Test
  void aLongIdleTimeSavesNothingUp() {
    SlidingWindow budget = new SlidingWindow(2, aws.pause, aws.clock);
    take(budget);
    aws.advance(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      take(budget);
    }
    assertThat(aws.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(aws.clock.instant()).isEqualTo(States.NOW.plusSeconds(3_602));
  }
}
