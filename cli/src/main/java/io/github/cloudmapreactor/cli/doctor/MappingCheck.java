package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.aws.ResourceName;
import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.cli.installation.DeployedMapping;
import io.github.cloudmapreactor.cli.installation.DeployedRule;
import java.util.List;

/** Looks whether messages reach a function from its queue. */
final class MappingCheck {

  private MappingCheck() {}

  /** A line for each mapping of a function, or one that says that there is none. */
  static List<CheckResult> of(
      DeployedFunction function, List<DeployedMapping> mappings, List<DeployedRule> rules) {
    String what = Checks.name(function) + " mapping";
    if (!mappings.isEmpty()) {
      return mappings.stream().map(mapping -> of(what, mapping, function.arn().region())).toList();
    }
    boolean direct =
        rules.stream()
            .filter(rule -> !rule.isSchedule())
            .flatMap(rule -> rule.targets().stream())
            .anyMatch(target -> function.isAt(target.arn()));
    return List.of(
        direct
            ? CheckResult.ok(what, "none, for EventBridge invokes the function directly")
            : CheckResult.broken(
                what, "there is none: nothing reaches the function", SettingsCheck.REDEPLOY));
  }

  private static CheckResult of(String what, DeployedMapping mapping, String region) {
    String queue = ResourceName.ofQueue(mapping.queueArn());
    if (mapping.isEnabled()) {
      return CheckResult.ok(what, "enabled, from " + queue);
    }
    if (mapping.isDisabled()) {
      return CheckResult.broken(
              what,
              "%s, so that the reactor is paused: messages wait in %s, four days at most"
                  .formatted(mapping.state(), queue),
              "Resume, when what it was paused for is over:")
          .by(
              "aws lambda update-event-source-mapping --uuid %s --enabled --region %s"
                  .formatted(mapping.uuid(), region));
    }
    return CheckResult.attention(
        what, "%s, from %s".formatted(mapping.state(), queue), "Look again in a minute.");
  }
}
