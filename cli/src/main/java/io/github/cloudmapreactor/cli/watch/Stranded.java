package io.github.cloudmapreactor.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.ResourceName;
import io.github.cloudmapreactor.cli.terminal.Text;

/**
 * A task that runs and is HEALTHY, and that Cloud Map does not list.
 *
 * @param line what the sweep logged of it
 */
record Stranded(JsonNode line) {

  /** The word for it, in the place of a finding's reason. */
  static final String WORD = "STRANDED";

  /** The task's id, short enough for a table. */
  String shortTask() {
    return Text.shortId(ResourceName.of(task()));
  }

  /** The task's ARN. */
  String task() {
    return text("task");
  }

  /** The service with its cluster. */
  String service() {
    return text("cluster") + "/" + text("service");
  }

  /** Whether it could not be replaced, though it was to be. */
  boolean isFailed() {
    return text("outcome").equals("FAILED");
  }

  boolean isReplaced() {
    return text("outcome").equals("REPLACED");
  }

  /** The outcome, and the obstacle where there is one. */
  String ending() {
    return (text("outcome") + " " + text("obstacle")).strip();
  }

  /** Why it is not replaced, or what failed, in words. */
  String detail() {
    return text("detail");
  }

  /** The command that has ECS start another in its place; empty where that was done. */
  String mend() {
    return text("mend");
  }

  private String text(String field) {
    return line.path(field).asText();
  }
}
