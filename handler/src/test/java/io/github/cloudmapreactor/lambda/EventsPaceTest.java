package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The real function with real clients keeps within its share of Cloud Map's rate. */
final class EventsPaceTest {

  private static final String[] IDS =
      IntStream.range(0, 10).mapToObj("t%03d"::formatted).toArray(String[]::new);

  private static final String[] STOPS =
      IntStream.range(0, 10).mapToObj(i -> Events.stopOf(IDS[i]).json()).toArray(String[]::new);

  @Test
  void everyAttemptIsPacedRetriesIncluded() {
    try (FunctionFixture fixture =
        new FunctionFixture(
            FunctionFixture.seedOf(IDS),
            Map.of("REACTOR_DEREGISTRATIONS", "4", "REACTOR_CONCURRENCY", "2"))) {
      fixture.aws.faults().on("DeregisterInstance").next(2).unavailable();
      assertThat(fixture.invokeBatch(STOPS)).isEmpty();
      List<Instant> calls =
          fixture.aws.journal().calls().stream()
              .filter(call -> call.operation().equals("DeregisterInstance"))
              .map(Call::at)
              .toList();
      // Half of a bucket of eight at once, and then half of four a second.
      Instant begin = calls.get(0);
      assertThat(calls).hasSize(12);
      for (int i = 0; i < calls.size(); i++) {
        assertThat(Duration.between(begin, calls.get(i)))
            .isEqualTo(Duration.ofMillis(500L * Math.max(0, i - 3)));
      }
    }
  }

  @Test
  void aSingleEventAndItsConfirmationKnowNoPace() {
    assertThat(timeOfOneStop(Map.of("REACTOR_DEREGISTRATIONS", "4", "REACTOR_CONCURRENCY", "1000")))
        .isEqualTo(timeOfOneStop(Map.of()));
  }

  private static Duration timeOfOneStop(Map<String, String> settings) {
    try (FunctionFixture fixture = new FunctionFixture(FunctionFixture.seedOf(IDS), settings)) {
      Instant begun = fixture.clock.instant();
      assertThat(fixture.invoke(STOPS[0]).path("outcome").asText()).isEqualTo("DEREGISTERED");
      return Duration.between(begun, fixture.clock.instant());
    }
  }
}
