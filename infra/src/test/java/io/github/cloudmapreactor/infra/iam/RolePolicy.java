package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a role may do by its own policies in the template; a boundary or an SCP is beyond it.
 *
 * @param statements in the order of the template, the same in every place
 * @param managedPolicies the ARNs of AWS's own policies, whose statements are not known here
 */
record RolePolicy(List<Statement> statements, List<String> managedPolicies) {

  /** The smallest right that could be taken away: in which statement, on which of its resources. */
  record Grant(int statement, String action, int resource) {}

  /** The policy of the role with that logical id. */
  static RolePolicy of(Template template, String roleId) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode document : template.policiesOf(roleId)) {
      document.path("Statement").forEach(each -> statements.add(Statement.read(template, each)));
    }
    List<String> managed = new ArrayList<>();
    JsonNode arns = template.resource(roleId).properties().path("ManagedPolicyArns");
    arns.forEach(arn -> managed.add(template.text(arn)));
    return new RolePolicy(List.copyOf(statements), List.copyOf(managed));
  }

  boolean isAllowed(String action, String resource, Map<String, String> context) {
    return statements.stream().anyMatch(each -> each.allows(action, resource, context));
  }

  boolean isAllowed(Need need) {
    return isAllowed(need.action(), need.resource(), need.context());
  }

  /** All rights; each has the same name in every place. */
  Set<Grant> grants() {
    Set<Grant> grants = new LinkedHashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      for (String action : statements.get(i).actions()) {
        for (int j = 0; j < statements.get(i).resources().size(); j++) {
          grants.add(new Grant(i, action, j));
        }
      }
    }
    return grants;
  }

  /** The rights that meet a need, each alone. */
  Set<Grant> grantsFor(Need need) {
    return grants().stream()
        .filter(grant -> alone(grant).allows(need.action(), need.resource(), need.context()))
        .collect(Collectors.toSet());
  }

  /** A statement that gives this right and no other. */
  Statement alone(Grant grant) {
    Statement whole = statements.get(grant.statement());
    return new Statement(
        List.of(grant.action()),
        List.of(whole.resources().get(grant.resource())),
        whole.conditions());
  }

  /** The names of all actions that are granted on anything. */
  Set<String> actions() {
    return grants().stream().map(Grant::action).collect(Collectors.toCollection(TreeSet::new));
  }
}
