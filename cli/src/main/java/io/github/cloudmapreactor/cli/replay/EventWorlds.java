package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.input.Event;
import io.github.cloudmapreactor.local.ManualClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The built-in world where there is no seed: for each account and region that the events come from
 * a stand-in and a function, all on one clock.
 */
final class EventWorlds implements World {

  /** Where events live that do not say it: the function will find fault with them anyway. */
  private static final Home NOWHERE = new Home("aws", "us-east-1", "000000000000");

  private final Map<Home, StandInWorld> worlds = new LinkedHashMap<>();
  private final Map<String, String> settings;
  private final ManualClock clock;

  EventWorlds(Map<String, String> settings, ManualClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Delivery deliver(Event event, Duration deliveredAfter) {
    return worlds
        .computeIfAbsent(
            event.home().orElse(NOWHERE), home -> StandInWorld.ofEvents(home, settings, clock))
        .deliver(event, deliveredAfter);
  }

  /** The instances of all; a Cloud Map service that is there twice is told apart by its home. */
  @Override
  public Optional<SortedMap<String, SortedSet<String>>> registry() {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    worlds.forEach(
        (home, world) ->
            world
                .registry()
                .ifPresent(
                    registry ->
                        registry.forEach(
                            (id, instances) -> all.put(uniqueName(id, home, all), instances))));
    return Optional.of(all);
  }

  private static String uniqueName(String id, Home home, Map<String, ?> taken) {
    return taken.containsKey(id) ? "%s/%s/%s".formatted(home.region(), home.account(), id) : id;
  }

  @Override
  public void close() {
    worlds.values().forEach(StandInWorld::close);
  }
}
