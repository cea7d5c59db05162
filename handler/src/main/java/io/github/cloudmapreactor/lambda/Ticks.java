package io.github.cloudmapreactor.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the health watch is due: at whole multiples of its interval. A minute's ticks are put into a
 * queue with delays, all at once, so that no time is billed for waiting.
 *
 * @param interval from one pass to the next
 */
record Ticks(Duration interval) {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The moments of the minute from {@code begin} on that are not over at {@code now}. */
  List<Instant> dueIn(Instant begin, Instant now) {
    Instant end = begin.plus(MINUTE);
    List<Instant> due = new ArrayList<>();
    for (Instant at = next(begin); at.isBefore(end); at = at.plus(interval)) {
      if (!at.isBefore(now)) {
        due.add(at);
      }
    }
    return due;
  }

  private Instant next(Instant from) {
    long step = interval.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(from.toEpochMilli() + step - 1, step) * step);
  }

  /**
   * Whether a tick is worth a pass: not when the next one is due already, and not when it claims to
   * be due far ahead, after which all others would look old.
   */
  boolean isTimely(Instant due, Instant now) {
    return now.isBefore(due.plus(interval)) && !due.isAfter(now.plus(interval));
  }
}
