package io.github.cloudmapreactor.cli;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows a watch line by line: each pass, and below it what it found. A task that ended as in the
 * pass before is not shown again.
 */
final class WatchText implements WatchView {

  private final PrintStream out;
  private final WatchTable table;
  private Map<String, String> before = Map.of();
  private boolean headed;

  WatchText(Terminal terminal, ZoneId zone) {
    this.out = terminal.out();
    this.table = new WatchTable(terminal, zone);
  }

  @Override
  public void begin(WatchPlan.Heading heading) {
    print(table.heading(heading));
  }

  @Override
  public void pass(Pass pass) {
    if (!headed) {
      headed = true;
      print(table.header());
    }
    print(table.row(pass));
    Map<String, String> now = new HashMap<>();
    for (Finding finding : pass.findings()) {
      String task = finding.service() + " " + finding.shortTask();
      now.put(task, finding.ending());
      if (finding.isFailed() || !finding.ending().equals(before.get(task))) {
        print(table.finding(finding));
      }
    }
    pass.failures().forEach(problem -> print(table.problem(problem)));
    before = now;
  }

  @Override
  public void summary(WatchSummary summary) {
    print(WatchEnd.lines(summary, table));
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
