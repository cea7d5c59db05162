package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Plays what IAM's simulator says of the functions' roles: what was granted, on everything. */
final class Iam {
  private final Map<String, Set<String>> granted = new HashMap<>();

  Map<String, Operation> operations() {
    return Map.of("SimulatePrincipalPolicy", this::simulate);
  }

  void grant(String roleArn, String action) {
    granted.computeIfAbsent(roleArn, each -> new HashSet<>()).add(action);
  }

  private ObjectNode simulate(Request request) {
    request.notPlayed("ResourceArns", "ContextEntries", "PolicyInputList");
    Set<String> actions = granted.getOrDefault(request.text("PolicySourceArn"), Set.of());
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode evaluated = result.putArray("EvaluationResults");
    for (String action : request.texts("ActionNames")) {
      evaluated
          .addObject()
          .put("EvalActionName", action)
          .put("EvalResourceName", "*")
          .put("EvalDecision", actions.contains(action) ? "allowed" : "implicitDeny");
    }
    return result;
  }
}
