package io.github.cloudmapreactor.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * Says in the template why a finding of cdk-nag is meant to be, where its rules look for that. So
 * whoever embeds the construct has the reasons too, and this code does not need cdk-nag.
 *
 * @see <a href="https://github.com/cdklabs/cdk-nag#suppressing-a-rule">Suppressing a rule</a>
 */
final class NagReasons {

  private NagReasons() {}

  /**
   * Accepts a finding of {@code rule} on all resources of a construct.
   *
   * @param appliesTo which findings, as texts or as {@link #matching}; none is all of the rule's
   */
  static void accept(IConstruct construct, String rule, String reason, Object... appliesTo) {
    Map<String, Object> accepted = new LinkedHashMap<>();
    accepted.put("id", rule);
    accepted.put("reason", reason);
    if (appliesTo.length > 0) {
      accepted.put("applies_to", List.of(appliesTo));
    }
    for (IConstruct each : construct.getNode().findAll()) {
      if (each instanceof CfnResource resource) {
        add(resource, accepted);
      }
    }
  }

  /** The findings whose name matches a regular expression. */
  static Map<String, String> matching(String regex) {
    return Map.of("regex", "/" + regex + "/g");
  }

  private static void add(CfnResource resource, Map<String, Object> accepted) {
    Object before = resource.getMetadata("cdk_nag");
    List<Object> all = new ArrayList<>();
    if (before instanceof Map<?, ?> map && map.get("rules_to_suppress") instanceof List<?> rules) {
      all.addAll(rules);
    }
    all.add(accepted);
    resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", all));
  }
}
