package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Shows a watch on a terminal: the latest passes, what the last one found, and what the last sweep
 * found, drawn in place.
 */
final class WatchScreen implements WatchView {

  private static final int ROWS = 8;
  private static final int USUAL_HEIGHT = 24;

  private final PrintStream out;
  private final WatchTable table;
  private final int height;
  private final Deque<List<String>> rows = new ArrayDeque<>();
  private final LatestSweep latest = new LatestSweep();
  private int drawn;

  WatchScreen(Terminal terminal, ZoneId zone) {
    this.out = terminal.out();
    this.table = new WatchTable(terminal, zone);
    this.height = height(terminal.environment().getOrDefault("LINES", ""));
  }

  private static int height(String lines) {
    return lines.matches("[1-9]\\d{1,2}") ? Integer.parseInt(lines) : USUAL_HEIGHT;
  }

  @Override
  public void begin(WatchHeading heading) {
    table.heading(heading).forEach(out::println);
  }

  @Override
  public void pass(Pass pass) {
    latest.add(pass.slice());
    rows.addLast(table.row(pass, latest.ended()));
    if (rows.size() > ROWS) {
      rows.removeFirst();
    }
    List<String> lines = new ArrayList<>(table.header());
    rows.forEach(lines::addAll);
    lines.addAll(fitting(details(pass), height - 2 - lines.size()));
    draw(lines);
  }

  /** What the pass found, and what the sweep. */
  private List<String> details(Pass pass) {
    List<String> lines = new ArrayList<>();
    pass.failures().forEach(problem -> lines.addAll(table.problem(problem)));
    pass.found().forEach(finding -> lines.addAll(table.finding(finding)));
    List<String> swept = new ArrayList<>();
    latest.ended().ifPresent(sweep -> swept.addAll(table.sweep(sweep)));
    latest.stranded().forEach(stranded -> swept.addAll(table.stranded(stranded)));
    latest.orphans().forEach(orphan -> swept.addAll(table.finding(orphan)));
    if (!swept.isEmpty()) {
      lines.add("");
      lines.addAll(swept);
    }
    return lines;
  }

  /** As much as there is room for, below an empty line. */
  private static List<String> fitting(List<String> details, int room) {
    List<String> lines = new ArrayList<>(details);
    if (!lines.isEmpty() && !lines.get(0).isEmpty()) {
      lines.add(0, "");
    }
    if (lines.size() <= room) {
      return lines;
    }
    int shown = Math.max(1, room - 1);
    List<String> fitting = new ArrayList<>(lines.subList(0, shown));
    fitting.add("  and %s more; a pipe shows all".formatted(lines.size() - shown));
    return fitting;
  }

  /** Goes back to where the last drawing began, and draws over it. */
  private void draw(List<String> lines) {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\r\u001b[J");
    }
    lines.forEach(out::println);
    out.flush();
    drawn = lines.size();
  }

  @Override
  public void summary(WatchSummary summary) {
    WatchEnd.lines(summary, table).forEach(out::println);
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
