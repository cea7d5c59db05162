package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * No removal is asked for of a task that is fit for traffic, unless it was UNHEALTHY a moment ago.
 *
 * <p>How long a moment may be: a verdict is at most 30 s old when it is judged for the last time.
 * Then the service is looked up, and in each of its Cloud Map services an instance or a listing is
 * read and the removal called: of N services, the last call begins after 1 + 2(N - 1) + 1 = 2N
 * others at most, each of which takes 4.5 s at most.
 */
final class NoStaleVerdict implements Property {

  private static final Duration STALENESS = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMillis(4_500);

  private final Scene scene;

  NoStaleVerdict(Scene scene) {
    this.scene = scene;
  }

  @Override
  public Optional<String> removing(Environment by, CloudMapService where, TaskRef task) {
    return scene
        .truth()
        .task(task.id())
        .filter(each -> each.desiredStatus() != TaskStatus.STOPPED)
        .filter(this::wasFitForLong)
        .map(each -> "%s asks to remove %s, which is fit".formatted(by, Words.of(each)));
  }

  private boolean wasFitForLong(EcsTask task) {
    Instant now = scene.simulation().clock().instant();
    Instant sick = scene.truth().lastSick(task);
    return sick.equals(Instant.MIN) || sick.plus(longest(task.service())).isBefore(now);
  }

  private Duration longest(EcsService service) {
    return STALENESS.plus(CALL.multipliedBy(2L * scene.truth().registersIn(service).size()));
  }
}
