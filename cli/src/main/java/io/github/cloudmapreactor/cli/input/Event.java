package io.github.cloudmapreactor.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.aws.ResourceName;
import io.github.cloudmapreactor.core.Arn;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One event that is to be delivered. What it says is only looked at, never checked: that is the
 * function's part.
 *
 * @param input the name of the file, or what stands for it
 * @param number which one in there, from 1 on
 * @param body as it is delivered
 * @param json the same, taken apart
 */
public record Event(String input, int number, String body, JsonNode json) {

  /** When the task changed. */
  public Optional<Instant> changedAt() {
    return instant(detail("updatedAt")).or(() -> instant(json.path("time").asText("")));
  }

  /** Where it comes from. */
  public Optional<Home> home() {
    return Arn.parse(detail("clusterArn")).map(Home::of);
  }

  /** A text in {@code detail}; empty where there is none. */
  public String detail(String field) {
    return json.path("detail").path(field).asText("");
  }

  /** A time in {@code detail}. */
  public Optional<Instant> time(String field) {
    return instant(detail(field));
  }

  /** The id of the task; empty where none is named. */
  public String taskId() {
    return ResourceName.of(detail("taskArn"));
  }

  /** The name of the cluster; empty where none is named. */
  public String cluster() {
    return ResourceName.of(detail("clusterArn"));
  }

  /** The name of the ECS service; empty where none is named. */
  public String service() {
    String group = detail("group");
    return group.startsWith("service:") ? group.substring("service:".length()) : "";
  }

  /** Which version of the task; 0 where that is not stated. */
  public long version() {
    return json.path("detail").path("version").asLong(0);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
