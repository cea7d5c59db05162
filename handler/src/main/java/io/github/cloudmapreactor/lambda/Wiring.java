package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.ClustersInScope;
import io.github.cloudmapreactor.app.DeadLetters;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.FleetProbe;
import io.github.cloudmapreactor.app.HealthPass;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.app.ListingsOfAPass;
import io.github.cloudmapreactor.app.OrphanSweep;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.RegistryProbe;
import io.github.cloudmapreactor.app.RunningTasks;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.app.Share;
import io.github.cloudmapreactor.app.SlidingWindow;
import io.github.cloudmapreactor.app.TickQueue;
import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CallJournal;
import io.github.cloudmapreactor.aws.CallPace;
import io.github.cloudmapreactor.aws.CallTime;
import io.github.cloudmapreactor.aws.CloudMapRegistry;
import io.github.cloudmapreactor.aws.EcsFleet;
import io.github.cloudmapreactor.aws.EcsRegistrationLookup;
import io.github.cloudmapreactor.aws.EcsTaskSource;
import io.github.cloudmapreactor.aws.EcsTaskStopper;
import io.github.cloudmapreactor.aws.SqsDeadLetters;
import io.github.cloudmapreactor.aws.SqsTickQueue;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.StrandedPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Puts the parts of either function together: the only place that makes adapters. */
final class Wiring implements AutoCloseable {

  private final Settings settings;
  private final InstantSource clock;
  private final Pause pause;
  private final Pace pace;
  private final CallJournal journal = new CallJournal();
  private final CallTime time = new CallTime();
  private final AwsClients clients;

  private Wiring(
      Settings settings, InstantSource clock, Pause pause, Pace pace, CallPace attempts) {
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    this.pace = pace;
    this.clients = new AwsClients(time, journal, attempts);
  }

  /** For the events function, which keeps within its share of the account's quotas. */
  static Wiring forEvents(Settings settings, InstantSource clock, Pause pause) {
    Pace pace = Pace.of(settings.share(), pause, clock);
    return new Wiring(settings, clock, pause, pace, CallPace.of(pace));
  }

  /** For the health watch, which keeps within a budget of calls. */
  static Wiring forWatch(Settings settings, InstantSource clock, Pause pause) {
    CallPace pace =
        CallPace.ofServices(
            new SlidingWindow(settings.watch().ecsCalls(), pause, clock),
            new SlidingWindow(Share.LOOKUPS_OF_THE_WATCH, pause, clock),
            new SlidingWindow(settings.watch().cloudMapCalls(), pause, clock));
    return new Wiring(settings, clock, pause, Pace.NONE, pace);
  }

  EventProcessor events() {
    Optional<DeadLetters> deadLetters =
        settings.deadLetterQueue().map(URI::toString).map(url -> new SqsDeadLetters(clients, url));
    return new EventProcessor(
        reactor(services(ServiceViews.Calls.LEAN), new CloudMapRegistry(clients)), deadLetters);
  }

  Metronome metronome() {
    Optional<TickQueue> queue =
        settings
            .watch()
            .tickQueue()
            .map(URI::toString)
            .map(url -> new SqsTickQueue(clients, url, clock));
    return new Metronome(new Ticks(settings.watch().interval()), queue, clock);
  }

  /** Answers probes of the events function, which can list nothing by itself. */
  Probing eventsProbe(Telemetry telemetry) {
    return new Probing(registryProbe(), this::begin, settings.policy(), telemetry);
  }

  /** Answers probes of the health watch, which finds all that is in scope. */
  Probing watchProbe(Telemetry telemetry) {
    Policy policy = settings.policy();
    EcsFleet fleet = new EcsFleet(clients, clock);
    return new Probing(
        new FleetProbe(
            fleet,
            services(ServiceViews.Calls.LEAN),
            policy.scope(),
            new ClustersInScope(fleet, policy.scope(), clock),
            registryProbe()),
        this::begin,
        policy,
        telemetry);
  }

  private RegistryProbe registryProbe() {
    return new RegistryProbe(new CloudMapRegistry(clients), pace);
  }

  /** The two halves of the health watch. */
  record Watch(HealthPass pass, OrphanSweep sweep) {}

  /** Both halves remember the same, and remove by the same way. */
  Watch watch() {
    Policy policy = settings.policy();
    CloudMapRegistry registry = new CloudMapRegistry(clients);
    ListingsOfAPass listings = new ListingsOfAPass(registry);
    EcsFleet fleet = new EcsFleet(clients, clock);
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
            journal,
            clock);
    OrphanSweep.Ports ports =
        new OrphanSweep.Ports(fleet, listings, new EcsTaskStopper(clients), journal, clock);
    return new Watch(
        pass,
        new OrphanSweep(
            ports, policy, services, clusters, running, reactor, settings.watch().sightsApart()));
  }

  private ServiceViews services(ServiceViews.Calls calls) {
    return new ServiceViews(
        new EcsRegistrationLookup(clients, clock), settings.lookupCache(), calls, pace, clock);
  }

  private Reactor reactor(ServiceViews services, InstanceRegistry registry) {
    return new Reactor(
        new DeregistrationPolicy(settings.policy()),
        new EcsTaskSource(clients, clock),
        services,
        registry,
        settings.confirmation(),
        pause,
        pace,
        journal,
        clock);
  }

  /** From now on calls end in time for {@code deadline}. */
  void begin(Deadline deadline) {
    time.begin(deadline);
  }

  /** Does what can be done before the first event. */
  void prepare() {
    clients.prepare();
  }

  @Override
  public void close() {
    clients.close();
  }

  /** Waits in real time. */
  static void sleep(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
