package io.github.cloudmapreactor.bench.simulation.lives;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec.Discovery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a scenario how one of its tasks comes to be unfit. */
final class LifeReader {

  private final Scenario scenario;
  private final String task;
  private final List<ScenarioEvent> events;
  private final Sickness sickness;

  LifeReader(Scenario scenario, String task) {
    this.scenario = scenario;
    this.task = task;
    this.events = inOrder(scenario, task);
    this.sickness = Sickness.of(scenario, task, events);
  }

  /** Each change once and in its order: how events are delivered is not the task's matter. */
  private static List<ScenarioEvent> inOrder(Scenario scenario, String task) {
    long[] seen = {0};
    return scenario.events().stream()
        .filter(event -> event.task().equals(task))
        .sorted(comparing(ScenarioEvent::version))
        .filter(event -> event.version() > seen[0])
        .peek(event -> seen[0] = event.version())
        .toList();
  }

  TaskLife read() {
    boolean stops = events.stream().anyMatch(ScenarioEvent::isStop);
    if (!stops) {
      return new TaskLife(
          scenario.name(),
          sickness.recovered().isPresent() ? Kind.RECOVERS : sick(),
          stage(),
          sickness.moments(),
          sickness.script(events));
    }
    StopTimes stop = StopTimes.of(events);
    Instant zero =
        Stream.of(sickness.sick(), Optional.of(stop.stopping()), Optional.of(stop.dead()))
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
            .orElseThrow();
    return new TaskLife(
        scenario.name(), kind(), stage(), moments(stop, zero), Scripts.of(events, stop, zero));
  }

  private Kind kind() {
    return sickness.sick().isPresent()
        ? sick()
        : Kind.ofStop(events.get(events.size() - 1).stopCode());
  }

  /** Whether the product's default floor binds is what the scenario expects. */
  private Kind sick() {
    boolean few = scenario.expected().toString().contains("\"hold\":\"FLOOR\"");
    return few ? Kind.SICK_AMONG_FEW : Kind.SICK;
  }

  private Moments moments(StopTimes stop, Instant zero) {
    return new Moments(
        sickness.sick().map(at -> Duration.between(zero, at)),
        Optional.empty(),
        Optional.of(Duration.between(zero, stop.stopping())),
        stop.sigterm().map(at -> Duration.between(zero, at)),
        Optional.of(Duration.between(zero, stop.dead())));
  }

  private Stage stage() {
    List<JsonNode> registered = scenario.cloudMapServices(task);
    JsonNode service = scenario.ecsService(events.get(0)).orElseThrow();
    ServiceSpec spec =
        ServiceSpec.of(service.path("desiredCount").asInt(1))
            .withNames(registered.size())
            .withDiscovery(
                service.has("serviceRegistries") ? Discovery.CLASSIC : Discovery.SERVICE_CONNECT);
    int fewest =
        registered.stream().mapToInt(each -> each.path("instances").size()).min().orElseThrow();
    return new Stage(spec, fewest - 1);
  }
}
