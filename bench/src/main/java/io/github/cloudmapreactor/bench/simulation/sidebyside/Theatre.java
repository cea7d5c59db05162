package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.designs.Deployed;
import io.github.cloudmapreactor.bench.simulation.lives.Moments;
import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.LifePath;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import io.github.cloudmapreactor.core.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fleet in which lives are played, each in a service as its scenario has it. */
final class Theatre {

  private static final String CLUSTER = "prod";

  /** From the start of a task to the first moment of its life. */
  private static final Duration LEAD = Duration.ofMinutes(5);

  /** How long a task that recovered is left alone, before it is stopped to make room. */
  private static final Duration ENCORE = Duration.ofMinutes(10);

  private final Testbed testbed;
  private final Map<String, EcsService> stages = new HashMap<>();
  private final List<EcsTask> bystanders = new ArrayList<>();

  /** Fills an empty world. */
  Theatre(Testbed testbed, List<TaskLife> lives, Plan plan) {
    this.testbed = testbed;
    for (TaskLife life : lives) {
      if (!stages.containsKey(life.scenario())) {
        stages.put(
            life.scenario(),
            service("stage-" + stages.size(), life.stage().spec(), life.stage().companions()));
      }
    }
    for (int i = 0; bystanders.size() < plan.tasks(); i++) {
      int size = Math.min(plan.tasksOfAService(), plan.tasks() - bystanders.size());
      service("service-" + i, ServiceSpec.of(size), size);
    }
  }

  private EcsService service(String name, ServiceSpec spec, int tasks) {
    EcsService service = testbed.world().ecs().addService(CLUSTER, name, spec);
    for (int i = 0; i < tasks; i++) {
      bystanders.add(testbed.world().ecs().run(service));
    }
    return service;
  }

  /** The tasks that run from the beginning to the end, one after another, for their sidecars. */
  void startSidecars(Deployed design) {
    Duration apart = Duration.ofMinutes(2).dividedBy(bystanders.size());
    for (int i = 0; i < bystanders.size(); i++) {
      EcsTask task = bystanders.get(i);
      testbed.simulation().after(apart.multipliedBy(i), () -> design.started(task));
    }
  }

  /** Lets a task start in time, come to be unfit, and its sidecar notice. */
  void put(Play play, Deployed design, Ledger ledger) {
    testbed.simulation().at(play.at().minus(LEAD), () -> start(play, design, ledger));
  }

  private void start(Play play, Deployed design, Ledger ledger) {
    EcsService stage = Objects.requireNonNull(stages.get(play.life().scenario()));
    EcsTask task = testbed.world().ecs().start(stage);
    testbed.simulation().after(LifePath.START.takes(), () -> design.started(task));
    testbed.simulation().at(play.at(), () -> begin(play, task, design, ledger));
  }

  private void begin(Play play, EcsTask task, Deployed design, Ledger ledger) {
    Instant zero = play.at();
    Moments moments = play.life().moments();
    ledger.open(play.life(), task, zero);
    moments.sick().ifPresent(at -> after(at, () -> turn(task, Health.UNHEALTHY)));
    moments.recovered().ifPresent(at -> after(at, () -> recover(task, design)));
    moments.sigterm().ifPresent(at -> after(at, () -> design.terminated(task)));
    moments.dead().ifPresent(at -> after(at, () -> design.died(task)));
    testbed.world().ecs().play(task, play.life().script());
  }

  private void recover(EcsTask task, Deployed design) {
    turn(task, Health.HEALTHY);
    after(ENCORE, () -> testbed.world().ecs().stop(task, LifePath.ORDERLY_STOP));
    after(ENCORE.plus(LifePath.ORDERLY_STOP.takes()), () -> design.died(task));
  }

  private void turn(EcsTask task, Health health) {
    testbed.world().ecs().turn(task, health);
  }

  private void after(Duration delay, Runnable action) {
    testbed.simulation().after(delay, action);
  }
}
