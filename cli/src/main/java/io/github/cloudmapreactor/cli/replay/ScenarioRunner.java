package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.replay.EventFeed.Item;
import io.github.cloudmapreactor.cli.replay.ScenarioReport.Counts;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;

/** Replays scenarios: each in a world of its own, one event after the other. */
final class ScenarioRunner {

  private final Worlds worlds;
  private final InputStream standardInput;
  private final ReplayView view;
  private final BooleanSupplier stopped;

  /**
   * A runner.
   *
   * @param stopped whether to stop early
   */
  ScenarioRunner(
      Worlds worlds, InputStream standardInput, ReplayView view, BooleanSupplier stopped) {
    this.worlds = worlds;
    this.standardInput = standardInput;
    this.view = view;
    this.stopped = () -> stopped.getAsBoolean() || view.isClosed();
  }

  /** Opens the world that a scenario begins in. */
  interface Worlds {
    World open(Scenario scenario);
  }

  /**
   * Replays all of them.
   *
   * @throws UsageException where an input turns out to be none
   */
  Summary run(List<Scenario> scenarios) {
    long start = System.nanoTime();
    Summary summary = Summary.EMPTY;
    for (Scenario scenario : scenarios) {
      if (!stopped.getAsBoolean()) {
        summary = summary.plus(run(scenario));
      }
    }
    summary = summary.ended(Duration.ofNanos(System.nanoTime() - start), stopped.getAsBoolean());
    view.summary(summary);
    return summary;
  }

  private ScenarioReport run(Scenario scenario) {
    try (EventFeed feed = new EventFeed(scenario.inputs(), standardInput)) {
      Item first =
          feed.next()
              .orElseThrow(() -> new UsageException(scenario.name() + ": there is no event in it"));
      view.begin(scenario);
      try (World world = worlds.open(scenario)) {
        ScenarioReport report = deliverAll(scenario, first, feed, world);
        view.end(report);
        return report;
      }
    }
  }

  private ScenarioReport deliverAll(Scenario scenario, Item first, EventFeed feed, World world) {
    List<Difference> differences = new ArrayList<>();
    Counts counts = Counts.NONE;
    Optional<Instant> start = Optional.empty();
    Optional<Item> item = Optional.of(first);
    while (item.isPresent()) {
      World.Delivery delivery = deliver(item.get(), world);
      start = start.or(() -> Optional.of(delivery.at()).filter(at -> !at.equals(World.UNTOLD)));
      EventReport report =
          EventReport.of(item.get().event(), delivery, start.orElse(delivery.at()));
      List<Difference> here = compare(item.get(), report);
      view.event(report, here);
      differences.addAll(here);
      counts = counts.plus(report);
      item = stopped.getAsBoolean() ? Optional.empty() : feed.next();
    }
    return end(scenario, world.registry(), differences, counts);
  }

  private static World.Delivery deliver(Item item, World world) {
    return world.deliver(item.event(), item.input().deliveredAfter());
  }

  private static List<Difference> compare(Item item, EventReport report) {
    return item.input()
        .expected()
        .map(expected -> Comparison.ofEvent(expected, report))
        .orElse(List.of());
  }

  private ScenarioReport end(
      Scenario scenario,
      Optional<SortedMap<String, SortedSet<String>>> registry,
      List<Difference> differences,
      Counts counts) {
    // Half a scenario leaves something else than the whole.
    boolean compared = scenario.isCompared() && !stopped.getAsBoolean();
    if (compared) {
      differences.addAll(
          Comparison.ofRegistry(scenario.registry().orElseThrow(), registry.orElseThrow()));
    }
    return new ScenarioReport(
        scenario.name(),
        registry,
        compared ? scenario.registry() : Optional.empty(),
        List.copyOf(differences),
        counts);
  }
}
