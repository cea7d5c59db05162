package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.RunningTasks;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.core.StrandedPolicy.Obstacle;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sweep would do about a stranded task, if it found it for the second time. */
record Stranding(Snapshot snapshot, InstantSource clock) {

  /** What becomes of it under these settings, in words. */
  String outlook(Policy policy, Diagnosis found) {
    StrandedPolicy rules = new StrandedPolicy(policy);
    Optional<Obstacle> obstacle = rules.forbidReplacement(false);
    if (obstacle.isEmpty()) {
      Optional<Integer> others = others(rules, found);
      if (others.isEmpty()) {
        return "not known: the tasks that are listed could not be read";
      }
      obstacle = found.view().flatMap(view -> rules.forbidReplacement(view, others.get()));
    }
    return obstacle
        .map(why -> "left, %s: %s".formatted(why, why.sentence()))
        .orElse("REPLACED: stopped, so that ECS starts another in its place");
  }

  /** How many others run well and are listed where it is missing. */
  private Optional<Integer> others(StrandedPolicy rules, Diagnosis found) {
    Arn cluster = found.task().clusterArn();
    Optional<Map<String, Map<String, String>>> listed =
        found.missingPlaces().stream()
            .filter(Place::lacksIt)
            .findFirst()
            .flatMap(
                place -> snapshot.listing(place.where(), found.task().arn().account()).known());
    List<TaskRef> tasks =
        listed.orElse(Map.of()).keySet().stream()
            .flatMap(id -> TaskRef.in(cluster, id).stream())
            .toList();
    snapshot.readTasks(cluster, tasks);
    RunningTasks running = new RunningTasks(rules);
    for (TaskRef task : tasks) {
      Optional<Optional<TaskState>> known = snapshot.task(task).known();
      if (known.isEmpty()) {
        return Optional.empty();
      }
      known.get().ifPresent(state -> running.see(state, clock.instant()));
    }
    return listed.map(each -> Math.toIntExact(tasks.stream().filter(running::isFit).count()));
  }
}
