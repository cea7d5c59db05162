package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Events wait in a queue until the function takes them, at most a few batches at a time, so that a
 * storm of stops keeps to Cloud Map's rate and is not lost.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Configuring
 *     maximum concurrency for SQS event sources</a>
 */
final class QueuedDelivery extends Construct implements EventDelivery {

  /**
   * Twice the function's timeout: an event that failed comes back soon. AWS's advice of six times
   * is for functions without a maximum concurrency, whose messages wait unseen while throttled.
   */
  private static final Duration VISIBILITY = Duration.seconds(30);

  /** Two hours of tries: what fails for so long waits for a person. */
  private static final int RECEIVES = 240;

  private static final int BATCH = 10;

  private final Queue queue;
  private final EventSourceMapping mapping;
  private final EventRules rules;

  QueuedDelivery(
      Construct scope,
      CloudMapReactorProps props,
      HealthSource healthSource,
      ReactorFunction function,
      Queue deadLetters,
      Queue undelivered) {
    super(scope, "Events");
    queue = new ReactorQueues(props).forFunction(this, "Queue", VISIBILITY, deadLetters, RECEIVES);
    function.may(
        "ReceiveEvents",
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        queue.getQueueArn());
    mapping =
        EventSourceMapping.Builder.create(this, "Mapping")
            .target(function.alias())
            .eventSourceArn(queue.getQueueArn())
            .batchSize(BATCH)
            .maxConcurrency(props.maximumConcurrency)
            .reportBatchItemFailures(true)
            .build();
    // Lambda refuses a mapping whose function may not read the queue yet.
    mapping.getNode().addDependency(function.role());
    rules = new EventRules(this, props, healthSource, queue.getQueueArn(), undelivered);
    rules.admitTo(queue);
  }

  Queue queue() {
    return queue;
  }

  @Override
  public List<Rule> rules() {
    return rules.all();
  }

  @Override
  public Metric ageOfOldestEvent() {
    return queue.metricApproximateAgeOfOldestMessage();
  }

  @Override
  public Number lateAge() {
    return Duration.minutes(2).toSeconds();
  }

  @Override
  public String ageLabel() {
    return "age of the oldest, s";
  }

  @Override
  public List<IMetric> backlog() {
    return List.of(
        queue.metricApproximateNumberOfMessagesVisible(
            ReactorMetrics.over(Duration.minutes(1), "Maximum", "waiting")),
        queue.metricApproximateNumberOfMessagesNotVisible(
            ReactorMetrics.over(Duration.minutes(1), "Maximum", "being worked off")));
  }

  /** By the mapping: meanwhile events wait in the queue, for four days at most. */
  @Override
  public String switchCommand(boolean on) {
    return "aws lambda update-event-source-mapping --uuid %s --%s --region %s"
        .formatted(
            mapping.getEventSourceMappingId(),
            on ? "enabled" : "no-enabled",
            Stack.of(this).getRegion());
  }
}
