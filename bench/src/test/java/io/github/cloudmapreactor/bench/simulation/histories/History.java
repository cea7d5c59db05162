package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.aws.AwsApi;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.kernel.SimulationFailedException;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/** One history, made from a seed: the same seed makes the same history. */
final class History {

  /** The first tasks have run for so long that they ought to be registered, when it begins. */
  private static final Duration BEFORE = Duration.ofMinutes(10);

  private final long seed;
  private final Sabotage sabotage;
  private final boolean chronicled;

  History(long seed, Sabotage sabotage, boolean chronicled) {
    this.seed = seed;
    this.sabotage = sabotage;
    this.chronicled = chronicled;
  }

  /**
   * How a history ended.
   *
   * @param violations what speaks against the properties
   * @param chronicle what happened, where that was wished for
   */
  record Ending(List<Observer.Violation> violations, List<String> chronicle) {}

  /** Makes it. */
  Ending make() {
    Dice dice = new Dice(new SplittableRandom(seed));
    Circumstances circumstances = sabotage.arrange(Circumstances.draw(dice));
    Simulation simulation = new Simulation(Testbed.BEGIN, new SplittableRandom(~seed));
    Weather weather = new Weather(simulation, circumstances);
    World world = World.empty(simulation, weather.ecs(), weather.cloudMap());
    AwsApi api = new AwsApi(simulation, weather.latency());
    try (Testbed testbed = new Testbed(simulation, world, api)) {
      Scene scene = scene(testbed, circumstances, dice);
      scene.chronicle().note(() -> "seed " + seed + ", " + circumstances);
      settle(scene, dice);
      api.setFaults(weather);
      return run(testbed, scene, weather, dice);
    }
  }

  private Scene scene(Testbed testbed, Circumstances circumstances, Dice dice) {
    Simulation simulation = testbed.simulation();
    World world = testbed.world();
    return new Scene(
        simulation,
        world,
        circumstances,
        SmallWorld.make(world, dice),
        new Others(world.cloudMap(), dice),
        new Truth(world, simulation.clock()),
        new Chronicle(simulation.clock(), chronicled));
  }

  /** Tasks that run, most of them for long. */
  private static void settle(Scene scene, Dice dice) {
    for (EcsService service : scene.fleet().services()) {
      scene.others().settleBeside(service);
      for (int i = 0; i < service.spec().desiredCount(); i++) {
        scene.truth().add(scene.world().ecs().run(service));
      }
    }
    scene.simulation().runFor(dice.happens(0.8) ? BEFORE : Duration.ZERO);
  }

  private Ending run(Testbed testbed, Scene scene, Weather weather, Dice dice) {
    AtomicReference<ReactorDeployment> deployed = new AtomicReference<>();
    Environments environments = new Environments();
    Observer observer =
        new Observer(scene, environments, properties(scene, environments, deployed));
    Blinks blinks = new Blinks(scene.simulation().clock());
    ReactorDeployment product =
        testbed.deploy(
            sabotage.environment(scene.circumstances().environment()),
            weather.delivery(),
            (function, ports) ->
                sabotage.between(
                    scene, observer.between(function, ports.withFleet(blinks.in(ports.fleet())))));
    deployed.set(product);
    product.log().onReport(report -> scene.chronicle().note(() -> Words.of(report)));
    try {
      new Happenings(scene, dice, weather, blinks, product);
      Circumstances circumstances = scene.circumstances();
      scene.simulation().runFor(circumstances.turbulence().plus(circumstances.rest()));
      observer.checkAtRest();
    } catch (SimulationFailedException e) {
      observer.add(new Observer.Violation("the simulation", e + ": " + e.getCause()));
    }
    return new Ending(observer.violations(), scene.chronicle().lines());
  }

  private static Map<String, Property> properties(
      Scene scene, Environments environments, AtomicReference<ReactorDeployment> product) {
    Map<String, Property> properties = new LinkedHashMap<>();
    properties.put("nothing unfit stays", new NothingUnfitStays(scene, environments));
    properties.put("no stale verdict", new NoStaleVerdict(scene));
    properties.put("the floor is kept", new FloorKept(scene));
    properties.put("only ours", new OnlyOurs(scene));
    properties.put("nothing is lost", new NothingLost(scene, () -> product.get().events()));
    properties.put("careful replacement", new CarefulReplacement(scene));
    return properties;
  }
}
