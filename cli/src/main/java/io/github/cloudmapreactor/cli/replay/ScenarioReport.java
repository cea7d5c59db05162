package io.github.cloudmapreactor.cli.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What came of a scenario as a whole.
 *
 * @param name the scenario's
 * @param registry the instances left in each Cloud Map service, where that is known
 * @param expectedRegistry those that should be left, where that is compared
 * @param differences all of them, the events' included
 * @param counts how much happened
 */
record ScenarioReport(
    String name,
    Optional<SortedMap<String, SortedSet<String>>> registry,
    Optional<Map<String, List<String>>> expectedRegistry,
    List<Difference> differences,
    Counts counts) {

  /** How much happened. */
  record Counts(long events, long failed, long calls) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(EventReport event) {
      return new Counts(
          events + 1, failed + (event.failed() ? 1 : 0), calls + event.calls().size());
    }

    Counts plus(Counts other) {
      return new Counts(events + other.events, failed + other.failed, calls + other.calls);
    }
  }

  boolean isCompared() {
    return expectedRegistry.isPresent();
  }

  boolean isDifferent() {
    return !differences.isEmpty();
  }
}
