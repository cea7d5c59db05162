package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.DestinationConfigProperty;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.OnFailureProperty;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The rule invokes the function itself, asynchronously. Nothing paces a storm here; what Lambda
 * gives up on goes to the dead letters, wrapped in Lambda's own record of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How
 *     Lambda handles errors and retries with asynchronous invocation</a>
 */
final class DirectDelivery extends Construct implements EventDelivery {

  /** Lambda's own bounds for asynchronous invocations. */
  private static final Duration LONGEST_WAIT = Duration.hours(6);

  private static final int MORE_TRIES = 2;

  private final ReactorFunction function;
  private final EventRules rules;

  DirectDelivery(
      Construct scope,
      CloudMapReactorProps props,
      HealthSource healthSource,
      ReactorFunction function,
      Queue deadLetters,
      Queue undelivered) {
    super(scope, "Events");
    this.function = function;
    CfnEventInvokeConfig.Builder.create(this, "Retries")
        .functionName(function.function().getFunctionName())
        .qualifier(function.alias().getAliasName())
        .maximumEventAgeInSeconds(LONGEST_WAIT.toSeconds())
        .maximumRetryAttempts(MORE_TRIES)
        .destinationConfig(
            DestinationConfigProperty.builder()
                .onFailure(
                    OnFailureProperty.builder().destination(deadLetters.getQueueArn()).build())
                .build())
        .build()
        .getNode()
        .addDependency(function.alias(), function.role());
    rules =
        new EventRules(this, props, healthSource, function.alias().getFunctionArn(), undelivered);
    for (Rule rule : rules.all()) {
      function
          .alias()
          .addPermission(
              "Take" + rule.getNode().getId(),
              Permission.builder()
                  .principal(EventRules.EVENT_BRIDGE)
                  .sourceArn(rule.getRuleArn())
                  .build());
    }
  }

  @Override
  public List<Rule> rules() {
    return rules.all();
  }

  @Override
  public Metric ageOfOldestEvent() {
    return function
        .function()
        .metric("AsyncEventAge", MetricOptions.builder().statistic("Maximum").build());
  }

  @Override
  public Number lateAge() {
    return Duration.minutes(2).toMilliseconds();
  }

  @Override
  public String ageLabel() {
    return "age of the oldest, ms";
  }

  @Override
  public List<IMetric> backlog() {
    return List.of();
  }

  /**
   * By the function's concurrency: meanwhile Lambda puts events among the dead letters at once.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html">Configuring
   *     reserved concurrency for a function</a>
   */
  @Override
  public String switchCommand(boolean on) {
    return "aws lambda %s --function-name %s --region %s"
        .formatted(
            on
                ? "delete-function-concurrency"
                : "put-function-concurrency --reserved-concurrent-executions 0",
            function.function().getFunctionName(),
            Stack.of(this).getRegion());
  }
}
