package io.github.cloudmapreactor.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cloudmapreactor.core.Arn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

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
      // A schedule is a rule too, without a pattern.
      if (resource.path("Type").asText().equals("AWS::Events::Rule")
          && resource.path("Properties").has("EventPattern")) {
        add(resolve(resource.path("Properties").path("EventPattern"), home).toString());
      }
    }
  }

  /** What CloudFormation makes of references to places. */
  private static JsonNode resolve(JsonNode node, Arn home) {
    if (node.has("Ref")) {
      return TextNode.valueOf(
          switch (node.path("Ref").asText()) {
            case "AWS::Partition" -> home.partition();
            case "AWS::Region" -> home.region();
            case "AWS::AccountId" -> home.account();
            default -> throw new AssertionError("not known here: " + node);
          });
    }
    if (node.has("Fn::Join")) {
      StringBuilder joined = new StringBuilder();
      node.path("Fn::Join").get(1).forEach(part -> joined.append(resolve(part, home).asText()));
      return TextNode.valueOf(joined.toString());
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> array.add(resolve(each, home)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(each -> object.set(each.getKey(), resolve(each.getValue(), home)));
      return object;
    }
    return node;
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

  /** How many wildcards can meet in one of the rules at most, as AWS's matcher counts them. */
  int wildcards() {
    return patterns.stream().mapToInt(DeployedRules::wildcards).max().orElseThrow();
  }

  private static int wildcards(String pattern) {
    try {
      Machine alone = Machine.builder().build();
      alone.addRule("rule", pattern);
      return alone.evaluateComplexity(new MachineComplexityEvaluator(1_000));
    } catch (IOException e) {
      throw new UncheckedIOException("AWS's matcher does not take " + pattern, e);
    }
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
