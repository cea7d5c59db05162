package io.github.cloudmapreactor.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes passes of the health watch, as the watch would have logged them. */
final class Passes {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An observing watch. */
  static final WatchPlan.Heading HEADING =
      new WatchPlan.Heading("AWS, eu-west-1", Optional.of("10s"), "prod-*", "*", false);

  private Passes() {}

  /** A pass at this second over 120 tasks in two clusters, of which these were found. */
  static Pass at(int second, Finding... found) {
    ObjectNode line = JSON.createObjectNode();
    line.put("due", "2026-09-21T09:00:%02dZ".formatted(second));
    line.put("millis", 345).put("clusters", 2).put("tasks", 120).put("calls", 7);
    line.putObject("health")
        .put("HEALTHY", 110)
        .put("UNHEALTHY", found.length)
        .put("UNKNOWN", 10 - found.length);
    line.putArray("failures");
    return new Pass(line, List.of(found), OptionalInt.empty());
  }

  /** The same with a read that failed, and one cluster seen less. */
  static Pass with(Pass pass, String error, String message, int clusters) {
    ObjectNode line = pass.line().deepCopy();
    line.put("clusters", clusters);
    ((ArrayNode) line.get("failures")).addObject().put("error", error).put("errorMessage", message);
    line.put("failureCount", line.get("failures").size());
    return new Pass(line, pass.findings(), pass.callsSeen());
  }

  static Finding removed(String task) {
    return found(task, "DEREGISTERED", "");
  }

  static Finding held(String task, String hold) {
    return found(task, "HELD_BACK", hold);
  }

  static Finding failed(String task, String error, String message) {
    Finding finding = found(task, "FAILED", "");
    ((ObjectNode) finding.line()).put("error", error).put("errorMessage", message);
    return finding;
  }

  static Finding found(String task, String outcome, String hold) {
    ObjectNode line = JSON.createObjectNode();
    line.put("task", "arn:aws:ecs:eu-west-1:123456789012:task/shop/" + task);
    line.put("cluster", "shop").put("service", "orders").put("reason", "UNHEALTHY_FOUND");
    line.put("outcome", outcome).put("hold", hold);
    return new Finding(line);
  }
}
