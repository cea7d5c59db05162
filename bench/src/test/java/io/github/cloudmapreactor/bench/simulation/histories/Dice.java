package io.github.cloudmapreactor.bench.simulation.histories;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Chance, in the words of those who make a history. */
record Dice(RandomGenerator random) {

  /** Happens so often. */
  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** A number, both ends included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** A duration, to the millisecond. */
  Duration between(Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }

  /** One of these. */
  @SafeVarargs
  final <T> T oneOf(T... these) {
    return these[random.nextInt(these.length)];
  }

  /** One of these, if there is any. */
  <T> Optional<T> oneOf(List<T> these) {
    return these.isEmpty()
        ? Optional.empty()
        : Optional.of(these.get(random.nextInt(these.size())));
  }
}
