package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.ClustersInScope;
import io.github.cloudmapreactor.app.HealthPass;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.app.ListingsOfAPass;
import io.github.cloudmapreactor.app.OrphanSweep;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.RunningTasks;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import io.github.cloudmapreactor.bench.simulation.aws.AwsApi;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedFleet;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedLookup;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedRegistry;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedTaskSource;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedTaskStopper;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.lambda.Settings;
import java.time.InstantSource;
import java.util.Map;

/** Puts the product's parts together over simulated ports, as its {@code lambda.Wiring} does. */
final class Parts {

  private final Simulation simulation;
  private final World world;
  private final Settings settings;
  private final AwsClient client;
  private final InstantSource clock;

  private Parts(Simulation simulation, World world, Settings settings, AwsClient client) {
    this.simulation = simulation;
    this.world = world;
    this.settings = settings;
    this.client = client;
    this.clock = simulation.clock();
  }

  /** For the events function, whose pace its queue keeps. */
  static Parts forEvents(Simulation simulation, World world, AwsApi api, Settings settings) {
    AwsClient client = new AwsClient(simulation, api, ReactorDeployment.EVENTS, Map.of());
    return new Parts(simulation, world, settings, client);
  }

  /** For the health watch, which keeps within a budget of calls. */
  static Parts forWatch(Simulation simulation, World world, AwsApi api, Settings settings) {
    Map<Service, CallBudget> budgets =
        Map.of(
            Service.ECS,
            new CallBudget(settings.watch().ecsCalls(), simulation::sleep, simulation.clock()),
            Service.CLOUD_MAP,
            new CallBudget(
                settings.watch().cloudMapCalls(), simulation::sleep, simulation.clock()));
    AwsClient client = new AwsClient(simulation, api, ReactorDeployment.WATCH, budgets);
    return new Parts(simulation, world, settings, client);
  }

  Reactor reactor() {
    return reactor(services(ServiceViews.Calls.LEAN), new SimulatedRegistry(world, client, clock));
  }

  /** The two halves of the health watch. */
  record Watch(HealthPass pass, OrphanSweep sweep) {}

  Watch watch() {
    Policy policy = settings.policy();
    SimulatedRegistry registry = new SimulatedRegistry(world, client, clock);
    ListingsOfAPass listings = new ListingsOfAPass(registry);
    SimulatedFleet fleet = new SimulatedFleet(world, client, clock);
    ClustersInScope clusters = new ClustersInScope(fleet, policy.scope(), clock);
    RunningTasks running = new RunningTasks(new StrandedPolicy(policy));
    ServiceViews services = services(ServiceViews.Calls.FULL);
    Reactor reactor = reactor(services, listings);
    HealthPass pass =
        new HealthPass(
            fleet,
            clusters,
            new DeregistrationPolicy(policy),
            reactor,
            listings,
            running,
            client,
            clock);
    OrphanSweep.Ports ports =
        new OrphanSweep.Ports(
            fleet, listings, new SimulatedTaskStopper(world, client), client, clock);
    return new Watch(
        pass,
        new OrphanSweep(
            ports, policy, services, clusters, running, reactor, settings.watch().sightsApart()));
  }

  private ServiceViews services(ServiceViews.Calls calls) {
    return new ServiceViews(
        new SimulatedLookup(world, client, clock), settings.lookupCache(), calls, clock);
  }

  private Reactor reactor(ServiceViews services, InstanceRegistry registry) {
    return new Reactor(
        new DeregistrationPolicy(settings.policy()),
        new SimulatedTaskSource(world, client, clock),
        services,
        registry,
        settings.confirmation(),
        simulation::sleep,
        client,
        clock);
  }
}
