package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.Template;
import io.github.cloudmapreactor.infra.replay.Template.Resource;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the functions of a template, deployed in a place. */
record DeployedFunction(Template template, Resource function) {

  /** The function that Lambda calls this handler of; empty where the template has none. */
  static Optional<DeployedFunction> find(Handler handler, JsonNode json, Place place) {
    Template template = new Template(json, place);
    List<Resource> functions =
        template.resources("AWS::Lambda::Function").stream()
            .filter(each -> each.properties().path("Handler").asText().equals(handler.className()))
            .toList();
    if (functions.size() > 1) {
      throw new IllegalArgumentException("expected one function at most: " + functions);
    }
    return functions.stream().findAny().map(function -> new DeployedFunction(template, function));
  }

  /** The logical id of its role. */
  String role() {
    return Template.target(function.properties().path("Role")).orElseThrow();
  }

  /** What its role may do. */
  RolePolicy policy() {
    return RolePolicy.of(template, role());
  }

  /** What the calls need here, where the function writes to the queues that it was given. */
  List<Need> needsOf(List<Call> calls) {
    Map<String, String> arns = new HashMap<>();
    queues().forEach((setting, id) -> arns.put(Replay.queueName(setting), template.arn(id)));
    return calls.stream().flatMap(call -> Need.of(call, template.place(), arns).stream()).toList();
  }

  /** The logical ids of the queues that its settings name. */
  Map<Setting, String> queues() {
    JsonNode variables = function.properties().path("Environment").path("Variables");
    Map<Setting, String> queues = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Template.target(variables.path(setting.variable())).ifPresent(id -> queues.put(setting, id));
    }
    return queues;
  }
}
