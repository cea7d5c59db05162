package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.replay.ScenarioReport.Counts;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a whole replay.
 *
 * @param scenarios how many were replayed
 * @param compared how many of them were compared with what should come of them
 * @param different the names of those that ended differently
 * @param unexpectedFailures the failed events of those that were not compared
 * @param counts how much happened
 * @param took on the wall clock
 * @param interrupted whether it was stopped early
 */
record Summary(
    int scenarios,
    int compared,
    List<String> different,
    long unexpectedFailures,
    Counts counts,
    Duration took,
    boolean interrupted) {

  static final Summary EMPTY = new Summary(0, 0, List.of(), 0, Counts.NONE, Duration.ZERO, false);

  /** With one more scenario. */
  Summary plus(ScenarioReport report) {
    List<String> names = new ArrayList<>(different);
    if (report.isDifferent()) {
      names.add(report.name());
    }
    return new Summary(
        scenarios + 1,
        compared + (report.isCompared() ? 1 : 0),
        List.copyOf(names),
        unexpectedFailures + (report.isCompared() ? 0 : report.counts().failed()),
        counts.plus(report.counts()),
        took,
        interrupted);
  }

  /** As it stands at the end. */
  Summary ended(Duration after, boolean early) {
    return new Summary(scenarios, compared, different, unexpectedFailures, counts, after, early);
  }

  /** Whether all went as it should: what is compared is as expected, and nothing else failed. */
  boolean isGood() {
    return different.isEmpty() && unexpectedFailures == 0;
  }

  /** All of it in one line. */
  String sentence() {
    String compared =
        compared() == 0
            ? "nothing compared"
            : "%d as expected, %d different"
                .formatted(compared() - different.size(), different.size());
    String failed = counts.failed() == 0 ? "" : ", %d failed".formatted(counts.failed());
    return "%s%s: %s; %s%s, %s, %s"
        .formatted(
            interrupted ? "stopped early; " : "",
            Text.count(scenarios, "scenario"),
            compared,
            Text.count(counts.events(), "event"),
            failed,
            Text.count(counts.calls(), "AWS call"),
            String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0));
  }
}
