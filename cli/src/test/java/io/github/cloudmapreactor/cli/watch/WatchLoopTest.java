package io.github.cloudmapreactor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.local.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the watch looks, when it ends, and how. */
final class WatchLoopTest implements WatchView {

  private static final Optional<Duration> EVERY = Optional.of(Duration.ofSeconds(10));
  private static final Instant BEGIN = Instant.parse("2026-09-21T09:00:00Z");

  private final ManualClock clock = new ManualClock(BEGIN);
  private final List<Duration> waits = new ArrayList<>();
  private int seen;
  private boolean closed;

  @Test
  void oneIsEnoughWithoutAnInterval() {
    WatchSummary summary = loop(9).run(Passes.HEADING, () -> took(1), Optional.empty());

    assertThat(summary.sentence())
        .isEqualTo(
            "1 pass and 0 sweeps in 1 s: 0 removed, 0 held back, 0 orphans, stranded not"
                + " known, 0 failed, all complete");
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsForWhatIsLeftOfTheInterval() {
    loop(3).run(Passes.HEADING, () -> took(4), EVERY);

    assertThat(waits).containsOnly(Duration.ofSeconds(6)).hasSize(3);
    assertThat(seen).isEqualTo(3);
  }

  @Test
  void aPassThatTakesLongerIsFollowedAtOnceAndNoneIsMadeUpFor() {
    loop(2).run(Passes.HEADING, () -> took(waits.isEmpty() ? 35 : 4), EVERY);

    assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(6));
  }

  @Test
  void endsWhereNobodyLooksAnyMore() {
    closed = true;

    loop(9).run(Passes.HEADING, () -> took(1), EVERY);

    assertThat(seen).isEqualTo(1);
  }

  @Test
  void theLastPassSaysHowItEnded() {
    Pass bad = Passes.with(Passes.at(0), "ServerException", "listing", 1);

    assertThat(loop(2).run(Passes.HEADING, () -> seen == 0 ? bad : took(1), EVERY).isGood())
        .isTrue();
    seen = 0;
    assertThat(loop(2).run(Passes.HEADING, () -> seen == 0 ? took(1) : bad, EVERY).isGood())
        .isFalse();
  }

  @Test
  void theLastSweepSaysItTooHoweverManyPassesCameAfterIt() {
    Pass good = Passes.swept(Passes.at(0), 1, List.of());
    Pass bad = Passes.sweptWith(good, "ServerException", "listing the instances");

    assertThat(summary(bad, took(1), took(1)).isGood()).isFalse();
    assertThat(summary(bad, took(1), good).isGood()).isTrue();
    assertThat(summary(good, bad).sentence()).endsWith("0 failed, 1 incomplete");
  }

  @Test
  void whatFailsWhileASweepGoesOnCountsUntilTheNextOneHasEnded() {
    Finding failed = Passes.failed("11111111aaaa", "ThrottlingException", "deregistering");
    Slice slice = new Slice(List.of(failed), List.of(), Optional.empty());
    Pass bad = Passes.with(took(1), slice);
    Pass ends = Passes.swept(took(1), 1, List.of());

    assertThat(summary(bad, took(1)).isGood()).isFalse();
    assertThat(summary(bad, ends, took(1)).isGood()).isFalse();
    assertThat(summary(bad, ends, ends).isGood()).isTrue();
  }

  @Test
  void anOrphanAndAStrandedTaskCountOnceHoweverManySweepsSeeThem() {
    Stranded stranded = Passes.stranded("55555555aaaa", "LEFT", "REPORT_ONLY");
    Finding held = Passes.held("44444444aaaa", "OBSERVE_MODE");
    Pass pass = Passes.swept(Passes.at(0), 2, List.of(held), stranded);

    assertThat(summary(pass, pass).sentence())
        .startsWith("2 passes and 2 sweeps in ")
        .contains("1 held back (1 OBSERVE_MODE), 1 orphan, 1 stranded, 0 failed");
    assertThat(summary(pass, pass).mend()).containsExactly(stranded.mend());
  }

  @Test
  void aTaskThatIsNotStrandedAnyMoreNeedsNoMending() {
    Pass stranded =
        Passes.swept(
            Passes.at(0), 2, List.of(), Passes.stranded("55555555aaaa", "LEFT", "REPORT_ONLY"));
    Pass replaced =
        Passes.swept(Passes.at(0), 3, List.of(), Passes.stranded("55555555aaaa", "REPLACED", ""));
    Pass mended = Passes.swept(Passes.at(0), 4, List.of());

    assertThat(summary(stranded, replaced).mend()).isEmpty();
    assertThat(summary(stranded, replaced).sentence())
        .contains("1 stranded (1 replaced), 0 failed");
    assertThat(summary(stranded, mended).mend()).isEmpty();
    assertThat(summary(stranded, mended).sentence()).contains("0 stranded, 0 failed");
  }

  private static WatchSummary summary(Pass... passes) {
    WatchSummary summary = new WatchSummary();
    List.of(passes).forEach(summary::add);
    return summary;
  }

  @Test
  void aFirstPassThatSeesNothingForTheCallersReasonIsTheLast() {
    Pass denied = Passes.with(Passes.at(0), "AccessDeniedException", "listing the clusters", 0);

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> loop(9).run(Passes.HEADING, () -> denied, EVERY))
        .withMessage(
            "AWS, eu-west-1: nothing could be looked at: AccessDeniedException: listing the"
                + " clusters. Grant it to whoever aws sts get-caller-identity says you are.");
    assertThat(seen).isZero();
  }

  @Test
  void aLaterPassThatSeesNothingDoesNotEndTheWatch() {
    Pass denied = Passes.with(Passes.at(0), "ExpiredTokenException", "listing the clusters", 0);

    WatchSummary summary = loop(3).run(Passes.HEADING, () -> seen == 1 ? denied : took(1), EVERY);

    assertThat(summary.sentence()).startsWith("3 passes and 0 sweeps in ").endsWith("1 incomplete");
  }

  private WatchLoop loop(int passes) {
    return new WatchLoop(clock, time -> waited(time, passes), this);
  }

  private boolean waited(Duration time, int passes) {
    waits.add(time);
    clock.advance(time);
    return seen == passes;
  }

  private Pass took(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    return Passes.at(0);
  }

  @Override
  public void begin(WatchHeading heading) {}

  @Override
  public void pass(Pass pass) {
    seen++;
  }

  @Override
  public void summary(WatchSummary summary) {}

  @Override
  public boolean isClosed() {
    return closed;
  }
}
