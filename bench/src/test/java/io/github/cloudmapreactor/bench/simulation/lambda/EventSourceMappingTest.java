package io.github.cloudmapreactor.bench.simulation.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.messaging.Message;
import io.github.cloudmapreactor.bench.simulation.messaging.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventSourceMappingTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration WORK = Duration.ofSeconds(10);

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final MessageQueue<Integer> queue =
      new MessageQueue<>(
          simulation, new MessageQueue.Traits(Duration.ofSeconds(30), Duration.ofDays(4), 240));
  private final List<List<Integer>> batches = new ArrayList<>();
  private final Set<Integer> failing = new HashSet<>();
  private boolean throttled;
  private int throttles;

  @BeforeEach
  void map() {
    new EventSourceMapping<>(simulation, queue, new EventSourceMapping.Traits(10, 5), this::invoke);
  }

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void messagesAreTakenInBatchesSoManyAtOnce() {
    send(60);
    simulation.runFor(Duration.ofSeconds(5));
    assertThat(batches).hasSize(5).allMatch(batch -> batch.size() == 10);
    assertThat(queue.waiting()).isEqualTo(10);
    simulation.runFor(Duration.ofSeconds(20));
    assertThat(batches).hasSize(6);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(batches).hasSize(6);
  }

  @Test
  void underABacklogFiveMoreBatchesAreTakenAtOnceInEachSecondUpToTheMaximum() {
    MessageQueue<Integer> wide =
        new MessageQueue<>(
            simulation, new MessageQueue.Traits(Duration.ofSeconds(30), Duration.ofDays(4), 240));
    new EventSourceMapping<>(simulation, wide, new EventSourceMapping.Traits(10, 20), this::invoke);
    for (int i = 0; i < 1_000; i++) {
      wide.send(i, Duration.ZERO);
    }
    simulation.runFor(Duration.ofMillis(150));
    assertThat(batches).hasSize(5);
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(batches).hasSize(10);
    simulation.runFor(Duration.ofSeconds(5));
    assertThat(batches).hasSize(20);
  }

  @Test
  void whatIsReportedAsFailedComesAgainAfterTheVisibilityTimeout() {
    send(3);
    failing.add(1);
    simulation.runFor(Duration.ofSeconds(29));
    assertThat(batches).containsExactly(List.of(0, 1, 2));
    failing.clear();
    simulation.runFor(Duration.ofMinutes(5));
    assertThat(batches).containsExactly(List.of(0, 1, 2), List.of(1));
  }

  @Test
  void aThrottledBatchIsTriedAgainUntilItsMessagesBelongToOthers() {
    throttled = true;
    send(3);
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(throttles).isBetween(8, 11);
    throttled = false;
    simulation.runFor(Duration.ofSeconds(2));
    assertThat(batches).containsExactly(List.of(0, 1, 2));
  }

  private void send(int count) {
    for (int i = 0; i < count; i++) {
      queue.send(i, Duration.ZERO);
    }
  }

  private boolean invoke(
      List<Message<Integer>> batch, Consumer<InvocationResult<Set<Message<Integer>>>> end) {
    if (throttled) {
      throttles++;
      return false;
    }
    batches.add(batch.stream().map(Message::body).toList());
    Set<Message<Integer>> again =
        batch.stream().filter(each -> failing.contains(each.body())).collect(Collectors.toSet());
    simulation.after(WORK, () -> end.accept(new InvocationResult.Returned<>(again)));
    return true;
  }
}
