package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The checked-in extract of AWS's Service Authorization Reference: what each action is authorized
 * on.
 *
 * @param actions by name, such as {@code ecs:DescribeTasks}
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 *     resources, and condition keys for AWS services</a>
 */
record ServiceAuthorization(Map<String, Action> actions) {

  private static final String FILE = "/service-authorization/extract.json";

  /** An action; one without resource types takes only {@code *}. */
  record Action(List<ResourceType> resourceTypes, List<String> conditionKeys) {

    /** Whether AWS knows the key for it; that of a tag stands in the reference without the tag. */
    boolean knows(String conditionKey) {
      return conditionKeys.stream()
          .anyMatch(key -> Wildcards.matches(withWildcards(key), conditionKey));
    }
  }

  /** A type of resource, with the format of its ARNs. */
  record ResourceType(String name, String arnFormat, boolean required) {

    /**
     * Whether a pattern in a policy speaks of ARNs of this type: it names the type itself, and some
     * of its ARNs match.
     */
    boolean fits(String pattern) {
      String[] formats = arnFormat.split(":", 6);
      String[] patterns = pattern.split(":", 6);
      return patterns.length == formats.length
          && patterns[5].startsWith(formats[5].split("\\$", 2)[0])
          && IntStream.range(0, formats.length)
              .allMatch(i -> Wildcards.overlap(withWildcards(formats[i]), patterns[i]));
    }
  }

  static ServiceAuthorization read() {
    Map<String, Action> actions = new LinkedHashMap<>();
    json()
        .path("services")
        .properties()
        .forEach(
            service ->
                service
                    .getValue()
                    .path("actions")
                    .properties()
                    .forEach(
                        action ->
                            actions.put(
                                service.getKey() + ":" + action.getKey(),
                                action(service.getValue(), action.getValue()))));
    return new ServiceAuthorization(actions);
  }

  /** The extract as it stands in the file. */
  static JsonNode json() {
    try (InputStream file = ServiceAuthorization.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  Optional<Action> find(String action) {
    return Optional.ofNullable(actions.get(action));
  }

  private static Action action(JsonNode service, JsonNode action) {
    return new Action(
        stream(action.path("resourceTypes"))
            .map(
                type ->
                    new ResourceType(
                        type.path("type").asText(),
                        service.path("resourceTypes").path(type.path("type").asText()).asText(),
                        type.path("required").asBoolean()))
            .toList(),
        stream(action.path("conditionKeys")).map(JsonNode::asText).toList());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String withWildcards(String format) {
    return format.replaceAll("\\$\\{\\w+}", "*");
  }
}
