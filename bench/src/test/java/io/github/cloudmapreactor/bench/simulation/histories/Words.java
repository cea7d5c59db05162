package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;

/** How things are called in chronicles: short, as nobody can read 32 digits. */
final class Words {

  private static final int ENOUGH = 8;

  private Words() {}

  static String of(EcsTask task) {
    return "%s of %s/%s (%s/%s/%s)"
        .formatted(
            shortened(task.ref().id()),
            task.service().cluster(),
            task.service().ref().name(),
            task.lastStatus(),
            task.desiredStatus(),
            task.health());
  }

  /** What was decided of a task, and what became of it. */
  static String of(Report report) {
    return "-> %s v%d %s %s %s %s"
        .formatted(
            of(report.observed().task()),
            report.observed().version(),
            report.decision().word(),
            report.decision().reason(),
            report.outcome().kind(),
            report.outcome().detail());
  }

  static String of(TaskRef task) {
    return shortened(task.id());
  }

  static String of(CloudMapService service) {
    return shortened(service.id());
  }

  static String shortened(String id) {
    return id.length() <= ENOUGH ? id : id.substring(0, ENOUGH);
  }
}
