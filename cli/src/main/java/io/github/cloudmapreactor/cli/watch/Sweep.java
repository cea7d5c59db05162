package io.github.cloudmapreactor.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one whole orphan sweep saw, as it logged it.
 *
 * @param line what it logged of itself
 * @param at when the pass was due after which it ended
 * @param number 1 for the first one of a watch
 */
record Sweep(JsonNode line, Instant at, int number) {

  int cloudMapServices() {
    return line.path("cloudMapServices").asInt();
  }

  int stranded() {
    return line.path("stranded").asInt();
  }

  /** How many AWS calls all of it made. */
  int calls() {
    return line.path("calls").asInt();
  }

  /** From its beginning to its end, the passes in between included. */
  long millis() {
    return line.path("millis").asLong();
  }

  /** What could not be read. */
  List<Problem> failures() {
    return Problem.listed(line);
  }

  /** How many reads failed; of many alike, {@link #failures} has only some. */
  int failureCount() {
    return Problem.count(line);
  }

  /** Whether it can have found stranded tasks: those it must have missed the time before too. */
  boolean seesStranded() {
    return number > 1;
  }

  /** All of it, for a person; what is nought is not said. */
  String sentence() {
    String seen =
        "%s in %s, %s; %s"
            .formatted(
                Text.count(line.path("instances").asLong(), "instance"),
                Text.count(cloudMapServices(), "Cloud Map service"),
                found(),
                Text.count(calls(), "call"));
    String took = millis() == 0 ? "" : " in " + Text.time(millis());
    String later = seesStranded() ? "" : "; stranded tasks show in the second sweep";
    return seen + took + later + (failureCount() == 0 ? "" : "; incomplete");
  }

  /** What it counted that is not as it ought to be. */
  String found() {
    List<String> found = new ArrayList<>();
    say(found, "orphans", "%d orphaned");
    say(found, "missingOnce", "%d unknown to ECS (so far once)");
    say(found, "unattributed", "%d unattributed");
    say(found, "stranded", "%d stranded");
    return found.isEmpty() ? "nothing amiss" : String.join(", ", found);
  }

  private void say(List<String> found, String field, String words) {
    long count = line.path(field).asLong();
    if (count > 0) {
      found.add(words.formatted(count));
    }
  }
}
