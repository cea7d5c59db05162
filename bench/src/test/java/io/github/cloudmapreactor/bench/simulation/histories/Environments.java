package io.github.cloudmapreactor.bench.simulation.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All execution environments that there have been. */
final class Environments {

  /** How long an instance counts as leaving whose removal was asked for; then as staying again. */
  static final Duration LEAVING = Duration.ofMinutes(5);

  private final List<Environment> made = new ArrayList<>();

  /** A new one, with what its calls show. */
  Environment make(String function, boolean remembersListings) {
    Environment environment =
        new Environment(function + "-" + (made.size() + 1), remembersListings);
    made.add(environment);
    return environment;
  }

  /** Whether any of them takes an instance for leaving. */
  boolean anyAskedFor(String service, String instance, Instant now) {
    return made.stream().anyMatch(each -> each.askedFor(service, instance, now, LEAVING));
  }
}
