package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.LambdaFunction;
import io.github.cloudmapreactor.local.lambda.QueueClient;
import io.github.cloudmapreactor.local.lambda.QueueMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The packaged function in real processes behind a queue, of which one after the other is killed
 * with SIGKILL while a storm of events is worked off. {@code -Dkills=…} says how many, {@code
 * -Dkills.seed=…} draws the same events and the same gaps again; which process takes which step is
 * the machine's affair.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime has native code for Linux alone")
final class KilledFunctionIT {

  private static final int KILLS = Integer.getInteger("kills", 20);

  /** So many that there is work until the last kill: they make more steps than the widest gap. */
  private static final int TASKS_PER_KILL = 40;

  private static final Duration VISIBILITY = Duration.ofSeconds(5);

  private final long seed = Long.getLong("kills.seed", System.nanoTime());
  private final Path folder = Path.of("target", "lambda", "killed-" + seed);
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Upheaval upheaval =
      new Upheaval(KILLS * TASKS_PER_KILL, VISIBILITY, new Random(seed));
  private final Killer killer = new Killer(KILLS, new Random(seed));

  @Test
  void everyEventIsAccountedForAndTheRegistryIsRight() throws Exception {
    try (StandIn aws =
            StandIn.start(Seed.parse(upheaval.seed()), () -> Instant.now().plus(ahead.get()));
        LambdaFunction function =
            new LambdaFunction(PackagedFunction.events(aws, folder), killer)) {
      killer.follow(function);
      aws.watch(killer);
      Deliveries deliveries = new Deliveries(function);
      workOff(aws, deliveries);
      // Cloud Map's last operations end, at once and whatever the machine is busy with.
      ahead.set(Duration.ofSeconds(1));
      report(function, deliveries);
      checkKills(function, deliveries);
      checkRegistry(aws);
      checkLetters(aws, deliveries);
    }
  }

  private void workOff(StandIn aws, Deliveries deliveries) throws InterruptedException {
    QueueClient queue = new QueueClient(aws.endpoint(), aws.queueUrl(Upheaval.EVENTS));
    queue.send(upheaval.bodies());
    try (QueueMapping mapping = QueueMapping.start(queue, deliveries, 10, 2)) {
      assertThat(mapping.awaitEmpty(Duration.ofMinutes(2).plusSeconds(10L * KILLS)))
          .as("all events worked off; %s", this)
          .isTrue();
    }
  }

  private void checkKills(LambdaFunction function, Deliveries deliveries) {
    assertThat(killer.kills().values().stream().mapToInt(Integer::intValue).sum())
        .as("kills; %s", this)
        .isEqualTo(KILLS);
    assertThat(deliveries.died()).as("lost batches; %s", this).isEqualTo(KILLS);
    assertThat(deliveries.strange()).as(toString()).isEmpty();
    assertThat(function.started()).as("processes; %s", this).isBetween(KILLS, KILLS + 2);
  }

  private void checkRegistry(StandIn aws) {
    assertThat(aws.registry()).as(toString()).isEqualTo(upheaval.staying());
    assertThat(aws.journal().calls())
        .filteredOn(call -> call.operation().equals("DeregisterInstance"))
        .extracting(call -> call.request().path("InstanceId").asText())
        .as("whatever was asked to leave; %s", this)
        .allMatch(upheaval::mayLeave);
  }

  /**
   * Every body that no retry mends is kept with its reason, and nothing else is. Once for each time
   * that it was acknowledged, and at most once more for each process that died over it.
   */
  private void checkLetters(StandIn aws, Deliveries deliveries) {
    Map<String, Integer> letters = new HashMap<>();
    for (JsonNode letter : lettersIn(aws)) {
      assertThat(letter.path("MessageAttributes").path("ErrorType").path("StringValue").asText())
          .as("the reason of %s; %s", letter, this)
          .isEqualTo("InvalidEvent");
      letters.merge(letter.path("Body").asText(), 1, Integer::sum);
    }
    assertThat(letters.keySet()).as(toString()).isEqualTo(upheaval.poison());
    letters.forEach(
        (body, count) ->
            assertThat(count)
                .as("letters of %s; %s", body, this)
                .isBetween(1, deliveries.endedOf(body)));
  }

  private static List<JsonNode> lettersIn(StandIn aws) {
    QueueClient queue = new QueueClient(aws.endpoint(), aws.queueUrl(FunctionFixture.QUEUE));
    List<JsonNode> letters = new ArrayList<>();
    List<JsonNode> some = queue.receive(10);
    while (!some.isEmpty()) {
      letters.addAll(some);
      queue.delete(some);
      some = queue.receive(10);
    }
    return letters;
  }

  /** What it came to, beside the logs of the processes. */
  private void report(LambdaFunction function, Deliveries deliveries) throws IOException {
    Files.writeString(
        folder.resolve("kills"),
        "seed %d, %d events, %d kills, %d processes, %d batches lost%n%s%n"
            .formatted(
                seed,
                upheaval.bodies().size(),
                KILLS,
                function.started(),
                deliveries.died(),
                killer.kills()));
  }

  @Override
  public String toString() {
    return "-Dkills=%d -Dkills.seed=%d, logs in %s".formatted(KILLS, seed, folder);
  }
}
