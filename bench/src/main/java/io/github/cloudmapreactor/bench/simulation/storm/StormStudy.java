package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.aws.Fault;
import io.github.cloudmapreactor.bench.simulation.aws.Faults;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.reactor.Interception;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.world.Ecs;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lets a storm pass over the product, and measures what became of its tasks. */
public final class StormStudy {

  /** Till the schedule has warmed an environment, and the watch has its first passes. */
  private static final Duration BEFORE = Duration.ofMinutes(3);

  /** From the small storm that warms to the one that counts. */
  private static final Duration SINCE_WARMED = Duration.ofMinutes(2);

  /** How many tasks keep one environment busy. */
  private static final int BATCH = 10;

  private static final Duration STEP = Duration.ofSeconds(10);

  /** How long it may take at most, as a multiple of what it must. */
  private static final int PATIENCE = 5;

  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(20);

  private StormStudy() {}

  /** Runs a storm; the same seed gives the same figures. */
  public static StormFigures run(Storm storm, long seed) {
    Storm.Account account = storm.account();
    EcsTraits ecs = EcsTraits.DEFAULT.withoutReplacement();
    try (Testbed testbed =
        Testbed.of(
            seed,
            account.deregistersItself() ? ecs : ecs.withoutDeregistration(),
            MapTraits.DEFAULT,
            account.latency(),
            account.quotas())) {
      Simulation simulation = testbed.simulation();
      List<EcsTask> fleet = fleet(testbed.world().ecs(), storm);
      ReactorDeployment product = testbed.deploy(storm.stack(), Interception.NONE);
      if (account.throttled() > 0) {
        testbed
            .api()
            .setFaults(
                Faults.share(simulation, account.throttled(), Fault.THROTTLED, attempt -> true));
      }
      warm(testbed, storm);
      Instant stop = Testbed.BEGIN.plus(BEFORE);
      StormLedger ledger = new StormLedger(testbed, product, fleet, stop);
      simulation.at(
          stop, () -> fleet.forEach(task -> storm.signs().stop(testbed.world().ecs(), task)));
      simulation.runUntil(stop.plus(STEP));
      runToTheEnd(simulation, product, ledger, storm);
      return ledger.figures(storm);
    }
  }

  private static void runToTheEnd(
      Simulation simulation, ReactorDeployment product, StormLedger ledger, Storm storm) {
    Duration patience = storm.shortestDrain().multipliedBy(PATIENCE).plus(LEAST_PATIENCE);
    Instant latest = simulation.clock().instant().plus(patience);
    while (!(product.isIdle() && ledger.isOver())
        && simulation.clock().instant().isBefore(latest)) {
      simulation.runFor(STEP);
    }
  }

  private static List<EcsTask> fleet(Ecs ecs, Storm storm) {
    List<EcsTask> tasks = new ArrayList<>();
    int perService = storm.fleet().tasksPerService();
    for (int service = 0; tasks.size() < storm.tasks(); service++) {
      EcsService made =
          ecs.addService(
              "cluster-" + service % storm.fleet().clusters(),
              "service-" + service,
              ServiceSpec.of(perService));
      for (int i = 0; i < perService && tasks.size() < storm.tasks(); i++) {
        tasks.add(ecs.run(made));
      }
    }
    return tasks;
  }

  private static void warm(Testbed testbed, Storm storm) {
    if (storm.warmth() == Storm.Warmth.ONE_WARM) {
      return;
    }
    Ecs ecs = testbed.world().ecs();
    int count = BATCH * storm.stack().maximumConcurrency();
    EcsService service = ecs.addService("cluster-0", "warming", ServiceSpec.of(count));
    for (int i = 0; i < count; i++) {
      EcsTask task = ecs.run(service);
      testbed
          .simulation()
          .at(Testbed.BEGIN.plus(BEFORE).minus(SINCE_WARMED), () -> Signs.ONE.stop(ecs, task));
    }
  }
}
