package io.github.cloudmapreactor.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Events as text for tests: a stop of an orders task, and what a test says is different. */
final class Events {

  static final String CLUSTER = "arn:aws:ecs:eu-west-1:210987654321:cluster/prod";
  static final String UPDATED_AT = "2026-09-14T09:00:00.000Z";

  private final Map<String, String> envelope = new LinkedHashMap<>();
  private final Map<String, String> detail = new LinkedHashMap<>();

  private Events(String taskId) {
    envelope.put("version", "\"0\"");
    envelope.put("id", "\"9bcdac79-b31f-4d3d-9410-000000000001\"");
    envelope.put("detail-type", "\"ECS Task State Change\"");
    envelope.put("source", "\"aws.ecs\"");
    envelope.put("account", "\"210987654321\"");
    envelope.put("time", "\"2026-09-14T09:00:00Z\"");
    envelope.put("region", "\"eu-west-1\"");
    detail.put("attachments", "[{\"type\": \"eni\", \"details\": [{\"name\": \"x\"}]}]");
    detail.put("clusterArn", "\"" + CLUSTER + "\"");
    detail.put("taskArn", "\"arn:aws:ecs:eu-west-1:210987654321:task/prod/" + taskId + "\"");
    detail.put("createdAt", "\"2026-09-14T07:00:00.000Z\"");
    detail.put("startedAt", "\"2026-09-14T08:00:00.000Z\"");
    detail.put("updatedAt", "\"" + UPDATED_AT + "\"");
    detail.put("group", "\"service:orders\"");
    detail.put("startedBy", "\"ecs-svc/45\"");
    detail.put("lastStatus", "\"DEACTIVATING\"");
    detail.put("desiredStatus", "\"STOPPED\"");
    detail.put("version", "6");
  }

  static Events stopOf(String taskId) {
    return new Events(taskId);
  }

  static Events runOf(String taskId) {
    return new Events(taskId)
        .detail("lastStatus", "\"RUNNING\"")
        .detail("desiredStatus", "\"RUNNING\"");
  }

  /** Sets a field of the envelope to JSON text, or removes it. */
  Events with(String field, String json) {
    envelope.put(field, json);
    return this;
  }

  /** Sets a field of the detail to JSON text. */
  Events detail(String field, String json) {
    detail.put(field, json);
    return this;
  }

  /** Sets a field to JSON text wherever it stands. */
  Events replace(String field, String json) {
    return detail.containsKey(field) || field.equals("stopCode")
        ? detail(field, json)
        : with(field, json);
  }

  Events without(String field) {
    envelope.remove(field);
    detail.remove(field);
    return this;
  }

  String json() {
    Map<String, String> all = new LinkedHashMap<>(envelope);
    all.putIfAbsent("detail", object(detail));
    return object(all);
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
