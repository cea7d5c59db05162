package io.github.cloudmapreactor.bench.simulation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MessageQueueTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration VISIBILITY = Duration.ofSeconds(30);

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final MessageQueue<String> queue =
      new MessageQueue<>(simulation, new MessageQueue.Traits(VISIBILITY, Duration.ofMinutes(3), 2));

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void aMessageIsVisibleAfterItsDelay() {
    queue.send("tick", Duration.ofSeconds(5));
    simulation.runFor(Duration.ofMillis(4_999));
    assertThat(queue.receive(10)).isEmpty();
    simulation.runFor(Duration.ofMillis(1));
    assertThat(bodies(queue.receive(10))).containsExactly("tick");
  }

  @Test
  void aMessageComesAgainAfterTheVisibilityTimeoutUnlessItIsDeleted() {
    send("kept", "deleted");
    List<Message<String>> received = queue.receive(10);
    queue.delete(received.get(1));
    assertThat(queue.receive(10)).isEmpty();
    simulation.runFor(VISIBILITY);
    assertThat(bodies(queue.receive(10))).containsExactly("kept");
  }

  @Test
  void aMessageThatIsReceivedTooOftenIsADeadLetter() {
    send("hopeless");
    for (int i = 0; i < 3; i++) {
      queue.receive(10);
      simulation.runFor(VISIBILITY);
    }
    assertThat(bodies(queue.deadLetters())).containsExactly("hopeless");
    assertThat(queue.deadLetters().get(0).receives()).isEqualTo(2);
  }

  @Test
  void aMessageExpires() {
    send("old");
    simulation.runFor(Duration.ofMinutes(3));
    assertThat(queue.receive(10)).isEmpty();
    assertThat(queue.expired()).isEqualTo(1);
  }

  @Test
  void noMoreIsReceivedThanIsAskedFor() {
    send("a", "b", "c");
    assertThat(bodies(queue.receive(2))).containsExactly("a", "b");
    assertThat(queue.waiting()).isEqualTo(1);
  }

  private void send(String... all) {
    for (String each : all) {
      queue.send(each, Duration.ZERO);
    }
    simulation.runFor(Duration.ZERO);
  }

  private static List<String> bodies(List<Message<String>> messages) {
    return messages.stream().map(Message::body).toList();
  }
}
