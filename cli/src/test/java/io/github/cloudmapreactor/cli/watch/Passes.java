package io.github.cloudmapreactor.cli.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.function.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes passes of the health watch, as the watch would have logged them. */
final class Passes {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An observing watch. */
  static final WatchHeading HEADING =
      new WatchHeading(
          "AWS, eu-west-1",
          new WatchHeading.Rhythm(Optional.of("10s"), "5m"),
          "prod-*",
          "*",
          WatchHeading.Effect.OBSERVE);

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
    return new Pass(line, List.of(found), Slice.NONE, Duration.ofSeconds(10));
  }

  /** The same, after which a sweep ended that was the watch's first, second and so on. */
  static Pass swept(Pass pass, int number, List<Finding> orphans, Stranded... stranded) {
    ObjectNode line = JSON.createObjectNode();
    line.put("millis", 4_200).put("cloudMapServices", 37).put("instances", 412);
    line.put("orphans", orphans.size()).put("missingOnce", 1).put("unattributed", 3);
    line.put("stranded", stranded.length).put("calls", 57);
    line.putArray("failures");
    Sweep sweep = new Sweep(line, pass.due(), number);
    return with(pass, new Slice(orphans, List.of(stranded), Optional.of(sweep)));
  }

  /** The same with a read of the sweep that failed. */
  static Pass sweptWith(Pass pass, String error, String message) {
    Sweep sweep = pass.slice().ended().orElseThrow();
    ObjectNode line = failed(sweep.line().deepCopy(), error, message);
    Sweep failed = new Sweep(line, sweep.at(), sweep.number());
    Slice slice = pass.slice();
    return with(pass, new Slice(slice.orphans(), slice.stranded(), Optional.of(failed)));
  }

  /** The same, after which the sweep did this. */
  static Pass with(Pass pass, Slice slice) {
    return new Pass(pass.line(), pass.found(), slice, pass.spacing());
  }

  /** The same with a read that failed, and one cluster seen less. */
  static Pass with(Pass pass, String error, String message, int clusters) {
    ObjectNode line = failed(pass.line().deepCopy(), error, message);
    line.put("clusters", clusters);
    return new Pass(line, pass.found(), pass.slice(), pass.spacing());
  }

  private static ObjectNode failed(ObjectNode line, String error, String message) {
    ((ArrayNode) line.get("failures")).addObject().put("error", error).put("errorMessage", message);
    return line.put("failureCount", line.get("failures").size());
  }

  /** A task that a sweep removed, for ECS does not know it any more. */
  static Finding orphan(String task) {
    Finding finding = removed(task);
    ((ObjectNode) finding.line()).put("reason", "ORPHANED");
    return finding;
  }

  static Stranded stranded(String task, String outcome, String obstacle) {
    ObjectNode line = JSON.createObjectNode();
    line.put("task", "arn:aws:ecs:eu-west-1:123456789012:task/shop/" + task);
    line.put("cluster", "shop").put("service", "orders").put("missingIn", "srv-orders");
    line.put("outcome", outcome).put("detail", "why that is");
    if (!obstacle.isEmpty()) {
      line.put("obstacle", obstacle);
    }
    if (!outcome.equals("REPLACED")) {
      line.put("mend", "aws ecs stop-task --task " + task);
    }
    return new Stranded(line);
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
