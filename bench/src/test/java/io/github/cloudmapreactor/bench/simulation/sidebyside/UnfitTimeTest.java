package io.github.cloudmapreactor.bench.simulation.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.lives.Moments;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the time for which a task is listed falls into sick, stopping and dead. */
final class UnfitTimeTest {

  private static final Moments SICK_THEN_STOPPED = moments(0, -1, 100, 120, 140);
  private static final Moments CRASHED = moments(-1, -1, 10, 0, 0);
  private static final Moments RECOVERED = moments(0, 60, -1, -1, -1);

  @Test
  void aTaskThatLeavesWhileItIsSickWasOnlySick() {
    assertUnfit(SICK_THEN_STOPPED, 7, 7, 0, 0);
  }

  @Test
  void aTaskThatLeavesWhileItStopsWasSickUntilThen() {
    assertUnfit(SICK_THEN_STOPPED, 101, 100, 1, 0);
  }

  @Test
  void aTaskThatNeverLeavesIsDeadFromTheEndOfItsContainersOn() {
    assertUnfit(SICK_THEN_STOPPED, 1_000, 100, 40, 860);
  }

  @Test
  void aCrashedTaskIsDeadBeforeEcsStopsIt() {
    assertUnfit(CRASHED, 12, 0, 0, 12);
  }

  @Test
  void aTaskThatRecoversIsFitAgain() {
    assertUnfit(RECOVERED, 1_000, 60, 0, 0);
    assertUnfit(RECOVERED, 5, 5, 0, 0);
  }

  @Test
  void aTaskThatLeavesAtOnceWasNeverUnfit() {
    assertUnfit(CRASHED, 0, 0, 0, 0);
  }

  private static void assertUnfit(
      Moments moments, long listed, long sick, long stopping, long dead) {
    assertThat(UnfitTime.of(moments, Duration.ofSeconds(listed)))
        .isEqualTo(
            new UnfitTime(
                Duration.ofSeconds(sick), Duration.ofSeconds(stopping), Duration.ofSeconds(dead)));
  }

  private static Moments moments(
      long sick, long recovered, long stopping, long sigterm, long dead) {
    return new Moments(at(sick), at(recovered), at(stopping), at(sigterm), at(dead));
  }

  private static Optional<Duration> at(long seconds) {
    return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }
}
