package io.github.cloudmapreactor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * What one pass of the health watch saw and did, as it logged it.
 *
 * @param line what it logged of itself
 * @param findings the tasks that were to be deregistered
 * @param callsSeen how many calls arrived, where that was seen from the other side
 */
record Pass(JsonNode line, List<Finding> findings, OptionalInt callsSeen) {

  /** When it was due, and on the wall clock began. */
  Instant due() {
    return Instant.parse(line.path("due").asText());
  }

  long millis() {
    return line.path("millis").asLong();
  }

  int clusters() {
    return line.path("clusters").asInt();
  }

  int tasks() {
    return line.path("tasks").asInt();
  }

  /** How many tasks are in this health, as ECS spells it. */
  int inHealth(String health) {
    return line.path("health").path(health).asInt();
  }

  /** What could not be read. */
  List<Problem> failures() {
    return StreamSupport.stream(line.path("failures").spliterator(), false)
        .map(each -> new Problem(each.path("error").asText(), each.path("errorMessage").asText()))
        .toList();
  }

  /** How many reads failed; of many alike, {@link #failures} has only some. */
  int failureCount() {
    return Math.max(line.path("failureCount").asInt(), line.path("failures").size());
  }

  /** How many tasks ended in such a way. */
  long count(Predicate<Finding> which) {
    return findings.stream().filter(which).count();
  }

  /** How many tasks were held back, by what held them. */
  SortedMap<String, Integer> holds() {
    SortedMap<String, Integer> holds = new TreeMap<>();
    findings.stream()
        .filter(Finding::isHeldBack)
        .forEach(finding -> holds.merge(finding.hold(), 1, Integer::sum));
    return holds;
  }

  /** How many AWS calls it made, as was seen or as it counted them itself. */
  int calls() {
    return callsSeen.orElse(line.path("calls").asInt());
  }

  /** Whether all was seen, and every removal that was permitted went well. */
  boolean isGood() {
    return failureCount() == 0 && findings.stream().noneMatch(Finding::isFailed);
  }

  /** Whether it could not look at anything, for a reason that lies with the caller. */
  boolean isHopeless() {
    return clusters() == 0 && !Problem.ofTheCaller(failures()).isEmpty();
  }
}
