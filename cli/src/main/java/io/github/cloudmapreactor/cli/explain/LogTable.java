package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shows how to ask the log, and what an exported one says. */
record LogTable(Layout layout, Instant now) {

  /** How many of the latest entries are shown. */
  private static final int SHOWN = 30;

  private static final int TIME = 20;

  /** The query, and the commands that ask it. */
  List<String> query(LogQuery log) {
    List<String> lines =
        new ArrayList<>(
            layout.section(
                "LOG", "what the functions did, from CloudWatch Logs Insights:", Tone.PLAIN));
    log.commands(now).forEach(command -> lines.add("$ " + PlainText.of(command)));
    return lines;
  }

  /** What they did, in the order of time. */
  List<String> timeline(Timeline timeline) {
    List<LogEntry> all = timeline.entries();
    List<String> lines = new ArrayList<>();
    if (all.isEmpty()) {
      return layout.section("LOG", "what was exported says nothing of it", Tone.WARNING);
    }
    List<LogEntry> shown = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    long left = timeline.left() + all.size() - shown.size();
    lines.addAll(
        layout.section(
            "LOG",
            "what the functions did, as it was exported"
                + (left == 0 ? ":" : "; %d earlier lines are left out:".formatted(left)),
            Tone.PLAIN));
    Grid grid = grid();
    for (LogEntry entry : shown) {
      lines.addAll(
          grid.row(
              Cell.of(seconds(entry.time())),
              Cell.of(Text.shortId(entry.task())),
              Cell.of(entry.observed()),
              Cell.of(entry.decided() + ", " + entry.ending())));
      if (!entry.problem().isEmpty()) {
        lines.addAll(layout.hanging("  ", "  ", "✗ " + entry.problem(), Tone.BAD));
      }
      entry.commands().forEach(command -> lines.add("  $ " + PlainText.of(command)));
    }
    return lines;
  }

  private Grid grid() {
    int rest = layout.width() - TIME - 2 - 8 - 2 - 17 - 2;
    return new Grid(
        List.of(Column.left(0, TIME), Column.left(2, 8), Column.left(2, 17), Column.left(2, rest)),
        layout.colour());
  }

  private static String seconds(String time) {
    return time.replaceFirst("\\.\\d+Z$", "Z");
  }
}
