package io.github.cloudmapreactor.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps a replay, to show it again to other views. */
final class Recording implements ReplayView {

  private final List<Consumer<ReplayView>> shown = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();

  @Override
  public void begin(Scenario scenario) {
    shown.add(view -> view.begin(scenario));
  }

  @Override
  public void event(EventReport report, List<Difference> here) {
    shown.add(view -> view.event(report, here));
  }

  @Override
  public void end(ScenarioReport report) {
    shown.add(view -> view.end(report));
    differences.addAll(report.differences());
  }

  @Override
  public void summary(Summary summary) {
    shown.add(view -> view.summary(summary));
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  /** What was different. */
  List<Difference> differences() {
    return differences;
  }

  void showTo(ReplayView view) {
    shown.forEach(each -> each.accept(view));
  }
}
