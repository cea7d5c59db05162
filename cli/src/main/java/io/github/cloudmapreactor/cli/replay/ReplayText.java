package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;

/** Shows a replay as tables. */
final class ReplayText implements ReplayView {

  private final PrintStream out;
  private final ReplayTable table;
  private boolean anyInspected;

  ReplayText(Terminal terminal) {
    this.out = terminal.out();
    this.table = new ReplayTable(terminal.width(), terminal.colour());
  }

  @Override
  public void begin(Scenario scenario) {
    print(table.heading(scenario));
  }

  @Override
  public void event(EventReport report, List<Difference> differences) {
    anyInspected |= report.task().inspected();
    print(table.row(report, !differences.isEmpty()));
  }

  @Override
  public void end(ScenarioReport report) {
    print(table.end(report));
  }

  @Override
  public void summary(Summary summary) {
    print(table.summary(summary, anyInspected));
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
