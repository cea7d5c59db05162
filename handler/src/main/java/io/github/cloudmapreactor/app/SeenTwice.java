package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What was seen in a sweep and in the next one too: what one sweep alone saw may have been a moment
 * between two states, or an answer that lagged. Nothing goes wrong when this is lost; it is only
 * seen later.
 */
final class SeenTwice<T> {

  private final Duration apart;
  private Map<T, Instant> before = Map.of();
  private Map<T, Instant> now = new HashMap<>();

  /** Two sights count that are at least {@code apart}, whatever the sweeps' own distance. */
  SeenTwice(Duration apart) {
    this.apart = apart;
  }

  /** A sweep begins. */
  void begin() {
    before = now;
    now = new HashMap<>();
  }

  /** Notes a sight; whether there was one long enough before, and in every sweep since. */
  boolean see(T sight, Instant at) {
    Instant first = before.getOrDefault(sight, at);
    now.putIfAbsent(sight, first);
    return !at.isBefore(first.plus(apart)) && before.containsKey(sight);
  }
}
