package io.github.cloudmapreactor.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.cli.installation.DeployedMapping;
import io.github.cloudmapreactor.cli.installation.DeployedRule;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.rules.EventPatterns;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import io.github.cloudmapreactor.rules.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether the rules take the events that this version would have them take with the settings
 * in force, and forward them to where the events function gets them from.
 */
final class RuleCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeployedFunction events;
  private final List<DeployedMapping> mappings;

  /**
   * For an installation.
   *
   * @param mappings those of the events function
   */
  RuleCheck(DeployedFunction events, List<DeployedMapping> mappings) {
    this.events = events;
    this.mappings = mappings;
  }

  /** A line for all rules that are well, and one for each that is not. */
  List<CheckResult> of(List<DeployedRule> rules) {
    List<CheckResult> found = new ArrayList<>();
    List<DeployedRule> forwarding = rules.stream().filter(rule -> !rule.isSchedule()).toList();
    for (DeployedRule rule : forwarding) {
      state(rule).ifPresent(found::add);
      target(rule).ifPresent(found::add);
    }
    patterns(forwarding).ifPresent(found::add);
    if (found.isEmpty()) {
      found.add(
          CheckResult.ok(
              "event rules",
              "%d, enabled, with the pattern of this version".formatted(forwarding.size())));
    }
    if (!events.setting(Setting.TICK_QUEUE).isEmpty()) {
      found.add(schedule(rules));
    }
    return found;
  }

  private Optional<CheckResult> state(DeployedRule rule) {
    return rule.enabled() ? Optional.empty() : Optional.of(disabled("event rules", rule));
  }

  private CheckResult disabled(String what, DeployedRule rule) {
    return CheckResult.broken(
            what,
            "%s is disabled: what happens meanwhile is not seen".formatted(rule.name()),
            "Enable it:")
        .by(
            "aws events enable-rule --name %s --event-bus-name %s --region %s"
                .formatted(rule.name(), rule.bus(), events.arn().region()));
  }

  private Optional<CheckResult> target(DeployedRule rule) {
    boolean arrives = rule.targets().stream().anyMatch(target -> reachesFunction(target.arn()));
    return arrives
        ? Optional.empty()
        : Optional.of(
            CheckResult.broken(
                "event rules",
                "%s forwards to %s, which the events function gets nothing from"
                    .formatted(
                        rule.name(),
                        rule.targets().isEmpty()
                            ? "nothing"
                            : rule.targets().stream().map(DeployedRule.Target::arn).toList()),
                SettingsCheck.REDEPLOY));
  }

  private boolean reachesFunction(String arn) {
    return events.isAt(arn)
        || mappings.stream().anyMatch(mapping -> mapping.queueArn().equals(arn));
  }

  private Optional<CheckResult> patterns(List<DeployedRule> rules) {
    if (rules.isEmpty()) {
      return Optional.of(
          CheckResult.broken(
              "event rules",
              "there is none: no event reaches the reactor",
              "If it was deployed to another event bus, name it with --event-bus. Else deploy again"
                  + " (README, Deploying)."));
    }
    Set<JsonNode> wanted;
    try {
      wanted = wanted();
    } catch (InvalidSettingsException e) {
      return Optional.of(
          CheckResult.attention(
              "event rules",
              "nobody can say what they should take, for the settings are not this version's",
              SettingsCheck.REDEPLOY));
    }
    Set<JsonNode> deployed = new LinkedHashSet<>();
    rules.forEach(rule -> rule.pattern().ifPresent(deployed::add));
    if (deployed.equals(wanted)) {
      return Optional.empty();
    }
    List<String> others =
        rules.stream()
            .filter(rule -> !wanted.contains(rule.pattern().orElseThrow()))
            .map(DeployedRule::name)
            .toList();
    String finding =
        others.isEmpty()
            ? "%d of %d are missing: some events are not seen"
                .formatted(wanted.size() - deployed.size(), wanted.size())
            : "not the pattern of this version with these settings: " + String.join(", ", others);
    return Optional.of(
        CheckResult.broken(
            "event rules",
            finding,
            "Another version is deployed, or somebody edited the rule. " + SettingsCheck.REDEPLOY));
  }

  private Set<JsonNode> wanted() {
    Arn arn = events.arn();
    HealthSource health =
        events.setting(Setting.TICK_QUEUE).isEmpty() ? HealthSource.EVENTS : HealthSource.WATCH;
    Set<JsonNode> wanted = new LinkedHashSet<>();
    for (Pattern pattern :
        new EventPatterns(events.settings().policy(), health)
            .in(arn.account(), arn.region(), arn.with("ecs", "cluster/").toString())) {
      wanted.add(read(pattern.json()));
    }
    return wanted;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pattern is JSON: " + json, e);
    }
  }

  private CheckResult schedule(List<DeployedRule> rules) {
    String what = "watch schedule";
    Optional<DeployedRule> schedule = rules.stream().filter(DeployedRule::isSchedule).findFirst();
    if (schedule.isEmpty()) {
      return CheckResult.broken(
          what, "there is none: the health watch never begins", SettingsCheck.REDEPLOY);
    }
    DeployedRule rule = schedule.get();
    if (!rule.enabled()) {
      return disabled(what, rule);
    }
    return rule.targets().stream().anyMatch(target -> events.isAt(target.arn()))
        ? CheckResult.ok(what, "enabled, each minute")
        : CheckResult.broken(
            what, rule.name() + " does not invoke the events function", SettingsCheck.REDEPLOY);
  }
}
