package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.terminal.Ticker;
import java.io.PrintStream;
import java.util.List;

/** Counts the events of a long replay on a terminal, for whoever does not see the result yet. */
final class Progress implements ReplayView {

  private final ReplayView view;
  private final Ticker events;

  Progress(ReplayView view, PrintStream terminal) {
    this.view = view;
    this.events = new Ticker(terminal, "event");
  }

  @Override
  public void begin(Scenario scenario) {
    view.begin(scenario);
  }

  @Override
  public void event(EventReport report, List<Difference> differences) {
    view.event(report, differences);
    events.add(1);
  }

  @Override
  public void end(ScenarioReport report) {
    view.end(report);
  }

  @Override
  public void summary(Summary summary) {
    events.clear();
    view.summary(summary);
  }

  @Override
  public boolean isClosed() {
    return view.isClosed();
  }
}
