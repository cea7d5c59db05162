package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.TickQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Puts the ticks of the next minute into their queue, once a minute. A schedule fires somewhere
 * within its minute, so the minute to come is the first that nothing is missing from. A tick never
 * makes another one, for Lambda stops a function that feeds itself.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html">Recursive
 *     loop detection</a>
 */
final class Metronome {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A message to SQS can wait for 15 minutes; a schedule that fires ahead of its time is none. */
  private static final Duration FARTHEST = Duration.ofMinutes(10);

  private final Ticks ticks;
  private final Optional<TickQueue> queue;
  private final InstantSource clock;

  Metronome(Ticks ticks, Optional<TickQueue> queue, InstantSource clock) {
    this.ticks = ticks;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Works a minute off; how many ticks it was. Without a queue it only keeps the function warm.
   *
   * @param minute a moment of the minute before
   * @throws io.github.cloudmapreactor.app.CallFailedException where the queue could not be written
   * @throws InvalidEventException where the minute is far ahead
   */
  int strike(Instant minute) {
    Instant now = clock.instant();
    if (minute.isAfter(now.plus(FARTHEST))) {
      throw InvalidEventException.wrong("minute", "a moment near " + now, minute.toString());
    }
    if (queue.isEmpty()) {
      return 0;
    }
    long millis = MINUTE.toMillis();
    Instant next =
        Instant.ofEpochMilli(Math.floorDiv(minute.toEpochMilli(), millis) * millis).plus(MINUTE);
    List<Instant> due = ticks.dueIn(next, now);
    queue.get().put(due);
    return due.size();
  }
}
