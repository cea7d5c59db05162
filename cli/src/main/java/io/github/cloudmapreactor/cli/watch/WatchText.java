package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;

/**
 * Shows a watch line by line: each pass, and below it what it found; each sweep that ends, and what
 * that found. A task that ended as in the pass or the sweep before is not shown again.
 */
final class WatchText implements WatchView {

  private final PrintStream out;
  private final WatchTable table;
  private final Endings ofPasses = new Endings();
  private final Endings ofSweeps = new Endings();
  private final LatestSweep latest = new LatestSweep();
  private boolean headed;

  WatchText(Terminal terminal, ZoneId zone) {
    this.out = terminal.out();
    this.table = new WatchTable(terminal, zone);
  }

  @Override
  public void begin(WatchHeading heading) {
    print(table.heading(heading));
  }

  @Override
  public void pass(Pass pass) {
    if (!headed) {
      headed = true;
      print(table.header());
    }
    latest.add(pass.slice());
    print(table.row(pass, latest.ended()));
    pass.found().forEach(finding -> show(finding, ofPasses));
    pass.failures().forEach(problem -> print(table.problem(problem)));
    ofPasses.next();
    sweep(pass.slice());
  }

  private void sweep(Slice slice) {
    slice.ended().ifPresent(sweep -> print(table.sweep(sweep)));
    slice.orphans().forEach(orphan -> show(orphan, ofSweeps));
    slice.stranded().forEach(this::show);
    if (slice.ended().isPresent()) {
      ofSweeps.next();
    }
  }

  private void show(Finding finding, Endings endings) {
    boolean news = endings.isNews(finding.service() + " " + finding.shortTask(), finding.ending());
    if (news || finding.isFailed()) {
      print(table.finding(finding));
    }
  }

  private void show(Stranded stranded) {
    if (ofSweeps.isNews(stranded.task(), stranded.ending()) || stranded.isFailed()) {
      print(table.stranded(stranded));
    }
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
