package io.github.cloudmapreactor.bench.simulation;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.aws.AwsApi;
import io.github.cloudmapreactor.bench.simulation.aws.Quotas;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.bench.simulation.reactor.Interception;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import io.github.cloudmapreactor.bench.simulation.world.World;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A simulation with a world and its AWS, in which a scenario makes a fleet, deploys what is to be
 * looked at, lets things happen, and counts.
 *
 * @param simulation the clock, events and processes
 * @param world ECS and Cloud Map
 * @param api what the calls of everybody go through
 */
public record Testbed(Simulation simulation, World world, AwsApi api) implements AutoCloseable {

  /** When all simulations begin. */
  public static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  /** An empty world that behaves like this; the same seed gives the same history. */
  public static Testbed of(long seed, EcsTraits ecs, MapTraits cloudMap) {
    return of(seed, ecs, cloudMap, Assumptions.API_LATENCY, Quotas.KNOWN);
  }

  /** The same in an account with other latencies and quotas. */
  public static Testbed of(
      long seed, EcsTraits ecs, MapTraits cloudMap, Delay latency, Quotas quotas) {
    Simulation simulation = new Simulation(BEGIN, new SplittableRandom(seed));
    return new Testbed(
        simulation,
        World.empty(simulation, ecs, cloudMap),
        new AwsApi(simulation, latency, quotas));
  }

  /** Deploys the product with its default settings, but for these environment variables. */
  public ReactorDeployment deploy(Map<String, String> environment) {
    return deploy(environment, EventBus.Traits.DEFAULT);
  }

  /** Deploys the product where EventBridge delivers like this. */
  public ReactorDeployment deploy(Map<String, String> environment, EventBus.Traits delivery) {
    return deploy(environment, delivery, Interception.NONE);
  }

  /** Deploys the product with somebody between it and its ports. */
  public ReactorDeployment deploy(
      Map<String, String> environment, EventBus.Traits delivery, Interception interception) {
    return deploy(Stack.DEFAULT.withEnvironment(environment).withBus(delivery), interception);
  }

  /** Deploys the product like this, with somebody between it and its ports. */
  public ReactorDeployment deploy(Stack stack, Interception interception) {
    return new ReactorDeployment(simulation, world, api, stack, interception);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
