package io.github.cloudmapreactor.bench.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The event by which ECS tells that a task has stopped, as EventBridge delivers it: a scenario's
 * own, whole, with the names and times of another task in it.
 */
record StopEvent(JsonNode scenario) {

  private static final Path FILE =
      Path.of("..", "test-events", "crash-straight-to-deprovisioning", "03-stopped.json");

  /** Reads the scenario's. */
  static StopEvent read() throws IOException {
    return new StopEvent(new ObjectMapper().readTree(FILE.toFile()));
  }

  String account() {
    return scenario.path("account").asText();
  }

  String region() {
    return scenario.path("region").asText();
  }

  /** The event of a task that stopped at {@code at}. */
  String of(StoppedFleet.Task task, Instant at) {
    JsonNode detail = scenario.path("detail");
    Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
    return scenario
        .toString()
        .replace(scenario.path("id").asText(), eventId(task))
        .replace(last(detail.path("taskArn"), "/"), task.id())
        .replace(last(detail.path("clusterArn"), "/"), task.cluster())
        .replace(last(detail.path("group"), ":"), task.service())
        .replace(detail.path("startedBy").asText(), task.deployment())
        .replace(detail.path("updatedAt").asText(), moment.toString())
        .replace(scenario.path("time").asText(), moment.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A UUID of its own: the task's id, grouped. */
  private static String eventId(StoppedFleet.Task task) {
    return task.id().replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private static String last(JsonNode text, String separator) {
    return text.asText().substring(text.asText().lastIndexOf(separator) + 1);
  }
}
