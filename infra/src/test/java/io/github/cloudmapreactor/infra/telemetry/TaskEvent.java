package io.github.cloudmapreactor.infra.telemetry;

import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * An ECS Task State Change of a task of {@link SmallWorld}.
 *
 * @param number the task's, from 1 on
 * @param version what ECS counts with each change
 * @param at when it changed
 */
record TaskEvent(String cluster, int number, int version, Instant at) {

  private static final Place PLACE = Place.ANY;

  /** It is on its way out. */
  String stopping(String lastStatus) {
    return json(lastStatus, "STOPPED", "HEALTHY");
  }

  /** It runs, and is sick. */
  String unhealthy() {
    return json("RUNNING", "RUNNING", "UNHEALTHY");
  }

  private String json(String last, String desired, String health) {
    return """
        {"version": "0", "id": "%s", "detail-type": "ECS Task State Change", "source": "aws.ecs",
         "account": "%s", "region": "%s", "time": "%s",
         "detail": {"clusterArn": "%s", "taskArn": "%s", "group": "service:front-web",
          "startedBy": "ecs-svc/1", "lastStatus": "%s", "desiredStatus": "%s", "healthStatus": "%s",
          "createdAt": "2026-09-14T08:00:00Z", "startedAt": "2026-09-14T08:01:00Z",
          "updatedAt": "%s", "version": %d}}"""
        .formatted(
            UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)),
            PLACE.account(),
            PLACE.region(),
            at,
            PLACE.arn("ecs", "cluster/" + cluster),
            PLACE.arn("ecs", "task/%s/%s".formatted(cluster, SmallWorld.id(cluster, number))),
            last,
            desired,
            health,
            at,
            version);
  }
}
