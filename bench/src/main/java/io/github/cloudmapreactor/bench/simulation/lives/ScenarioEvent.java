package io.github.cloudmapreactor.bench.simulation.lives;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskStatus;
import io.github.cloudmapreactor.core.TaskStatus.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of a scenario.
 *
 * @param json the whole event
 */
record ScenarioEvent(JsonNode json) {

  private static final String SERVICE_GROUP = "service:";

  private JsonNode detail() {
    return json.path("detail");
  }

  /** The id of its task. */
  String task() {
    return afterLastSlash(detail().path("taskArn").asText());
  }

  /** The name of its cluster. */
  String cluster() {
    return afterLastSlash(detail().path("clusterArn").asText());
  }

  /** The name of its service, where it is stated. */
  Optional<String> service() {
    return Optional.of(detail().path("group").asText())
        .filter(group -> group.startsWith(SERVICE_GROUP))
        .map(group -> group.substring(SERVICE_GROUP.length()));
  }

  /** Whether a service started the task. */
  boolean isOfService() {
    return detail().path("startedBy").asText().startsWith("ecs-svc/");
  }

  /** Whether it comes out of an archive. */
  boolean isReplay() {
    return json.has("replay-name");
  }

  String partition() {
    return detail().path("taskArn").asText().split(":", -1)[1];
  }

  long version() {
    return detail().path("version").asLong();
  }

  TaskStatus lastStatus() {
    return TaskStatus.of(detail().path("lastStatus").asText());
  }

  Health health() {
    return Health.of(detail().path("healthStatus").asText(null));
  }

  String stopCode() {
    return detail().path("stopCode").asText("ServiceSchedulerInitiated");
  }

  /** Whether the task is to stop, or on its way out. */
  boolean isStop() {
    return detail().path("desiredStatus").asText().equals(TaskStatus.STOPPED.name())
        || lastStatus().phase() == Phase.LEAVING;
  }

  /** When the task changed. */
  Instant updatedAt() {
    return Instant.parse(detail().path("updatedAt").asText());
  }

  /** A moment of the task's life, such as {@code executionStoppedAt}, where it is stated. */
  Optional<Instant> moment(String field) {
    return Optional.ofNullable(detail().path(field).asText(null)).map(Instant::parse);
  }

  private static String afterLastSlash(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
