package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.rules.EventPatterns;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import io.github.cloudmapreactor.rules.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.events.IRuleRef;
import software.amazon.awscdk.services.events.CfnRule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.events.CfnRule.RetryPolicyProperty;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetConfig;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The rules that forward the events on which the function would act, to one target. Queues admit
 * these rules by their ARN and nothing else; the CDK's own target forgets that condition for a
 * queue under a key of one's own.
 */
final class EventRules {

  static final ServicePrincipal EVENT_BRIDGE = new ServicePrincipal("events.amazonaws.com");

  private final List<Rule> rules = new ArrayList<>();

  /**
   * The rules.
   *
   * @param targetArn where they forward events to
   * @param undelivered where events go that the target would not take for a day
   */
  EventRules(
      Construct scope,
      CloudMapReactorProps props,
      HealthSource healthSource,
      String targetArn,
      Queue undelivered) {
    Stack stack = Stack.of(scope);
    List<Pattern> patterns =
        new EventPatterns(props.settings.policy(), healthSource)
            .in(stack.getAccount(), stack.getRegion(), arnOfClusters(stack));
    for (int i = 0; i < patterns.size(); i++) {
      String id = i == 0 ? "Rule" : "Rule" + (i + 1);
      rules.add(
          rule(
              scope, id, props, patterns.get(i), new Target(targetArn, undelivered.getQueueArn())));
    }
    admitTo(undelivered);
  }

  private static String arnOfClusters(Stack stack) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("ecs")
            .resource("cluster")
            .resourceName("")
            .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
            .build());
  }

  private static Rule rule(
      Construct scope, String id, CloudMapReactorProps props, Pattern pattern, IRuleTarget target) {
    Rule.Builder rule =
        Rule.Builder.create(scope, id)
            .description("Cloud Map Reactor: ECS tasks that may have to leave Cloud Map")
            .eventPattern(
                EventPattern.builder()
                    .source(List.of(Pattern.SOURCE))
                    .detailType(List.of(Pattern.DETAIL_TYPE))
                    .account(List.of(pattern.account()))
                    .region(List.of(pattern.region()))
                    .detail(pattern.detail())
                    .build())
            .targets(List.of(target));
    return props.eventBus == null ? rule.build() : rule.eventBus(props.eventBus).build();
  }

  /** Any target that takes the event as it is. */
  private record Target(String arn, String undeliveredArn) implements IRuleTarget {

    /** EventBridge's own bounds: it gives up when either is reached. */
    private static final int MOST_TRIES = 185;

    @Override
    public RuleTargetConfig bind(IRuleRef rule) {
      return RuleTargetConfig.builder()
          .arn(arn)
          .deadLetterConfig(DeadLetterConfigProperty.builder().arn(undeliveredArn).build())
          .retryPolicy(
              RetryPolicyProperty.builder()
                  .maximumRetryAttempts(MOST_TRIES)
                  .maximumEventAgeInSeconds(Duration.hours(24).toSeconds())
                  .build())
          .build();
    }

    @Override
    public RuleTargetConfig bind(IRuleRef rule, @Nullable String id) {
      return bind(rule);
    }
  }

  /** Lets these rules, and nobody else, send to a queue. */
  void admitTo(Queue queue) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("TakeEvents")
            .principals(List.of(EVENT_BRIDGE))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(
                Map.of(
                    "ArnEquals",
                    Map.of("aws:SourceArn", rules.stream().map(Rule::getRuleArn).toList())))
            .build());
  }

  List<Rule> all() {
    return rules;
  }
}
