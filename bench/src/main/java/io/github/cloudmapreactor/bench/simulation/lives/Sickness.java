package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.world.Script;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a task was UNHEALTHY, as a scenario says.
 *
 * @param sick since when, if it was
 * @param recovered until when, if it recovered
 */
record Sickness(Optional<Instant> sick, Optional<Instant> recovered) {

  static Sickness of(Scenario scenario, String task, List<ScenarioEvent> events) {
    Optional<Instant> sick =
        Stream.of(
                stated(events),
                changes(scenario, task, Health.UNHEALTHY).findFirst(),
                seeded(scenario, task, events))
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    return new Sickness(
        sick,
        sick.flatMap(
            since ->
                changes(scenario, task, Health.HEALTHY)
                    .filter(at -> at.isAfter(since))
                    .findFirst()));
  }

  /** An event that states it stands for the change itself: ECS sends none today. */
  private static Optional<Instant> stated(List<ScenarioEvent> events) {
    return events.stream()
        .filter(event -> event.health() == Health.UNHEALTHY && !event.isStop())
        .map(ScenarioEvent::updatedAt)
        .findFirst();
  }

  private static Stream<Instant> changes(Scenario scenario, String task, Health health) {
    return scenario.described(task).stream()
        .flatMap(described -> Scenario.elements(described, "changes"))
        .filter(change -> change.path("healthStatus").asText().equals(health.name()))
        .map(change -> Instant.parse(change.path("at").asText()));
  }

  /** A task that the seed has UNHEALTHY is that since its version's event, for want of a time. */
  private static Optional<Instant> seeded(
      Scenario scenario, String task, List<ScenarioEvent> events) {
    return scenario
        .described(task)
        .filter(described -> described.path("healthStatus").asText().equals("UNHEALTHY"))
        .flatMap(
            described ->
                events.stream()
                    .filter(event -> event.lastStatus().phase() == Phase.RUNNING)
                    .filter(event -> event.version() >= described.path("version").asLong())
                    .map(ScenarioEvent::updatedAt)
                    .findFirst());
  }

  /** Where no event tells of a stop: it recovers, or ECS stops it in order after a while. */
  Moments moments() {
    Instant zero = sick.orElseThrow();
    if (recovered.isPresent()) {
      return new Moments(
          Optional.of(Duration.ZERO),
          recovered.map(at -> Duration.between(zero, at)),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    Duration stopping = DesignAssumptions.REPLACED_AFTER;
    Duration sigterm = stopping.plus(Assumptions.DEACTIVATING);
    return new Moments(
        Optional.of(Duration.ZERO),
        Optional.empty(),
        Optional.of(stopping),
        Optional.of(sigterm),
        Optional.of(sigterm.plus(Assumptions.STOPPING)));
  }

  /** The script to those moments. */
  Script script(List<ScenarioEvent> events) {
    Instant zero = sick.orElseThrow();
    Stream<Script.Step> running = Scripts.running(events, zero);
    return new Script(
        recovered.isPresent()
            ? running.toList()
            : Stream.concat(running, Scripts.orderly(DesignAssumptions.REPLACED_AFTER)).toList(),
        true);
  }
}
