package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.iam.Template.Resource;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import java.util.List;
import java.util.Map;

/** The events function of a template, deployed in a place. */
record DeployedFunction(Template template, Resource function) {

  static DeployedFunction of(JsonNode json, Place place) {
    Template template = new Template(json, place);
    List<Resource> functions =
        template.resources("AWS::Lambda::Function").stream()
            .filter(each -> each.properties().path("Handler").asText().equals(handler()))
            .toList();
    if (functions.size() != 1) {
      throw new IllegalArgumentException("expected one events function: " + functions);
    }
    return new DeployedFunction(template, functions.get(0));
  }

  private static String handler() {
    return FunctionHandler.class.getName();
  }

  /** What its role may do. */
  RolePolicy policy() {
    JsonNode role = function.properties().path("Role");
    return RolePolicy.of(template, Template.target(role).orElseThrow());
  }

  /** What the calls need here, where the function writes to the queue that it was given. */
  List<Need> needsOf(List<Call> calls) {
    Map<String, String> queues = Map.of(Replay.DEAD_LETTERS, template.arn(deadLetterQueue()));
    return calls.stream()
        .flatMap(call -> Need.of(call, template.place(), queues).stream())
        .toList();
  }

  private String deadLetterQueue() {
    JsonNode variables = function.properties().path("Environment").path("Variables");
    return Template.target(variables.path(Setting.DEAD_LETTER_QUEUE.variable())).orElseThrow();
  }
}
