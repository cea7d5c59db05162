package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays what Amazon EventBridge tells of rules; it delivers nothing. */
final class EventBridge {
  private static final String USUAL_BUS = "default";
  private static final int LARGEST_PAGE = 100;

  private final Arns arns;
  private final SortedMap<String, Deployment.Rule> rules = new TreeMap<>();

  EventBridge(Arns arns) {
    this.arns = arns;
  }

  Map<String, Operation> operations() {
    return Map.of("ListRules", this::listRules, "ListTargetsByRule", this::listTargets);
  }

  void put(Deployment.Rule rule) {
    rules.put(rule.name(), rule);
  }

  void remove(String rule) {
    rules.remove(rule);
  }

  private static String bus(Request request) {
    return request.findText("EventBusName").orElse(USUAL_BUS);
  }

  private ObjectNode listRules(Request request) {
    String prefix = request.findText("NamePrefix").orElse("");
    String bus = bus(request);
    SortedSet<String> names = new TreeSet<>();
    rules.forEach(
        (name, rule) -> {
          if (name.startsWith(prefix) && rule.bus().equals(bus)) {
            names.add(name);
          }
        });
    Page page =
        Page.of(
            request,
            "ListRules %s %s".formatted(bus, prefix),
            names,
            "NextToken",
            request.integer("Limit", 1, LARGEST_PAGE, LARGEST_PAGE));
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode listed = result.putArray("Rules");
    page.keys().forEach(name -> listed.add(shape(rule(name))));
    page.nextToken().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private ObjectNode shape(Deployment.Rule rule) {
    ObjectNode shape =
        AwsJson.MAPPER
            .createObjectNode()
            .put("Name", rule.name())
            .put("Arn", arns.rule(rule.bus(), rule.name()))
            .put("State", rule.state())
            .put("Description", rule.description())
            .put("EventBusName", rule.bus());
    rule.pattern()
        .ifPresentOrElse(
            pattern -> shape.put("EventPattern", pattern),
            () -> shape.put("ScheduleExpression", "rate(1 minute)"));
    return shape;
  }

  private ObjectNode listTargets(Request request) {
    Deployment.Rule rule = rules.get(request.text("Rule"));
    if (rule == null || !rule.bus().equals(bus(request))) {
      throw new ServiceError(
          "ResourceNotFoundException",
          "Rule %s does not exist on EventBus %s.".formatted(request.text("Rule"), bus(request)));
    }
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode targets = result.putArray("Targets");
    rule.target()
        .ifPresent(
            arn -> {
              ObjectNode target = targets.addObject().put("Id", "Target0").put("Arn", arn);
              rule.deadLetters()
                  .ifPresent(queue -> target.putObject("DeadLetterConfig").put("Arn", queue));
            });
    return result;
  }

  private Deployment.Rule rule(String name) {
    return Objects.requireNonNull(rules.get(name), name);
  }
}
