package io.github.cloudmapreactor.cli;

import java.util.ArrayList;
import java.util.List;

/** What is said at the end of a watch. */
final class WatchEnd {

  private WatchEnd() {}

  /** All in one sentence, and how to put back what may recover. */
  static List<String> lines(WatchSummary summary, WatchTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (!summary.undo().isEmpty()) {
      lines.addAll(
          table.sentence(
              "What was removed as UNHEALTHY may recover, and ECS does not register it again. These"
                  + " put it back as it was:",
              Tone.PLAIN));
      // Not broken into lines, for someone will copy them.
      summary.undo().forEach(command -> lines.add(Text.printable(command)));
      lines.add("");
    }
    lines.addAll(
        table.sentence(
            (summary.isGood() ? "✓ " : "✗ ") + summary.sentence(),
            summary.isGood() ? Tone.GOOD : Tone.BAD));
    return lines;
  }
}
