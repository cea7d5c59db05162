package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.infra.EventPatterns.HealthSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.constructs.Construct;

/** The rules that forward the events on which the function would act, to one target. */
final class EventRules {

  /** EventBridge's own bounds: it gives up when either is reached. */
  static final Duration LONGEST_TRY = Duration.hours(24);

  static final int MOST_TRIES = 185;

  private EventRules() {}

  static List<Rule> forward(
      Construct scope, CloudMapReactorProps props, HealthSource healthSource, IRuleTarget target) {
    Stack stack = Stack.of(scope);
    List<EventPattern> patterns =
        new EventPatterns(props.settings.policy(), healthSource)
            .in(stack.getAccount(), stack.getRegion());
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      Rule.Builder rule =
          Rule.Builder.create(scope, i == 0 ? "Rule" : "Rule" + (i + 1))
              .description("Cloud Map Reactor: ECS tasks that may have to leave Cloud Map")
              .eventPattern(patterns.get(i))
              .targets(List.of(target));
      if (props.eventBus != null) {
        rule.eventBus(props.eventBus);
      }
      rules.add(rule.build());
    }
    return rules;
  }

  /** A command that disables or enables the rules. */
  static String switchCommand(List<Rule> rules, CloudMapReactorProps props, boolean on) {
    String bus =
        props.eventBus == null ? "" : " --event-bus-name " + props.eventBus.getEventBusName();
    return String.join(
        " && ",
        rules.stream()
            .map(
                rule ->
                    "aws events %s-rule --name %s%s --region %s"
                        .formatted(
                            on ? "enable" : "disable",
                            rule.getRuleName(),
                            bus,
                            Stack.of(rule).getRegion()))
            .toList());
  }
}
