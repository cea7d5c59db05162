package io.github.cloudmapreactor.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.ResourceName;
import io.github.cloudmapreactor.cli.function.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the functions logged about one task at one moment.
 *
 * @param line the log's line
 */
record LogEntry(JsonNode line) {

  /** Whether it is about a service's tasks. */
  boolean isOf(Subject.Service service) {
    JsonNode about = about();
    return about.path("service").asText().equals(service.name())
        && service
            .cluster()
            .filter(cluster -> !about.path("cluster").asText().equals(cluster.name()))
            .isEmpty();
  }

  /** Whether it tells of one task, or of an event that could not be worked off. */
  boolean isOfATask() {
    return about().has("task") || line.has("error");
  }

  private JsonNode about() {
    return isStranded() ? line.path("stranded") : line;
  }

  private boolean isStranded() {
    return line.path("stranded").has("task");
  }

  /** When it was logged; empty where it does not say. */
  String time() {
    return line.path("timestamp").asText();
  }

  String task() {
    return ResourceName.of(about().path("task").asText());
  }

  /** What was seen: last status, desired status, health where it was known. */
  String observed() {
    if (!line.has("lastStatus")) {
      return "-";
    }
    JsonNode health =
        line.has("inspected")
            ? line.path("inspected").path("healthStatus")
            : line.path("healthStatus");
    return "%s/%s/%s"
        .formatted(
            line.path("lastStatus").asText(),
            line.path("desiredStatus").asText(),
            health.asText("-"));
  }

  /** The decision and its reason. */
  String decided() {
    if (isStranded()) {
      return "STRANDED in " + line.path("stranded").path("missingIn").asText();
    }
    return line.has("decision")
        ? new Finding(line).decision() + " " + new Finding(line).reason()
        : "-";
  }

  /** What became of it. */
  String ending() {
    if (isStranded()) {
      JsonNode stranded = line.path("stranded");
      return (stranded.path("outcome").asText() + " " + stranded.path("obstacle").asText()).strip();
    }
    String error = line.path("error").asText();
    return (new Finding(line).ending() + " " + error).strip();
  }

  /** What failed, in words; empty where nothing did. */
  String problem() {
    return line.path("errorMessage").asText();
  }

  /** The commands that put back what was removed. */
  List<String> undo() {
    return new Finding(line).undo();
  }

  /** All commands that it offers. */
  List<String> commands() {
    return Stream.concat(undo().stream(), Stream.of(line.path("stranded").path("mend").asText()))
        .filter(command -> !command.isEmpty())
        .toList();
  }
}
