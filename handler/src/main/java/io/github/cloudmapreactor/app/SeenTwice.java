package io.github.cloudmapreactor.app;

import java.util.HashSet;
import java.util.Set;

/**
 * What was seen in one sweep and again in the next: what one sweep alone saw may have been a moment
 * between two states. Nothing goes wrong when this is lost; it is only seen later.
 */
final class SeenTwice<T> {

  private Set<T> before = new HashSet<>();
  private Set<T> now = new HashSet<>();

  /** A sweep begins. */
  void begin() {
    before = now;
    now = new HashSet<>();
  }

  /**
   * Notes a sight; whether the sweep before had it too. Of several in one sweep the first counts.
   */
  boolean see(T sight) {
    return now.add(sight) && before.contains(sight);
  }
}
