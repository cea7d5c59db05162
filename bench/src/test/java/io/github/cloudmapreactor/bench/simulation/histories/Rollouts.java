package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.Deployment;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.LifePath;
import java.time.Duration;
import java.util.List;

/** Deployments: new tasks are started, then old ones are stopped, then the old one is dropped. */
final class Rollouts {

  private static final Duration STARTED = Duration.ofSeconds(60);
  private static final Duration STOPPED = Duration.ofSeconds(90);

  private final Scene scene;
  private final Dice dice;

  Rollouts(Scene scene, Dice dice) {
    this.scene = scene;
    this.dice = dice;
  }

  /** A deployment begins, unless one is under way; now and then with other names. */
  void deploy(EcsService service) {
    if (service.deployments().size() > 1) {
      return;
    }
    Deployment old = service.primary();
    Deployment made = scene.world().ecs().deployment(service.spec());
    Deployment next =
        new Deployment(
            made.id(), dice.happens(0.2) ? made.cloudMapServices() : old.cloudMapServices(), true);
    service.deploy(next);
    note("begins", service);
    List<EcsTask> before = service.tasks();
    for (int i = 0; i < service.spec().desiredCount(); i++) {
      scene.world().ecs().start(service);
    }
    scene.simulation().after(STARTED, () -> stop(before));
    scene.simulation().after(STARTED.plus(STOPPED), () -> end(service, next));
  }

  private void stop(List<EcsTask> before) {
    before.forEach(task -> scene.world().ecs().stop(task, LifePath.ORDERLY_STOP));
  }

  private void end(EcsService service, Deployment next) {
    service.setDeployments(List.of(new Deployment(next.id(), next.cloudMapServices(), false)));
    note("ends", service);
  }

  private void note(String does, EcsService service) {
    scene.truth().deploys(service);
    scene
        .chronicle()
        .note(
            () ->
                "ECS: a deployment of %s/%s %s"
                    .formatted(service.cluster(), service.ref().name(), does));
  }
}
