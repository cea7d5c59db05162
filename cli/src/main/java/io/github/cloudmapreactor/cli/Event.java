package io.github.cloudmapreactor.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
record Event(String input, int number, String body, JsonNode json) {

  /** When the task changed. */
  Optional<Instant> changedAt() {
    return instant(detail("updatedAt")).or(() -> instant(json.path("time").asText("")));
  }

  /** Where it comes from. */
  Optional<Home> home() {
    return Arn.parse(detail("clusterArn")).map(Home::of);
  }

  /** A text in {@code detail}; empty where there is none. */
  String detail(String field) {
    return json.path("detail").path(field).asText("");
  }

  /** A time in {@code detail}. */
  Optional<Instant> time(String field) {
    return instant(detail(field));
  }

  /** The id of the task; empty where none is named. */
  String taskId() {
    return lastPart(detail("taskArn"));
  }

  /** The name of the cluster; empty where none is named. */
  String cluster() {
    return lastPart(detail("clusterArn"));
  }

  /** The name of the ECS service; empty where none is named. */
  String service() {
    String group = detail("group");
    return group.startsWith("service:") ? group.substring("service:".length()) : "";
  }

  /** Which version of the task; 0 where that is not stated. */
  long version() {
    return json.path("detail").path("version").asLong(0);
  }

  /** The part of an ARN or of a bare name behind the last slash. */
  static String lastPart(String arnOrName) {
    return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
