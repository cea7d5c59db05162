package io.github.cloudmapreactor.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.function.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What one pass of the health watch saw and did, and the sweep in the time after it, as they logged
 * it.
 *
 * @param line what the pass logged of itself
 * @param found the tasks that it was to deregister
 * @param slice what the sweep did
 * @param spacing from one pass to the next; zero where there is one only
 */
record Pass(JsonNode line, List<Finding> found, Slice slice, Duration spacing) {

  private static final long A_SECOND = 1_000;

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

  /** What the pass could not read. */
  List<Problem> failures() {
    return Problem.listed(line);
  }

  /** How many reads of the pass failed; of many alike, {@link #failures} has only some. */
  int failureCount() {
    return Problem.count(line);
  }

  /** The tasks that were to be deregistered: the pass's, then the sweep's. */
  List<Finding> findings() {
    return Stream.concat(found.stream(), slice.orphans().stream()).toList();
  }

  /** How many tasks ended in such a way. */
  long count(Predicate<Finding> which) {
    return findings().stream().filter(which).count();
  }

  /** How many tasks were held back, by what held them. */
  SortedMap<String, Integer> holds() {
    SortedMap<String, Integer> holds = new TreeMap<>();
    findings().stream()
        .filter(Finding::isHeldBack)
        .forEach(finding -> holds.merge(finding.hold(), 1, Integer::sum));
    return holds;
  }

  /** How many AWS calls it made, and the sweep if it has ended. */
  int calls() {
    return line.path("calls").asInt() + slice.ended().map(Sweep::calls).orElse(0);
  }

  /**
   * AWS calls a second, from one pass to the next, or for as long as pass and sweep took. The calls
   * of a sweep are known when it has ended: they are spread over all of its time.
   */
  double callsPerSecond() {
    long took = millis() + slice.ended().map(Sweep::millis).orElse(0L);
    long over = LongStream.of(took, spacing.toMillis(), A_SECOND).max().orElseThrow();
    return (double) calls() * A_SECOND / over;
  }

  /** How many reads, removals and replacements failed. */
  long failed() {
    return failureCount() + found.stream().filter(Finding::isFailed).count() + slice.failureCount();
  }

  /** Whether all was seen, and every removal that was permitted went well. */
  boolean isGood() {
    return failed() == 0;
  }

  /** Whether it could not look at anything, for a reason that lies with the caller. */
  boolean isHopeless() {
    return clusters() == 0 && !Problem.ofTheCaller(failures()).isEmpty();
  }
}
