package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.TickQueue;
import io.github.cloudmapreactor.bench.simulation.messaging.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Lets ticks wait in a queue, each with a delay of whole seconds, as SQS counts them. */
final class DelayedTicks implements TickQueue {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MessageQueue<Instant> queue;
  private final InstantSource clock;

  DelayedTicks(MessageQueue<Instant> queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public void put(List<Instant> due) {
    for (Instant tick : due) {
      Duration wait = Duration.between(clock.instant(), tick).plus(SECOND).minusNanos(1);
      queue.send(tick, Duration.ofSeconds(Math.max(0, wait.toSeconds())));
    }
  }
}
