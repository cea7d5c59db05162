package io.github.cloudmapreactor.cli.redrive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.aws.Home;
import java.time.Instant;

/**
 * Makes the event of a change of one of the demo's tasks: {@code orders-1} is one of the ECS
 * service orders.
 *
 * @param home where the task runs
 * @param version which change of the task
 * @param at when it changed
 */
record TaskEvent(Home home, String cluster, String task, int version, Instant at) {

  /** Makes an id as long as ECS makes them: no other is taken for a task's. */
  private static final String REST_OF_ID = "-00000000000000000000000";

  /** The whole id of a task. */
  static String id(String task) {
    return task + REST_OF_ID;
  }

  /** The task begins to stop. */
  String stopping() {
    return event("DEACTIVATING", "STOPPED").toString();
  }

  /** The task runs, and is stated to be UNHEALTHY. */
  String unhealthy() {
    ObjectNode event = event("RUNNING", "RUNNING");
    event.withObject("/detail").put("healthStatus", "UNHEALTHY");
    return event.toString();
  }

  private ObjectNode event(String lastStatus, String desiredStatus) {
    ObjectNode event =
        new ObjectMapper()
            .createObjectNode()
            .put("id", "event-of-" + task + "-" + version)
            .put("detail-type", "ECS Task State Change")
            .put("source", "aws.ecs")
            .put("account", home.account())
            .put("time", at.toString())
            .put("region", home.region());
    event
        .putObject("detail")
        .put("clusterArn", arn("cluster/" + cluster))
        .put("taskArn", arn("task/" + cluster + "/" + id(task)))
        .put("lastStatus", lastStatus)
        .put("desiredStatus", desiredStatus)
        .put("version", version)
        .put("group", "service:" + task.substring(0, task.indexOf('-')))
        .put("startedBy", "ecs-svc/1")
        .put("updatedAt", at.toString());
    return event;
  }

  private String arn(String resource) {
    return "arn:%s:ecs:%s:%s:%s"
        .formatted(home.partition(), home.region(), home.account(), resource);
  }
}
