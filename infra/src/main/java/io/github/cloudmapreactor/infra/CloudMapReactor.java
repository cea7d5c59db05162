package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.infra.EventPatterns.HealthSource;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Keeps Cloud Map true to ECS: a rule forwards the state changes of tasks to a function, which
 * deregisters those that are not fit for traffic any more, and a health watch finds those that turn
 * UNHEALTHY, and what events missed. With its queues, rights, alarms, saved queries and dashboard;
 * for one account and region.
 */
public final class CloudMapReactor extends Construct {

  /** What an event takes at most, a slow Cloud Map and a cold start included. */
  static final Duration TIMEOUT = Duration.seconds(15);

  private static final String HANDLER = "io.github.cloudmapreactor.lambda.FunctionHandler";

  private final ReactorFunction events;
  private final Queue deadLetters;
  private final Queue undelivered;
  private final EventDelivery delivery;
  private final Optional<HealthWatch> watch;
  private final ReactorAlarms alarms;
  private final Optional<Dashboard> dashboard;

  /** A reactor with every default. */
  public CloudMapReactor(Construct scope, String id) {
    this(scope, id, CloudMapReactorProps.builder().build());
  }

  /** A reactor as {@code props} say. */
  public CloudMapReactor(Construct scope, String id, CloudMapReactorProps props) {
    super(scope, id);
    ReactorQueues queues = new ReactorQueues(props);
    deadLetters = queues.forPeople(this, "DeadLetters");
    undelivered = queues.forPeople(this, "Undelivered");
    Optional<Queue> ticks =
        props.healthWatch ? Optional.of(queues.forTicks(this, "Ticks")) : Optional.empty();

    events = eventsFunction(props, ticks);
    HealthSource health = props.healthWatch ? HealthSource.WATCH : HealthSource.EVENTS;
    delivery =
        switch (props.delivery) {
          case QUEUE -> new QueuedDelivery(this, props, health, events, deadLetters, undelivered);
          case DIRECT -> new DirectDelivery(this, props, health, events, deadLetters, undelivered);
        };
    watch = ticks.map(queue -> healthWatch(props, queue));

    alarms = new ReactorAlarms(this, props);
    if (props.alarms) {
      raise(props);
    }
    new ReactorQueries(this, events, watch.map(HealthWatch::function));
    dashboard =
        props.dashboard
            ? Optional.of(
                new ReactorDashboard(
                        events,
                        watch.map(HealthWatch::function),
                        ReactorMetrics.period(props.settings.sweepInterval()))
                    .make(this, delivery, deadLetters, undelivered, alarms))
            : Optional.empty();
  }

  private ReactorFunction eventsFunction(CloudMapReactorProps props, Optional<Queue> ticks) {
    Map<String, String> environment = new LinkedHashMap<>(props.settings.environment());
    environment.put(Setting.CONCURRENCY.variable(), Integer.toString(environments(props)));
    environment.put(Setting.DEAD_LETTER_QUEUE.variable(), deadLetters.getQueueUrl());
    ticks.ifPresent(queue -> environment.put(Setting.TICK_QUEUE.variable(), queue.getQueueUrl()));
    ReactorFunction function =
        new ReactorFunction(
            this,
            "EventsFunction",
            props,
            HANDLER,
            "takes tasks out of Cloud Map that stop",
            TIMEOUT,
            environment);
    function.may("KeepDeadLetters", List.of("sqs:SendMessage"), deadLetters.getQueueArn());
    ticks.ifPresent(
        queue -> function.may("PutTicks", List.of("sqs:SendMessage"), queue.getQueueArn()));
    useKey(function, props, "kms:Decrypt", "kms:GenerateDataKey");
    new FunctionRights(props, Stack.of(this)).giveTo(function);
    return function;
  }

  /**
   * Among how many environments the events function shares what AWS allows. Direct delivery has no
   * bound, so each takes the whole of it: a wait for less would not end within an invocation.
   */
  private static int environments(CloudMapReactorProps props) {
    return switch (props.delivery) {
      case QUEUE -> props.maximumConcurrency;
      case DIRECT -> 1;
    };
  }

  private HealthWatch healthWatch(CloudMapReactorProps props, Queue ticks) {
    HealthWatch made = new HealthWatch(this, props, ticks, events, props.settings.environment());
    useKey(made.function(), props, "kms:Decrypt");
    FunctionRights rights = new FunctionRights(props, Stack.of(this));
    rights.giveTo(made.function());
    rights.giveWatchTo(made.function());
    return made;
  }

  /** To receive from a queue under a key takes Decrypt; to send takes GenerateDataKey too. */
  private static void useKey(
      ReactorFunction function, CloudMapReactorProps props, String... actions) {
    if (props.encryptionKey != null) {
      function.may("UseQueuesKey", List.of(actions), props.encryptionKey.getKeyArn());
    }
  }

  private void raise(CloudMapReactorProps props) {
    alarms.onAny(
        "DeadLetters",
        deadLetters,
        "Events lie in the dead-letter queue that no retry mends, or that failed for two hours."
            + " Their tasks may still be in Cloud Map. From a clone: ./reactor redrive --aws says why,"
            + " and what to do.");
    alarms.onAny(
        "Undelivered",
        undelivered,
        "EventBridge could not deliver events for a day, or was not allowed to. From a clone:"
            + " ./reactor redrive --aws says why, and what to do.");
    alarms.onLateEvents(delivery);
    alarms.onTroubleOf("", events);
    watch.ifPresent(
        made -> {
          alarms.onTroubleOf("Watch", made.function());
          new WatchAlarms(alarms, made.function(), props.settings).raise();
        });
  }

  /** The function that works events off, by its alias. */
  public IFunction getEventsFunction() {
    return events.alias();
  }

  /** The log of the events function. */
  public ILogGroup getEventsLog() {
    return events.log();
  }

  /** The function that looks at the tasks' health, by its alias; nothing without the watch. */
  public Optional<IFunction> getWatchFunction() {
    return watch.map(made -> made.function().alias());
  }

  /** Where events wait for the function; nothing with direct delivery. */
  public Optional<IQueue> getEventsQueue() {
    return delivery instanceof QueuedDelivery queued
        ? Optional.of(queued.queue())
        : Optional.empty();
  }

  /** Events that the function could not work off. */
  public IQueue getDeadLetterQueue() {
    return deadLetters;
  }

  /** Events that EventBridge could not deliver. */
  public IQueue getUndeliveredQueue() {
    return undelivered;
  }

  /** The rules; more than one where the scope is long. */
  public List<Rule> getRules() {
    return delivery.rules();
  }

  /** The alarms; none where the props want none. */
  public List<Alarm> getAlarms() {
    return List.copyOf(alarms.all());
  }

  /** The dashboard, where the props want one. */
  public Optional<Dashboard> getDashboard() {
    return dashboard;
  }

  /** A command of the AWS CLI that makes the reactor stop acting, within a minute. */
  public String getPauseCommand() {
    return switchCommand(false);
  }

  /** A command of the AWS CLI that undoes {@link #getPauseCommand}. */
  public String getResumeCommand() {
    return switchCommand(true);
  }

  private String switchCommand(boolean on) {
    return Stream.concat(
            Stream.of(delivery.switchCommand(on)),
            watch.stream().map(made -> made.switchCommand(on)))
        .collect(Collectors.joining(" && "));
  }
}
