package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At rest no task of ours is registered that has stopped, is not known any more, or is UNHEALTHY,
 * but for what the grace period or the floor holds. (What has opted out is none of ours.)
 */
final class NothingUnfitStays implements Property {

  /** How long a removal may be under way: the events of a stop, some passes, an operation. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(60);

  private final Scene scene;
  private final Environments environments;

  NothingUnfitStays(Scene scene, Environments environments) {
    this.scene = scene;
    this.environments = environments;
  }

  @Override
  public Stream<String> atRest() {
    Instant now = scene.simulation().clock().instant();
    return scene.truth().tasks().stream()
        .filter(task -> scene.fleet().isOurs(task.service()))
        .flatMap(task -> places(task.service()).map(where -> judge(task, where, now)))
        .filter(sentence -> !sentence.isEmpty());
  }

  /** Where the product can know of: what no deployment names any more, nobody can find. */
  private static Stream<CloudMapService> places(EcsService service) {
    return service.deployments().stream()
        .flatMap(each -> each.cloudMapServices().stream())
        .distinct();
  }

  private String judge(EcsTask task, CloudMapService where, Instant now) {
    Set<String> listed =
        new HashSet<>(scene.world().cloudMap().list(where.id()).orElseThrow().keySet());
    if (!listed.remove(task.ref().id())) {
      return "";
    }
    Instant stoppingSince = scene.truth().stoppingSince(task).orElse(Instant.MAX);
    boolean unfit =
        task.desiredStatus() == TaskStatus.STOPPED
            ? stoppingSince.plus(UNDER_WAY).isBefore(now)
            : task.health() == Health.UNHEALTHY && !isHeld(task, where, listed, now);
    return unfit ? "%s is still in %s".formatted(Words.of(task), Words.of(where)) : "";
  }

  private boolean isHeld(EcsTask task, CloudMapService where, Set<String> others, Instant now) {
    Duration grace = task.service().spec().gracePeriod();
    Instant startedAt = scene.truth().startedAt(task).orElseThrow();
    if (!grace.isZero() && now.isBefore(startedAt.plus(grace).plus(UNDER_WAY))) {
      return true;
    }
    others.removeIf(id -> environments.anyAskedFor(where.id(), id, now));
    return others.size() < FloorKept.floor(scene, task.service());
  }
}
