package io.github.cloudmapreactor.infra;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.core.Arn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The rules of a synthesized template, run by AWS's own matcher as if they were deployed. */
final class DeployedRules {

  private final List<String> patterns = new ArrayList<>();
  private final Machine machine = Machine.builder().build();

  /**
   * The rules as they are after a deployment.
   *
   * @param home any ARN of the account and region that the stack is deployed to
   */
  DeployedRules(JsonNode template, Arn home) {
    for (JsonNode resource : template.path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::Events::Rule")) {
        add(
            resource
                .path("Properties")
                .path("EventPattern")
                .toString()
                .replace("{\"Ref\":\"AWS::AccountId\"}", "\"" + home.account() + "\"")
                .replace("{\"Ref\":\"AWS::Region\"}", "\"" + home.region() + "\""));
      }
    }
  }

  private void add(String pattern) {
    try {
      machine.addRule("rule" + patterns.size(), pattern);
      patterns.add(pattern);
    } catch (IOException e) {
      throw new UncheckedIOException("AWS's matcher does not take " + pattern, e);
    }
  }

  /** The patterns as EventBridge gets them. */
  List<String> patterns() {
    return patterns;
  }

  /** Whether any rule forwards an event. */
  boolean pass(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("AWS's matcher cannot read " + event, e);
    }
  }
}
