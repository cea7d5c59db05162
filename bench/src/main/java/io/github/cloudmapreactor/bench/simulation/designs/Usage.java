package io.github.cloudmapreactor.bench.simulation.designs;

import java.time.Duration;

/**
 * What functions and queues were used.
 *
 * @param messages how many messages were sent, received and deleted
 * @param eventInvocations how often the events function ran, for the schedule too
 * @param passes how often the watch function ran
 * @param running how long all invocations took together
 */
public record Usage(long messages, long eventInvocations, long passes, Duration running) {

  /** Nothing. */
  public static final Usage NONE = new Usage(0, 0, 0, Duration.ZERO);

  /** What was used since {@code before}. */
  public Usage since(Usage before) {
    return new Usage(
        messages - before.messages,
        eventInvocations - before.eventInvocations,
        passes - before.passes,
        running.minus(before.running));
  }
}
