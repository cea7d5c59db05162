package io.github.cloudmapreactor.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An EventBridge rule, as it is deployed.
 *
 * @param bus the name of its event bus
 * @param enabled whether it forwards events
 * @param pattern the events that it takes; nothing for a schedule
 * @param targets where it forwards them to
 */
public record DeployedRule(
    String name, String bus, boolean enabled, Optional<JsonNode> pattern, List<Target> targets) {

  /** Copies the list. */
  public DeployedRule {
    targets = List.copyOf(targets);
  }

  /** Whether it is a schedule, and forwards nobody's events. */
  public boolean isSchedule() {
    return pattern.isEmpty();
  }

  /**
   * A target.
   *
   * @param deadLetters the ARN of the queue for what the target would not take
   */
  public record Target(String arn, Optional<String> deadLetters) {}
}
