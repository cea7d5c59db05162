package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import java.io.PrintStream;
import java.time.Duration;

/** Prints figures of storms, a line each. */
final class StormTable {

  private static final double SECOND = Duration.ofSeconds(1).toMillis();

  private final PrintStream out;

  StormTable(PrintStream out) {
    this.out = out;
  }

  /** Begins a table. */
  void begin(String title) {
    out.println();
    out.println(title);
    out.println();
    out.println(
        "| | lost | dead letters | removed by events, watch, ECS | attempts per removal |"
            + " throttled | drain, s | least possible, s | most lookups a second |"
            + " stop to call, s: median, p99 | handed back |");
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
  }

  void add(String what, StormFigures figures) {
    out.printf(
        "| %s | %,d | %,d | %s | %.3f | %,d | %,.1f | %,.1f | %,d | %,.1f, %,.1f | %,d |%n",
        what,
        figures.lost(),
        figures.deadLetters(),
        removed(figures),
        figures.attemptsPerRemoval(),
        figures.throttled(),
        seconds(figures.drain()),
        seconds(figures.storm().shortestDrain()),
        figures.mostLookups(),
        seconds(figures.toCall(0.5)),
        seconds(figures.toCall(0.99)),
        figures.handedBack());
  }

  private static String removed(StormFigures figures) {
    return "%,d, %,d, %,d"
        .formatted(
            figures.removedBy(ReactorDeployment.EVENTS),
            figures.removedBy(ReactorDeployment.WATCH),
            figures.removedBy("ecs"));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / SECOND;
  }
}
