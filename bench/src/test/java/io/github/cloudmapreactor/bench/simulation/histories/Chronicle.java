package io.github.cloudmapreactor.bench.simulation.histories;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened when, for a person to read; it costs nothing where nobody is to. */
final class Chronicle {

  private final List<String> lines = new ArrayList<>();
  private final InstantSource clock;
  private final Instant begin;
  private final boolean kept;

  /**
   * An empty chronicle.
   *
   * @param kept whether anybody is to read it
   */
  Chronicle(InstantSource clock, boolean kept) {
    this.clock = clock;
    this.begin = clock.instant();
    this.kept = kept;
  }

  /** Notes what happens now. */
  void note(Supplier<String> happening) {
    if (kept) {
      lines.add(stamp() + " " + happening.get());
    }
  }

  /** The present, as the chronicle counts it. */
  String stamp() {
    return "%8.2fs".formatted(Duration.between(begin, clock.instant()).toMillis() / 1_000.0);
  }

  /** All lines. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
