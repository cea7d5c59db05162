package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Of a service at most one task is stopped in a sweep, none during a deployment, and none where no
 * other task is listed.
 */
final class CarefulReplacement implements Property {

  /**
   * How long a deployment may already be under way that nobody could know of: the service is read,
   * then the task, and only then is it stopped; two calls of 4.5 s.
   */
  private static final Duration UNNOTICED = Duration.ofSeconds(9);

  private final Scene scene;
  private final Set<Stop> stops = new HashSet<>();

  CarefulReplacement(Scene scene) {
    this.scene = scene;
  }

  private record Stop(Environment by, EcsService service, int round) {}

  @Override
  public Optional<String> stopping(Environment by, TaskRef task) {
    return scene.truth().task(task.id()).flatMap(each -> objection(by, each));
  }

  private Optional<String> objection(Environment by, EcsTask task) {
    EcsService service = task.service();
    if (!stops.add(new Stop(by, service, by.round(service.ref().cluster())))) {
      return Optional.of("%s is the second of its service in a sweep".formatted(Words.of(task)));
    }
    Instant now = scene.simulation().clock().instant();
    if (scene.truth().deployingSince(service).orElse(now).plus(UNNOTICED).isBefore(now)) {
      return Optional.of("%s is stopped during a deployment".formatted(Words.of(task)));
    }
    return task.deployment().cloudMapServices().stream()
            .flatMap(where -> by.listings(where.id()).stream())
            .anyMatch(listing -> hasOther(listing, task))
        ? Optional.empty()
        : Optional.of("%s is stopped, and no other is listed".formatted(Words.of(task)));
  }

  private boolean hasOther(Environment.Listing listing, EcsTask task) {
    return listing.instances().stream()
        .filter(id -> !id.equals(task.ref().id()))
        .anyMatch(id -> scene.truth().task(id).isPresent());
  }
}
