package io.github.cloudmapreactor.cli.replay;

import java.util.List;

/** Shows a replay to several at once. */
record SeveralViews(List<ReplayView> views) implements ReplayView {

  @Override
  public void begin(Scenario scenario) {
    views.forEach(view -> view.begin(scenario));
  }

  @Override
  public void event(EventReport report, List<Difference> differences) {
    views.forEach(view -> view.event(report, differences));
  }

  @Override
  public void end(ScenarioReport report) {
    views.forEach(view -> view.end(report));
  }

  @Override
  public void summary(Summary summary) {
    views.forEach(view -> view.summary(summary));
  }

  /** A replay that one of them does not see any more is not worth going on with. */
  @Override
  public boolean isClosed() {
    return views.stream().anyMatch(ReplayView::isClosed);
  }
}
