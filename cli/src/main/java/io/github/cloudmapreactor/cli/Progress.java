package io.github.cloudmapreactor.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts the events of a long replay on a terminal, for whoever does not see the result yet. */
final class Progress implements ReplayView {

  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReplayView view;
  private final PrintStream terminal;
  private final long start = System.nanoTime();
  private long due = start + FIRST_NANOS;
  private long events;

  Progress(ReplayView view, PrintStream terminal) {
    this.view = view;
    this.terminal = terminal;
  }

  @Override
  public void begin(Scenario scenario) {
    view.begin(scenario);
  }

  @Override
  public void event(EventReport report, List<Difference> differences) {
    view.event(report, differences);
    events++;
    long now = System.nanoTime();
    if (now - due >= 0) {
      due = now + NEXT_NANOS;
      terminal.printf(
          "\r%s, %d s ", Text.count(events, "event"), TimeUnit.NANOSECONDS.toSeconds(now - start));
      terminal.flush();
    }
  }

  @Override
  public void end(ScenarioReport report) {
    view.end(report);
  }

  @Override
  public void summary(Summary summary) {
    if (due != start + FIRST_NANOS) {
      terminal.print("\r\u001b[K");
      terminal.flush();
    }
    view.summary(summary);
  }

  @Override
  public boolean isClosed() {
    return view.isClosed();
  }
}
