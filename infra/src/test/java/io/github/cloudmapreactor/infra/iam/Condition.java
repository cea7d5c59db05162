package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A condition of a statement: one of the values must fit what the call says under the key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 *     JSON policy elements: Condition operators</a>
 */
record Condition(String operator, String key, List<String> values) {

  private static final Map<String, BiPredicate<String, String>> OPERATORS =
      Map.of(
          "StringEquals", String::equals,
          "StringLike", Wildcards::matches,
          // AWS gives the two the same meaning.
          "ArnEquals", Wildcards::matchesArn,
          "ArnLike", Wildcards::matchesArn);

  /** An operator that is not known is an error: to ignore it would widen or narrow the grant. */
  Condition {
    if (!OPERATORS.containsKey(operator)) {
      throw new IllegalArgumentException("no known condition operator: " + operator);
    }
    values = List.copyOf(values);
  }

  static List<Condition> readAll(Template template, JsonNode json) {
    List<Condition> conditions = new ArrayList<>();
    json.properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            conditions.add(
                                new Condition(
                                    operator.getKey(),
                                    key.getKey(),
                                    template.texts(key.getValue())))));
    return List.copyOf(conditions);
  }

  /** A call that does not say the key does not fulfil the condition. */
  boolean holds(Map<String, String> context) {
    BiPredicate<String, String> fits = Optional.ofNullable(OPERATORS.get(operator)).orElseThrow();
    return Optional.ofNullable(context.get(key))
        .map(said -> values.stream().anyMatch(value -> fits.test(value, said)))
        .orElse(false);
  }
}
