package io.github.cloudmapreactor.bench.simulation.figures;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.aws.Faults;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Lets tasks of a fleet turn UNHEALTHY at random times, never more of a service than its floor lets
 * go, and measures how long the watch lets each of them get traffic.
 *
 * @param plan the fleet
 * @param sick how many tasks turn UNHEALTHY
 * @param faults what goes wrong with calls
 */
public record WatchStudy(FleetPlan plan, int sick, Function<Simulation, Faults> faults) {

  /** The first ticks are those of the minute after the first. */
  private static final Duration WARM_UP = Duration.ofMinutes(2);

  private static final Duration LENGTH = Duration.ofMinutes(6);

  /** Time for the last to be taken out. */
  private static final Duration AFTERMATH = Duration.ofMinutes(2);

  /** A study in which all calls go well. */
  public static WatchStudy of(FleetPlan plan, int sick) {
    return new WatchStudy(plan, sick, simulation -> Faults.NONE);
  }

  /** Runs it; the same seed gives the same figures. */
  public WatchFigures run(long seed) {
    try (Testbed testbed =
        Testbed.of(seed, EcsTraits.DEFAULT, MapTraits.DEFAULT.withEffectAtOnce(true))) {
      Simulation simulation = testbed.simulation();
      List<EcsTask> fleet = plan.runIn(testbed.world());
      ReactorDeployment product = testbed.deploy(Map.of());
      testbed.api().setFaults(faults.apply(simulation));
      List<Exposure> exposures = measure(testbed.world(), turnSick(testbed, fleet));
      simulation.runFor(WARM_UP.plus(LENGTH).plus(AFTERMATH));
      return new WatchFigures(
          plan, sick, exposures, product.log().passes(), testbed.api().attempts());
    }
  }

  /** Lets tasks turn UNHEALTHY; when each will, by its id. */
  private Map<String, Instant> turnSick(Testbed testbed, List<EcsTask> fleet) {
    RandomGenerator random = testbed.simulation().random();
    Map<String, Instant> sickAt = new HashMap<>();
    for (EcsTask task : chosen(fleet, random)) {
      Instant at = Testbed.BEGIN.plus(WARM_UP).plusMillis(random.nextLong(LENGTH.toMillis()));
      sickAt.put(task.ref().id(), at);
      testbed.simulation().at(at, () -> testbed.world().ecs().turn(task, Health.UNHEALTHY));
    }
    return sickAt;
  }

  /** The exposures of those tasks, as they end. */
  private static List<Exposure> measure(World world, Map<String, Instant> sickAt) {
    List<Exposure> exposures = new ArrayList<>();
    world
        .cloudMap()
        .onRemoval(
            removed ->
                Optional.ofNullable(sickAt.get(removed.instance()))
                    .map(since -> new Exposure(since, removed.at(), removed.by()))
                    .ifPresent(exposures::add));
    return exposures;
  }

  /** Random tasks, of no service more than half: the default floor keeps the other half. */
  private List<EcsTask> chosen(List<EcsTask> fleet, RandomGenerator random) {
    Set<EcsTask> chosen = new LinkedHashSet<>();
    Map<EcsService, Integer> ofService = new HashMap<>();
    while (chosen.size() < sick) {
      EcsTask task = fleet.get(random.nextInt(fleet.size()));
      int before = ofService.getOrDefault(task.service(), 0);
      if (before < task.service().spec().desiredCount() / 2 && chosen.add(task)) {
        ofService.put(task.service(), before + 1);
      }
    }
    return List.copyOf(chosen);
  }
}
