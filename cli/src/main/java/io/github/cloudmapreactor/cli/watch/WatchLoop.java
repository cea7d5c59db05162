package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again: at once, and then at each interval, or later where a pass took longer. */
final class WatchLoop {

  private final InstantSource clock;
  private final Waiting waiting;
  private final WatchView view;
  private final WatchSummary summary = new WatchSummary();

  WatchLoop(InstantSource clock, Waiting waiting, WatchView view) {
    this.clock = clock;
    this.waiting = waiting;
    this.view = view;
  }

  /** Waits. */
  interface Waiting {
    /** Waits at most this long; whether it is time to end. */
    boolean isOver(Duration atMost);
  }

  /**
   * Runs passes until it is time to end.
   *
   * @param heading what is watched
   * @param passes makes one
   * @param interval from one to the next; one pass is enough where there is none
   * @throws UsageException if the first pass could not look at anything, and none will
   */
  WatchSummary run(WatchHeading heading, Supplier<Pass> passes, Optional<Duration> interval) {
    view.begin(heading);
    Instant begun = clock.instant();
    Instant next = begun;
    boolean over = false;
    for (boolean first = true; !over; first = false) {
      Pass pass = passes.get();
      if (first && pass.isHopeless()) {
        throw hopeless(heading, pass);
      }
      summary.add(pass);
      view.pass(pass);
      if (interval.isEmpty()) {
        break;
      }
      next = later(next.plus(interval.get()), clock.instant());
      over = view.isClosed() || waiting.isOver(Duration.between(clock.instant(), next));
    }
    summary.endedAfter(Duration.between(begun, clock.instant()));
    return summary;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static UsageException hopeless(WatchHeading heading, Pass pass) {
    Problem problem = Problem.ofTheCaller(pass.failures()).get(0);
    return new UsageException(
        "%s: nothing could be looked at: %s".formatted(heading.target(), problem.sentence()));
  }
}
