package io.github.cloudmapreactor.bench.simulation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventBusTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final int EVENTS = 10_000;

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final List<Integer> delivered = new ArrayList<>();
  private final List<Long> millis = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void deliveryTakesAsLongAsWasMeasured() {
    run(EventBus.Traits.DEFAULT);
    assertThat(delivered).hasSize(EVENTS);
    List<Long> sorted = millis.stream().sorted().toList();
    assertThat(sorted.get(EVENTS / 2)).isBetween(145L, 155L);
    assertThat(sorted.get(EVENTS * 99 / 100)).isBetween(370L, 410L);
  }

  @Test
  void whatTheRuleDoesNotMatchIsNotDelivered() {
    EventBus<Integer> bus = bus(EventBus.Traits.DEFAULT);
    bus.put(-1);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(delivered).isEmpty();
    assertThat(bus.matched()).isZero();
  }

  @Test
  void eventsMayBeDuplicatedLostAndLate() {
    run(EventBus.Traits.DEFAULT.withDuplicated(0.5));
    assertThat(delivered).hasSizeBetween(14_500, 15_500);
    run(EventBus.Traits.DEFAULT.withLost(0.5));
    assertThat(delivered).hasSizeBetween(4_500, 5_500);
    run(EventBus.Traits.DEFAULT.withLate(0.5, Duration.ofSeconds(10)));
    assertThat(millis.stream().filter(each -> each > 10_000)).hasSizeBetween(4_500, 5_500);
  }

  private void run(EventBus.Traits traits) {
    delivered.clear();
    millis.clear();
    Instant begun = simulation.clock().instant();
    EventBus<Integer> bus =
        new EventBus<>(
            simulation,
            traits,
            event -> event >= 0,
            event -> {
              delivered.add(event);
              millis.add(Duration.between(begun, simulation.clock().instant()).toMillis());
            });
    IntStream.range(0, EVENTS).forEach(bus::put);
    simulation.runFor(Duration.ofMinutes(1));
  }

  private EventBus<Integer> bus(EventBus.Traits traits) {
    return new EventBus<>(simulation, traits, event -> event >= 0, delivered::add);
  }
}
