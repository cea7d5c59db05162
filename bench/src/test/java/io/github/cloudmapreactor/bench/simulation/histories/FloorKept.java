package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * No removal of a task that was found UNHEALTHY undercuts the floor: of the others that were listed
 * to the environment in this pass, and whose removal it has not asked for itself, at least the
 * floor's number stays. What others took away since the listing it cannot know.
 */
final class FloorKept implements Property {

  /** Until then an UNHEALTHY that an event states is acted on as it stands: 30 s and nine calls. */
  private static final Duration STATED = Duration.ofSeconds(75);

  private final Scene scene;

  FloorKept(Scene scene) {
    this.scene = scene;
  }

  /** How many instances are to stay for a service. */
  static int floor(Scene scene, EcsService service) {
    return scene.circumstances().floor().keepAtLeast().instances(service.spec().desiredCount());
  }

  @Override
  public Optional<String> removing(Environment by, CloudMapService where, TaskRef task) {
    Instant now = scene.simulation().clock().instant();
    return scene
        .truth()
        .task(task.id())
        .filter(each -> each.desiredStatus() != TaskStatus.STOPPED)
        .filter(each -> scene.truth().statedAt(each).plus(STATED).isBefore(now))
        .filter(each -> undercuts(by, where, each, now))
        .map(
            each ->
                "%s asks to remove %s from %s, where %d others must stay and do not"
                    .formatted(by, Words.of(each), Words.of(where), floor(scene, each.service())));
  }

  private boolean undercuts(Environment by, CloudMapService where, EcsTask task, Instant now) {
    int floor = floor(scene, task.service());
    List<Environment.Listing> listings = by.listings(where.id());
    return floor > 0 && listings.stream().allMatch(each -> othersIn(each, by, task, now) < floor);
  }

  private static long othersIn(
      Environment.Listing listing, Environment by, EcsTask task, Instant now) {
    return listing.instances().stream()
        .filter(id -> !id.equals(task.ref().id()))
        .filter(id -> !by.askedFor(listing.service(), id, now, Environments.LEAVING))
        .count();
  }
}
