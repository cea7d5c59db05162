package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.ClustersInScope;
import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.app.HealthPass;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.app.ListingsOfAPass;
import io.github.cloudmapreactor.app.OrphanSweep;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.RunningTasks;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.app.Share;
import io.github.cloudmapreactor.app.SlidingWindow;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import io.github.cloudmapreactor.bench.simulation.aws.AwsApi;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.aws.Budgets;
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
  private final Settings settings;
  private final AwsClient client;
  private final Pace pace;
  private final Ports ports;
  private final InstantSource clock;

  private Parts(Deployed deployed, AwsClient client, Pace pace) {
    this.simulation = deployed.simulation();
    this.settings = deployed.settings();
    this.client = client;
    this.pace = pace;
    this.clock = simulation.clock();
    World world = deployed.world();
    this.ports =
        deployed
            .interception()
            .between(
                client.caller(),
                new Ports(
                    new SimulatedFleet(world, client, clock),
                    new SimulatedTaskSource(world, client, clock),
                    new SimulatedLookup(world, client, clock),
                    new SimulatedRegistry(world, client, clock),
                    new SimulatedTaskStopper(world, client)));
  }

  /**
   * What all environments of the product have in common.
   *
   * @param world what they see
   * @param api what their calls go through
   * @param settings as their environment variables state them
   * @param clients how the events function makes its calls
   * @param interception who stands between them and their ports
   */
  record Deployed(
      Simulation simulation,
      World world,
      AwsApi api,
      Settings settings,
      Stack.Clients clients,
      Interception interception) {}

  /** For the events function, which keeps within its share of the account's quotas. */
  static Parts forEvents(Deployed deployed) {
    Simulation simulation = deployed.simulation();
    Pace pace =
        deployed.clients().paced()
            ? Pace.of(deployed.settings().share(), simulation::sleep, simulation.clock())
            : Pace.NONE;
    AwsClient client =
        new AwsClient(
            simulation,
            deployed.api(),
            ReactorDeployment.EVENTS,
            Budgets.of(pace),
            deployed.clients().retrying());
    return new Parts(deployed, client, pace);
  }

  /** For the health watch, which keeps within a budget of calls. */
  static Parts forWatch(Deployed deployed) {
    Settings.Watch watch = deployed.settings().watch();
    Budgets budgets =
        Budgets.ofServices(
                Map.of(
                    Service.ECS, budget(deployed.simulation(), watch.ecsCalls()),
                    Service.CLOUD_MAP, budget(deployed.simulation(), watch.cloudMapCalls())))
            .and(
                ApiOperation.DESCRIBE_SERVICES,
                budget(deployed.simulation(), Share.LOOKUPS_OF_THE_WATCH));
    AwsClient client =
        new AwsClient(deployed.simulation(), deployed.api(), ReactorDeployment.WATCH, budgets);
    return new Parts(deployed, client, Pace.NONE);
  }

  private static SlidingWindow budget(Simulation simulation, int callsPerSecond) {
    return new SlidingWindow(callsPerSecond, simulation::sleep, simulation.clock());
  }

  /** What makes the calls. */
  AwsClient client() {
    return client;
  }

  Reactor reactor() {
    return reactor(services(ServiceViews.Calls.LEAN), ports.registry());
  }

  /** The two halves of the health watch. */
  record Watch(HealthPass pass, OrphanSweep sweep) {}

  Watch watch() {
    Policy policy = settings.policy();
    ListingsOfAPass listings = new ListingsOfAPass(ports.registry());
    Fleet fleet = ports.fleet();
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
    OrphanSweep.Ports ofSweep =
        new OrphanSweep.Ports(fleet, listings, ports.stopper(), client, clock);
    return new Watch(
        pass,
        new OrphanSweep(
            ofSweep, policy, services, clusters, running, reactor, settings.watch().sightsApart()));
  }

  private ServiceViews services(ServiceViews.Calls calls) {
    return new ServiceViews(ports.lookup(), settings.lookupCache(), calls, pace, clock);
  }

  private Reactor reactor(ServiceViews services, InstanceRegistry registry) {
    return new Reactor(
        new DeregistrationPolicy(settings.policy()),
        ports.tasks(),
        services,
        registry,
        settings.confirmation(),
        simulation::sleep,
        pace,
        client,
        clock);
  }
}
