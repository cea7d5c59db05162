package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No call concerns an instance or a task that is not ours: one of a service in scope that has not
 * opted out, in a Cloud Map service where that service registers. And at rest the instances of
 * others are all still there.
 */
final class OnlyOurs implements Property {

  private final Scene scene;

  OnlyOurs(Scene scene) {
    this.scene = scene;
  }

  @Override
  public Optional<String> removing(Environment by, CloudMapService where, TaskRef task) {
    return objection(by + " asks to remove", where, task);
  }

  @Override
  public Optional<String> reading(Environment by, CloudMapService where, TaskRef task) {
    return objection(by + " reads", where, task);
  }

  private Optional<String> objection(String doing, CloudMapService where, TaskRef task) {
    boolean ours =
        find(task)
            .map(EcsTask::service)
            .filter(service -> scene.truth().registersIn(service).contains(where.id()))
            .isPresent();
    return ours
        ? Optional.empty()
        : Optional.of("%s %s in %s, which is not ours".formatted(doing, task, Words.of(where)));
  }

  @Override
  public Optional<String> stopping(Environment by, TaskRef task) {
    return find(task).isPresent() && scene.circumstances().replaces()
        ? Optional.empty()
        : Optional.of("%s stops %s, which is not ours".formatted(by, task));
  }

  private Optional<EcsTask> find(TaskRef task) {
    return scene
        .truth()
        .task(task.id())
        .filter(each -> each.ref().equals(task))
        .filter(each -> scene.fleet().isOurs(each.service()));
  }

  @Override
  public Stream<String> atRest() {
    return scene.others().gone().stream().map(each -> "somebody else's is gone: " + each);
  }
}
