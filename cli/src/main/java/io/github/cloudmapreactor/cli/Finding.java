package io.github.cloudmapreactor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A task that a pass of the health watch would deregister, or did.
 *
 * @param line what the watch logged of it
 */
record Finding(JsonNode line) {

  /** Whether it left the registry, or was asked to. */
  boolean isRemoved() {
    return outcome().equals("DEREGISTERED") || outcome().equals("SUBMITTED");
  }

  boolean isHeldBack() {
    return outcome().equals("HELD_BACK");
  }

  /** Whether nothing was registered any more, or ever. */
  boolean isGone() {
    return outcome().equals("ALREADY_GONE") || outcome().equals("NOT_REGISTERED");
  }

  boolean isFailed() {
    return outcome().equals("FAILED");
  }

  /** The task's id, short enough for a table. */
  String shortTask() {
    return Text.shortId(Event.lastPart(text("task")));
  }

  /** The service with its cluster. */
  String service() {
    return text("cluster") + "/" + text("service");
  }

  String decision() {
    return text("decision");
  }

  String reason() {
    return text("reason");
  }

  String outcome() {
    return text("outcome");
  }

  /** What held it back; empty where nothing did. */
  String hold() {
    return text("hold");
  }

  /** The outcome, and the hold where there is one. */
  String ending() {
    return (outcome() + " " + hold()).strip();
  }

  /** Why it failed; only of one that did. */
  Problem problem() {
    return new Problem(text("error"), text("errorMessage"));
  }

  /** The commands that put its instances back. */
  List<String> undo() {
    return StreamSupport.stream(line.path("services").spliterator(), false)
        .map(service -> service.path("undo").asText())
        .filter(command -> !command.isEmpty())
        .toList();
  }

  private String text(String field) {
    return line.path(field).asText();
  }
}
