package io.github.cloudmapreactor.cli.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.aws.ResourceName;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A task that a pass of the health watch would deregister, or did.
 *
 * @param line what the watch logged of it
 */
public record Finding(JsonNode line) {

  /** What belongs to a log and to CloudWatch. */
  private static final Set<String> OF_THE_LOG =
      Set.of("level", "message", "timestamp", "requestId", "coldStart", "_aws");

  /** Whether it left the registry, or was asked to. */
  public boolean isRemoved() {
    return outcome().equals("DEREGISTERED") || outcome().equals("SUBMITTED");
  }

  public boolean isHeldBack() {
    return outcome().equals("HELD_BACK");
  }

  /** Whether nothing was registered any more, or ever. */
  public boolean isGone() {
    return outcome().equals("ALREADY_GONE") || outcome().equals("NOT_REGISTERED");
  }

  public boolean isFailed() {
    return outcome().equals("FAILED");
  }

  /** The task's id, short enough for a table. */
  public String shortTask() {
    return Text.shortId(ResourceName.of(text("task")));
  }

  /** The service with its cluster. */
  public String service() {
    return text("cluster") + "/" + text("service");
  }

  public String decision() {
    return text("decision");
  }

  public String reason() {
    return text("reason");
  }

  public String outcome() {
    return text("outcome");
  }

  /** What held it back; empty where nothing did. */
  public String hold() {
    return text("hold");
  }

  /** The outcome, and the hold where there is one. */
  public String ending() {
    return (outcome() + " " + hold()).strip();
  }

  /** Why it failed; only of one that did. */
  public Problem problem() {
    return new Problem(text("error"), text("errorMessage"));
  }

  /** The commands that put its instances back. */
  public List<String> undo() {
    return StreamSupport.stream(line.path("services").spliterator(), false)
        .map(service -> service.path("undo").asText())
        .filter(command -> !command.isEmpty())
        .toList();
  }

  /** What the function says of a task, without what belongs to its log alone. */
  public ObjectNode withoutLog() {
    ObjectNode task = line.deepCopy();
    task.remove(OF_THE_LOG);
    // The names of metrics and of their dimensions are those that begin with a capital letter.
    task.properties().removeIf(each -> Character.isUpperCase(each.getKey().charAt(0)));
    return task;
  }

  private String text(String field) {
    return line.path(field).asText();
  }
}
