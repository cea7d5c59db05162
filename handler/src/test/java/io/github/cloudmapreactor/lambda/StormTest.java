package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many tasks stop at once: batches of ten, shuffled, some events twice, answers lost on the way,
 * and what comes back is delivered again. {@code -Dstorm.tasks=…} says how many.
 */
final class StormTest {

  private static final int TASKS = Integer.getInteger("storm.tasks", 300);
  private static final int BATCH = 10;

  @Test
  void everyTaskIsOutAndNoOtherOne() {
    long seed = Long.getLong("storm.seed", System.nanoTime());
    String[] ids =
        IntStream.range(0, TASKS + 5).mapToObj("t%06d"::formatted).toArray(String[]::new);
    try (FunctionFixture fixture = new FunctionFixture(FunctionFixture.seedOf(ids))) {
      fixture.aws.faults().on("DeregisterInstance").next(20).resetAfterEffect();
      fixture.aws.faults().on("DeregisterInstance").next(20).unavailable();
      List<String> queue = deliveries(ids, new Random(seed));
      int rounds = 0;
      while (!queue.isEmpty() && rounds++ < 10) {
        queue = deliver(fixture, queue);
        fixture.clock.advance(Duration.ofSeconds(30));
      }
      assertThat(queue).as("undelivered, seed %d", seed).isEmpty();
      assertThat(fixture.aws.registry().get("srv-orders")).hasSize(5);
      Map<String, Long> calls =
          fixture.aws.journal().calls().stream()
              .collect(Collectors.groupingBy(Call::operation, Collectors.counting()));
      assertThat(calls).doesNotContainKey("SendMessage");
      assertThat(calls.get("DescribeServices")).isLessThanOrEqualTo(rounds);
      assertThat(calls.get("DeregisterInstance")).isBetween((long) TASKS, TASKS * 3L / 2 + 120);
    }
  }

  /** Every stop once, every fifth twice, in any order. */
  private static List<String> deliveries(String[] ids, Random random) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      String body = Events.stopOf(ids[i]).json();
      bodies.addAll(Collections.nCopies(i % 5 == 0 ? 2 : 1, body));
    }
    Collections.shuffle(bodies, random);
    return bodies;
  }

  /** Delivers all in batches, and returns what is to come again. */
  private static List<String> deliver(FunctionFixture fixture, List<String> bodies) {
    List<String> again = new ArrayList<>();
    for (int from = 0; from < bodies.size(); from += BATCH) {
      List<String> batch = bodies.subList(from, Math.min(bodies.size(), from + BATCH));
      for (int index : fixture.invokeBatch(batch.toArray(String[]::new))) {
        again.add(batch.get(index));
      }
    }
    return again;
  }
}
