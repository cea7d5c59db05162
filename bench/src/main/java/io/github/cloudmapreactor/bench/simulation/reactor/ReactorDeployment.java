package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.aws.AwsApi;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.lambda.EventSourceMapping;
import io.github.cloudmapreactor.bench.simulation.lambda.LambdaFunction;
import io.github.cloudmapreactor.bench.simulation.lambda.MinuteSchedule;
import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.bench.simulation.messaging.MessageQueue;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.lambda.WatchTicks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product in a world, set up as its stack deploys it. */
public final class ReactorDeployment {

  /** By these names the functions' calls are counted. */
  public static final String EVENTS = "events";

  public static final String WATCH = "watch";

  private static final Duration WATCH_TIMEOUT = Duration.ofMinutes(5);
  private static final int BATCH = 10;

  private static final MessageQueue.Traits TICK_QUEUE =
      new MessageQueue.Traits(WATCH_TIMEOUT, Duration.ofMinutes(3), Integer.MAX_VALUE);
  private static final EventSourceMapping.Traits TICK_MAPPING =
      new EventSourceMapping.Traits(BATCH, Assumptions.POLLERS);

  private final Simulation simulation;
  private final World world;
  private final Settings settings;
  private final Parts.Deployed deployed;
  private final WatchTicks ticks;
  private final ReactorLog log = new ReactorLog();
  private final EventBus<TaskState> bus;
  private final EventsFunction events;
  private final Optional<LambdaFunction<TickHandler>> watchFunction;

  /**
   * Deploys the product, which begins at once.
   *
   * @param stack how
   * @param interception who stands between it and its ports
   */
  public ReactorDeployment(
      Simulation simulation, World world, AwsApi api, Stack stack, Interception interception) {
    boolean watches = stack.extent() == Stack.Extent.EVENTS_AND_WATCH;
    this.simulation = simulation;
    this.world = world;
    this.settings = stack.settings();
    this.deployed =
        new Parts.Deployed(simulation, world, api, settings, stack.clients(), interception);
    this.ticks = new WatchTicks(settings.watch(), simulation.clock());
    this.bus =
        new EventBus<>(
            simulation,
            stack.bus(),
            watches ? EventRule::forwards : EventRule::forwardsToEventsAlone,
            this::take);
    this.events =
        new EventsFunction(
            simulation, stack, () -> new EventsHandler(Parts.forEvents(deployed), log));
    world.ecs().onChange(bus::put);
    this.watchFunction = watches ? Optional.of(watchFunction()) : Optional.empty();
  }

  private void take(TaskState event) {
    events.take(event);
  }

  private LambdaFunction<TickHandler> watchFunction() {
    InstantSource clock = simulation.clock();
    LambdaFunction<TickHandler> function =
        new LambdaFunction<>(
            simulation,
            LambdaFunction.Traits.of(WATCH, WATCH_TIMEOUT, 1),
            () -> new TickHandler(Parts.forWatch(deployed), settings, ticks, home(), log, clock));
    MessageQueue<Instant> queue = new MessageQueue<>(simulation, TICK_QUEUE);
    new EventSourceMapping<>(
        simulation,
        queue,
        TICK_MAPPING,
        (batch, end) -> function.invoke((handler, deadline) -> handler.tick(batch, deadline), end));
    DelayedTicks delayed = new DelayedTicks(queue, clock);
    new MinuteSchedule(
        simulation,
        (minute, end) ->
            events.function().invoke((handler, deadline) -> ticks.strike(minute, delayed), end));
    return function;
  }

  private Arn home() {
    return world.home().cluster("any").with("lambda", "function:" + WATCH);
  }

  /** Takes all execution environments away, the busy ones when they have ended their work. */
  public void recycle() {
    events.function().recycle();
    watchFunction.ifPresent(LambdaFunction::recycle);
  }

  /** What it said of its work. */
  public ReactorLog log() {
    return log;
  }

  /** The bus that carries the world's events to it. */
  public EventBus<TaskState> bus() {
    return bus;
  }

  /** The queue in which events wait. */
  public MessageQueue<TaskState> events() {
    return events.queue();
  }

  /** Whether every event found its end. */
  public boolean isIdle() {
    return events.isIdle();
  }

  /** The tasks whose events lie among the dead letters. */
  public Set<TaskRef> deadLetters() {
    return Stream.concat(log.deadLetters().stream().map(Report::observed), events.givenUp())
        .map(TaskState::task)
        .collect(Collectors.toSet());
  }

  /** How often the functions were throttled or cut off, and how many environments they had. */
  public List<FunctionCounts> functions() {
    FunctionCounts forEvents = FunctionCounts.of(EVENTS, events.function());
    return watchFunction
        .map(watch -> List.of(forEvents, FunctionCounts.of(WATCH, watch)))
        .orElse(List.of(forEvents));
  }
}
