package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a task stopped, as its events say.
 *
 * @param stopping when ECS first said so
 * @param sigterm when its containers were told; absent where nobody told them
 * @param dead when its containers had ended
 */
record StopTimes(Instant stopping, Optional<Instant> sigterm, Instant dead) {

  private static final String LOST_HOST = "InfrastructureHealth";

  /** Of events that tell of a stop, in their order. */
  static StopTimes of(List<ScenarioEvent> events) {
    List<ScenarioEvent> stops = events.stream().filter(ScenarioEvent::isStop).toList();
    ScenarioEvent first = stops.get(0);
    Instant stopping =
        first
            .moment("stoppingAt")
            .filter(at -> at.isBefore(first.updatedAt()))
            .orElse(first.updatedAt());
    ScenarioEvent last = stops.get(stops.size() - 1);
    if (last.stopCode().equals(LOST_HOST)) {
      return new StopTimes(stopping, Optional.empty(), stopping);
    }
    Instant dead = last.moment("executionStoppedAt").orElse(last.updatedAt());
    Instant sigterm = sigterm(stops, stopping);
    return new StopTimes(stopping, Optional.of(dead.isBefore(sigterm) ? dead : sigterm), dead);
  }

  /**
   * [D] In STOPPING. [I] Where a task is said to stop while it is RUNNING, and never seen STOPPING,
   * as on EC2: at once.
   */
  private static Instant sigterm(List<ScenarioEvent> stops, Instant stopping) {
    boolean atOnce = stops.get(0).lastStatus() == TaskStatus.RUNNING;
    return stops.stream()
        .filter(event -> event.lastStatus() == TaskStatus.STOPPING)
        .map(ScenarioEvent::updatedAt)
        .findFirst()
        .orElse(atOnce ? stopping : stopping.plus(Assumptions.DEACTIVATING));
  }
}
