package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Attempts;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.Removed;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Notes what becomes of a storm's tasks: who removed them, when, and what it took. */
final class StormLedger {

  private final Testbed testbed;
  private final ReactorDeployment product;
  private final Instant stop;
  private final Map<String, EcsTask> listed = new HashMap<>();
  private final Map<String, Integer> removed = new TreeMap<>();
  private final Map<TaskRef, Duration> called = new HashMap<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private Instant lastRemoval;

  /** Begins to note what becomes of these tasks, which stop at {@code stop}. */
  StormLedger(Testbed testbed, ReactorDeployment product, List<EcsTask> fleet, Instant stop) {
    this.testbed = testbed;
    this.product = product;
    this.stop = stop;
    this.lastRemoval = stop;
    fleet.forEach(task -> listed.put(task.ref().id(), task));
    testbed.world().cloudMap().onRemoval(this::note);
    product.log().onReport(this::note);
  }

  private void note(Removed removal) {
    if (listed.remove(removal.instance()) != null) {
      removed.merge(removal.by(), 1, Integer::sum);
      lastRemoval = removal.at();
    }
  }

  private void note(Report report) {
    Instant asOf = report.observed().times().asOf();
    if (asOf.isBefore(stop)) {
      return;
    }
    if (report.outcome() instanceof Outcome.Failed failed) {
      failures.merge(failed.failure().type(), 1, Integer::sum);
    } else {
      report
          .observedToCall()
          .map(asOf::plus)
          .ifPresent(
              call -> called.putIfAbsent(report.observed().task(), Duration.between(stop, call)));
    }
  }

  /** Whether none of the tasks is listed any more. */
  boolean isOver() {
    return listed.isEmpty();
  }

  StormFigures figures(Storm storm) {
    Set<TaskRef> dead = product.deadLetters();
    Attempts attempts =
        testbed.api().attempts().between(stop, testbed.simulation().clock().instant());
    return new StormFigures(
        storm,
        Map.copyOf(removed),
        Math.toIntExact(
            listed.values().stream()
                .map(EcsTask::ref)
                .filter(Predicate.not(dead::contains))
                .count()),
        dead.size(),
        attempts.count(ApiOperation.DEREGISTER_INSTANCE),
        testbed.api().throttled().values().stream().mapToInt(Integer::intValue).sum(),
        Duration.between(stop, lastRemoval),
        attempts.count(ApiOperation.DESCRIBE_SERVICES),
        attempts.of(ApiOperation.DESCRIBE_SERVICES).mostInASecond(),
        called.values().stream().sorted().toList(),
        Map.copyOf(failures));
  }
}
