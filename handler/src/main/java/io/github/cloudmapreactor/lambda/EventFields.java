package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.PlainText;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event, by name, and the checks that make a task's state of them.
 *
 * @param fields as they stood in the event; those of {@code detail} as {@code detail.NAME}
 */
record EventFields(Map<String, @Nullable String> fields) {

  private static final String SOURCE = "aws.ecs";
  private static final String DETAIL_TYPE = "ECS Task State Change";
  private static final int LONGEST_STATUS = 64;

  /** Far more than AWS admits in any of them: a group has 255 characters, what started it 128. */
  private static final int LONGEST_TEXT = 1_000;

  /**
   * The event that these fields make.
   *
   * @param home the function's own ARN, whose account, region and partition the event must share
   * @throws InvalidEventException naming the first field that is missing or wrong
   */
  TaskEvent toEvent(Optional<Arn> home) {
    requireEqual("source", SOURCE);
    requireEqual("detail-type", DETAIL_TYPE);
    Arn cluster = arn("detail.clusterArn", "the ARN of an ECS cluster");
    requireAtHome(cluster, home);
    TaskRef task = task(cluster);
    TaskState state =
        new TaskState(
            task,
            Source.EVENT,
            version(),
            new Statuses(
                status("detail.lastStatus"),
                status("detail.desiredStatus"),
                fields.get("detail.healthStatus") == null ? null : status("detail.healthStatus")),
            new Times(changedAt(), instant("detail.createdAt"), instant("detail.startedAt")),
            owner(),
            text("detail.stopCode"));
    String id = text("id");
    if (id == null) {
      throw InvalidEventException.missing("id", "the event's id");
    }
    return new TaskEvent(id, text("replay-name"), state);
  }

  private void requireEqual(String field, String expected) {
    String found = required(field, expected);
    if (!found.equals(expected)) {
      throw InvalidEventException.wrong(field, expected, found);
    }
  }

  /** The cluster must lie where the event says that it comes from, and that must be here. */
  private void requireAtHome(Arn cluster, Optional<Arn> home) {
    requireEqual("account", cluster.account());
    requireEqual("region", cluster.region());
    if (!cluster.partitionFitsRegion()) {
      throw InvalidEventException.wrong(
          "detail.clusterArn", "the partition of region " + cluster.region(), cluster.toString());
    }
    if (home.isPresent() && !home.get().sharesHomeWith(cluster)) {
      Arn here = home.get();
      throw InvalidEventException.wrong(
          "detail.clusterArn",
          "a cluster of the function's own partition, region and account (%s, %s, %s)"
              .formatted(here.partition(), here.region(), here.account()),
          cluster.toString());
    }
  }

  private TaskRef task(Arn cluster) {
    String expected = "the ARN of an ECS task of the cluster " + cluster;
    String clusterName =
        TaskRef.clusterName(cluster)
            .orElseThrow(
                () ->
                    InvalidEventException.wrong(
                        "detail.clusterArn", "the ARN of an ECS cluster", cluster.toString()));
    String text = required("detail.taskArn", expected);
    return TaskRef.of(text, clusterName)
        .filter(task -> task.arn().sharesHomeWith(cluster))
        .orElseThrow(() -> InvalidEventException.wrong("detail.taskArn", expected, text));
  }

  /** A status is a word in capitals; what else stands there is a fault and no unknown status. */
  private String status(String field) {
    String expected = "a status in capital letters";
    String text = required(field, expected);
    boolean word = !text.isEmpty() && text.length() <= LONGEST_STATUS;
    if (!word || !text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_')) {
      throw InvalidEventException.wrong(field, expected, text);
    }
    return text;
  }

  /** What is only passed on: nobody but a forger has characters in it that steer a terminal. */
  private @Nullable String text(String field) {
    String text = fields.get(field);
    if (text != null && (text.length() > LONGEST_TEXT || !PlainText.isPlain(text))) {
      throw InvalidEventException.wrong(
          field, "at most %d characters, none of control".formatted(LONGEST_TEXT), text);
    }
    return text;
  }

  private Owner owner() {
    Owner owner = new Owner(text("detail.group"), text("detail.startedBy"));
    owner
        .serviceName()
        .filter(name -> !ServiceRef.isName(name))
        .ifPresent(
            name -> {
              throw InvalidEventException.wrong("detail.group", "service: and a name", name);
            });
    return owner;
  }

  private long version() {
    String expected = "a whole number from 1 on";
    String text = required("detail.version", expected);
    boolean digits = !text.isEmpty() && text.length() <= 18;
    if (!digits || !text.chars().allMatch(c -> c >= '0' && c <= '9') || Long.parseLong(text) < 1) {
      throw InvalidEventException.wrong("detail.version", expected, text);
    }
    return Long.parseLong(text);
  }

  /** The time of the change; {@code time} is the same, cut to seconds. */
  private Instant changedAt() {
    Instant updatedAt = instant("detail.updatedAt");
    if (updatedAt != null) {
      return updatedAt;
    }
    Instant time = instant("time");
    if (time == null) {
      throw InvalidEventException.missing("detail.updatedAt", "the time of the change");
    }
    return time;
  }

  private Arn arn(String field, String expected) {
    String text = required(field, expected);
    return Arn.parse(text).orElseThrow(() -> InvalidEventException.wrong(field, expected, text));
  }

  private @Nullable Instant instant(String field) {
    String text = fields.get(field);
    if (text == null) {
      return null;
    }
    return Moments.parse(text)
        .orElseThrow(
            () ->
                InvalidEventException.wrong(
                    field, "a time such as 2026-09-14T09:12:03.412Z", text));
  }

  private String required(String field, String expected) {
    String text = fields.get(field);
    if (text == null) {
      throw InvalidEventException.missing(field, expected);
    }
    return text;
  }
}
