package io.github.cloudmapreactor.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Looks at every running task in scope, several times a minute: a schedule has the events function
 * put a minute's ticks into a queue with delays, which also keeps that function warm, and each tick
 * invokes the watch function for one pass. In the time that is left until the next tick, the
 * function goes on with the orphan sweep.
 */
final class HealthWatch extends Construct {

  private static final String HANDLER = "io.github.cloudmapreactor.lambda.WatchHandler";

  /**
   * A pass over a large fleet takes long, for it keeps within its budget of calls. A sweep asks for
   * nothing more: it stops for the next pass, and goes on after that.
   */
  private static final Duration TIMEOUT = Duration.minutes(5);

  /** Ticks that came together are worth one pass. */
  private static final int BATCH = 10;

  private final ReactorFunction function;
  private final EventSourceMapping mapping;
  private final Rule schedule;

  /**
   * A watch.
   *
   * @param ticks where the events function puts ticks
   * @param events the events function
   * @param environment the functions' settings
   */
  HealthWatch(
      Construct scope,
      CloudMapReactorProps props,
      Queue ticks,
      ReactorFunction events,
      Map<String, String> environment) {
    super(scope, "Watch");
    function =
        new ReactorFunction(
            this,
            "WatchFunction",
            props,
            HANDLER,
            "takes UNHEALTHY tasks and orphans out of Cloud Map",
            TIMEOUT,
            environment);
    props.watchConcurrency.ifPresent(function::reserve);
    function.may(
        "ReceiveTicks",
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        ticks.getQueueArn());
    mapping =
        EventSourceMapping.Builder.create(this, "Mapping")
            .target(function.alias())
            .eventSourceArn(ticks.getQueueArn())
            .batchSize(BATCH)
            .build();
    // Lambda refuses a mapping whose function may not read the queue yet.
    mapping.getNode().addDependency(function.role());
    schedule =
        Rule.Builder.create(this, "Minute")
            .description("Cloud Map Reactor: a minute of the health watch")
            .schedule(Schedule.rate(Duration.minutes(1)))
            .targets(
                List.of(
                    LambdaFunction.Builder.create(events.alias())
                        .event(
                            RuleTargetInput.fromObject(
                                Map.of("minute", EventField.fromPath("$.time"))))
                        .retryAttempts(1)
                        .maxEventAge(Duration.minutes(1))
                        .build()))
            .build();
  }

  ReactorFunction function() {
    return function;
  }

  /** A command that stops the watch, or starts it again. */
  String switchCommand(boolean on) {
    String region = Stack.of(this).getRegion();
    return "aws events %s-rule --name %s --region %s && aws lambda update-event-source-mapping --uuid %s --%s --region %s"
        .formatted(
            on ? "enable" : "disable",
            schedule.getRuleName(),
            region,
            mapping.getEventSourceMappingId(),
            on ? "enabled" : "no-enabled",
            region);
  }
}
