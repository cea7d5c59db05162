package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.terminal.Interruption;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Watches on a terminal, in real time, until it is done or somebody presses Ctrl-C. */
final class WatchSession {

  private final Terminal terminal;
  private final boolean json;

  WatchSession(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /**
   * Watches; whether the last pass saw everything, and no removal in it failed.
   *
   * @throws UsageException if it cannot
   */
  boolean run(WatchPlan plan) {
    try (Interruption interruption = Interruption.listen()) {
      boolean good = run(plan, time -> interruption.await(time.toNanos(), TimeUnit.NANOSECONDS));
      interruption.endWith(ExitCode.of(good));
      return good;
    }
  }

  boolean run(WatchPlan plan, WatchLoop.Waiting waiting) {
    InstantSource clock = InstantSource.system();
    Map<String, String> process = terminal.environment();
    Optional<Duration> every = plan.interval(process);
    WatchView view = view();
    try (WatchRun run = plan.start(process, clock, RealTime::sleep)) {
      WatchSummary summary =
          new WatchLoop(clock, waiting, view).run(plan.heading(process), run::pass, every);
      view.summary(summary);
      return summary.isGood();
    }
  }

  private WatchView view() {
    if (json) {
      return new WatchJson(terminal.out());
    }
    ZoneId zone = ZoneId.systemDefault();
    return terminal.live() ? new WatchScreen(terminal, zone) : new WatchText(terminal, zone);
  }
}
