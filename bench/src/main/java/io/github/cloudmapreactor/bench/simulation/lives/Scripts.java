package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.world.Script;
import io.github.cloudmapreactor.bench.simulation.world.Script.Step;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskStatus;
import io.github.cloudmapreactor.core.TaskStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Makes scripts of what events tell. */
final class Scripts {

  private static final String BY_SCHEDULER = "ServiceSchedulerInitiated";

  private Scripts() {}

  /** Of a life that ends with a stop. */
  static Script of(List<ScenarioEvent> events, StopTimes stop, Instant zero) {
    List<ScenarioEvent> stops = events.stream().filter(ScenarioEvent::isStop).toList();
    return new Script(
        Stream.of(
                running(events, zero),
                unseen(stops.get(0), stop, zero),
                stops.stream().flatMap(event -> steps(event, zero)))
            .flatMap(each -> each)
            .toList(),
        true);
  }

  /** The events of a task that runs on and is sick, but for those that ECS does not send. */
  static Stream<Step> running(List<ScenarioEvent> events, Instant zero) {
    return events.stream()
        .filter(event -> !event.isStop() && event.lastStatus().phase() == Phase.RUNNING)
        .filter(event -> event.health() == Health.NOT_STATED)
        .filter(event -> !event.updatedAt().isBefore(zero))
        .map(
            event ->
                new Step(Duration.between(zero, event.updatedAt()), TaskStatus.RUNNING, "", true));
  }

  /** A stop had begun before the first event that arrived. */
  private static Stream<Step> unseen(ScenarioEvent first, StopTimes stop, Instant zero) {
    return stop.stopping().isBefore(first.updatedAt())
        ? Stream.of(
            new Step(
                Duration.between(zero, stop.stopping()),
                TaskStatus.DEACTIVATING,
                first.stopCode(),
                false))
        : Stream.empty();
  }

  /** What is DELETED has been STOPPED before, at the latest then. */
  private static Stream<Step> steps(ScenarioEvent event, Instant zero) {
    Duration after = Duration.between(zero, event.updatedAt());
    Step step = new Step(after, event.lastStatus(), event.stopCode(), true);
    return event.lastStatus() == TaskStatus.DELETED
        ? Stream.of(new Step(after, TaskStatus.STOPPED, event.stopCode(), false), step)
        : Stream.of(step);
  }

  /** An orderly stop, as it goes on Fargate. */
  static Stream<Step> orderly(Duration from) {
    Duration stopping = from.plus(Assumptions.DEACTIVATING);
    Duration deprovisioning = stopping.plus(Assumptions.STOPPING);
    return Stream.of(
        new Step(from, TaskStatus.DEACTIVATING, BY_SCHEDULER, true),
        new Step(stopping, TaskStatus.STOPPING, BY_SCHEDULER, true),
        new Step(deprovisioning, TaskStatus.DEPROVISIONING, BY_SCHEDULER, true),
        new Step(
            deprovisioning.plus(Assumptions.DEPROVISIONING),
            TaskStatus.STOPPED,
            BY_SCHEDULER,
            true));
  }
}
