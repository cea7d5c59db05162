package io.github.cloudmapreactor.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Task states of every kind, and the events that state them. */
final class GeneratedEvents {

  static final Instant CHANGED = Instant.parse("2026-11-24T08:00:00Z");
  static final Arn HOME =
      Arn.parse("arn:aws:ecs:ap-southeast-2:123456789012:cluster/any").orElseThrow();

  private static final ObjectMapper JSON = new ObjectMapper();

  // With "prod-a" in scope, what its name is a part of is not.
  private static final List<String> CLUSTERS = List.of("prod-a", "prod-ab", "not-prod-a", "dev");
  private static final List<String> LAST =
      Stream.concat(
              Arrays.stream(TaskStatus.values())
                  .filter(status -> status != TaskStatus.UNRECOGNIZED)
                  .map(Enum::name),
              Stream.of("HIBERNATING"))
          .toList();
  private static final List<String> DESIRED = List.of("RUNNING", "STOPPED", "PAUSED");
  private static final List<@Nullable String> HEALTH =
      Arrays.asList(null, "HEALTHY", "UNHEALTHY", "UNKNOWN", "FEVERISH");
  private static final List<@Nullable String> GROUPS =
      Arrays.asList(null, "service:web", "service:web-admin", "service:jobs", "family:web");
  private static final List<@Nullable String> STARTERS =
      Arrays.asList(null, "ecs-svc/1234567890123456789", "a-person");

  private GeneratedEvents() {}

  /** The full cross product of what decides. */
  static List<TaskState> states() {
    List<TaskState> states = new ArrayList<>();
    for (String cluster : CLUSTERS) {
      for (String last : LAST) {
        for (String desired : DESIRED) {
          for (String health : HEALTH) {
            for (String group : GROUPS) {
              for (String starter : STARTERS) {
                Statuses statuses = new Statuses(last, desired, health);
                states.add(state(cluster, statuses, new Owner(group, starter), null));
                if (statuses.lastStatus() == TaskStatus.UNRECOGNIZED) {
                  // Only here it matters whether the task was started.
                  states.add(state(cluster, statuses, new Owner(group, starter), CHANGED));
                }
              }
            }
          }
        }
      }
    }
    return states;
  }

  private static TaskState state(
      String cluster, Statuses statuses, Owner owner, @Nullable Instant startedAt) {
    String arn = HOME.withResource("task/%s/%032x".formatted(cluster, 7)).toString();
    return new TaskState(
        TaskRef.of(arn, cluster).orElseThrow(),
        Source.EVENT,
        5,
        statuses,
        new Times(CHANGED, CHANGED, startedAt),
        owner,
        null);
  }

  /** The event that states this, with nothing where the state has nothing. */
  static ObjectNode event(TaskState state) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("source", "aws.ecs")
            .put("detail-type", "ECS Task State Change")
            .put("account", HOME.account())
            .put("region", HOME.region());
    ObjectNode detail =
        event
            .putObject("detail")
            .put("clusterArn", state.task().clusterArn().toString())
            .put("taskArn", state.task().toString())
            .put("lastStatus", state.statuses().last())
            .put("desiredStatus", state.statuses().desired());
    put(detail, "healthStatus", state.statuses().health());
    put(detail, "group", state.owner().group());
    put(detail, "startedBy", state.owner().startedBy());
    Instant startedAt = state.times().startedAt();
    put(detail, "startedAt", startedAt == null ? null : startedAt.toString());
    return event;
  }

  private static void put(ObjectNode object, String field, @Nullable String text) {
    if (text != null) {
      object.put(field, text);
    }
  }
}
