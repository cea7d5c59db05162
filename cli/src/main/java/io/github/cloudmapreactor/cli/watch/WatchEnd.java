package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.PlainText;
import java.util.ArrayList;
import java.util.List;

/** What is said at the end of a watch. */
final class WatchEnd {

  private WatchEnd() {}

  /** All in one sentence, how to put back what may recover, and how to mend what is stranded. */
  static List<String> lines(WatchSummary summary, WatchTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        commands(
            "What was removed as UNHEALTHY may recover, and ECS does not register it again. These"
                + " put it back as it was:",
            summary.undo(),
            table));
    lines.addAll(mend(summary, table));
    lines.addAll(
        table.sentence(
            (summary.isGood() ? "✓ " : "✗ ") + summary.sentence(),
            summary.isGood() ? Tone.GOOD : Tone.BAD));
    return lines;
  }

  /** How to mend what is stranded; nothing where nothing is. */
  static List<String> mend(WatchSummary summary, WatchTable table) {
    return commands(
        "A stranded task runs and is HEALTHY, and Cloud Map does not list it, for ECS registers a task once."
            + " To have ECS start another in its place:",
        summary.mend(),
        table);
  }

  private static List<String> commands(String what, List<String> commands, WatchTable table) {
    if (commands.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(table.sentence(what, Tone.PLAIN));
    // Not broken into lines, for someone will copy them.
    commands.forEach(command -> lines.add(PlainText.of(command)));
    lines.add("");
    return lines;
  }
}
