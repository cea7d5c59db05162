package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What was seen in one sweep and again in the next: what one sweep alone saw may have been a moment
 * between two states. Nothing goes wrong when this is lost; it is only seen later.
 *
 * <p>Two sweeps can follow each other within seconds, where the first one began late; then it is
 * for the third to decide. ECS may answer from before a change for some seconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html">DescribeTasks</a>,
 *     of eventual consistency
 */
final class SeenTwice<T> {

  /** How long a moment between two states may last. */
  private static final Duration MOMENT = Duration.ofSeconds(30);

  private Map<T, Instant> before = new HashMap<>();
  private Map<T, Instant> now = new HashMap<>();

  /** A sweep begins. */
  void begin() {
    before = now;
    now = new HashMap<>();
  }

  /**
   * Notes a sight; whether the sweep before had it too, and it has been there for longer than a
   * moment. Of several in one sweep the first counts.
   */
  boolean see(T sight, Instant at) {
    Instant first = before.getOrDefault(sight, at);
    return now.putIfAbsent(sight, first) == null && !at.isBefore(first.plus(MOMENT));
  }
}
