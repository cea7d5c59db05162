package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.messaging.Message;
import io.github.cloudmapreactor.bench.simulation.messaging.MessageQueue;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every event that got as far as the queue was worked off, or is a dead letter. */
final class NothingLost implements Property {

  /** How long an event may be under way when everything works: two deliveries. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(60);

  private final Scene scene;
  private final Supplier<MessageQueue<TaskState>> events;

  /** Nothing of this queue, which need not be there yet. */
  NothingLost(Scene scene, Supplier<MessageQueue<TaskState>> events) {
    this.scene = scene;
    this.events = events;
  }

  @Override
  public Stream<String> atRest() {
    Instant before = scene.simulation().clock().instant().minus(UNDER_WAY);
    Stream<String> undone =
        events.get().open().stream()
            .filter(message -> message.sentAt().isBefore(before))
            .map(NothingLost::tell);
    int expired = events.get().expired();
    return expired == 0 ? undone : Stream.concat(undone, Stream.of(expired + " events expired"));
  }

  private static String tell(Message<TaskState> message) {
    return "an event of %s was received %d times and has found no end"
        .formatted(Words.of(message.body().task()), message.receives());
  }
}
