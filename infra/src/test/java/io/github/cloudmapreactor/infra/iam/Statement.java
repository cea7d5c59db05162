package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One Allow statement.
 *
 * @param actions as they are granted, wildcards included
 * @param resources the patterns of ARNs
 * @param conditions all of which must hold
 */
record Statement(List<String> actions, List<String> resources, List<Condition> conditions) {

  private static final Set<String> KNOWN =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  /** Reads one; what is not understood is an error, for it may change what is granted. */
  static Statement read(Template template, JsonNode json) {
    Set<String> unknown = new TreeSet<>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty() || !json.path("Effect").asText().equals("Allow")) {
      throw new IllegalArgumentException("no plain Allow statement: " + json);
    }
    return new Statement(
        template.texts(json.path("Action")),
        template.texts(json.path("Resource")),
        Condition.readAll(template, json.path("Condition")));
  }

  boolean allows(String action, String resource, Map<String, String> context) {
    return grants(action)
        && resources.stream().anyMatch(pattern -> Wildcards.matches(pattern, resource))
        && conditions.stream().allMatch(condition -> condition.holds(context));
  }

  /** Whether the action is granted on anything; its name's case does not count. */
  boolean grants(String action) {
    return actions.stream()
        .anyMatch(
            granted ->
                Wildcards.matches(
                    granted.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
  }
}
