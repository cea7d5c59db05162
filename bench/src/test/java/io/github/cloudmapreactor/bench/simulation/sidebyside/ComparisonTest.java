package io.github.cloudmapreactor.bench.simulation.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Quota;
import io.github.cloudmapreactor.bench.simulation.designs.Design;
import io.github.cloudmapreactor.bench.simulation.lives.Kind;
import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.lives.TestEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/performance.md claims of the designs, in a run that is small enough for each build. */
final class ComparisonTest {

  private static final long SEED = 20_261_124;
  private static final Plan PLAN = new Plan(100, 10, Duration.ofHours(1), 3);
  private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

  private static Map<Design, DesignFigures> figures = Map.of();

  @BeforeAll
  static void run() {
    figures =
        SideBySide.figures(lives(), PLAN, SEED).stream()
            .collect(Collectors.toMap(DesignFigures::design, Function.identity()));
  }

  private static List<TaskLife> lives() {
    return SideBySide.lives(TestEvents.read(Path.of("..", "test-events")));
  }

  private static DesignFigures of(Design design) {
    return Objects.requireNonNull(figures.get(design));
  }

  private static double median(Design design, Kind kind) {
    return of(design).quantile(kind, 0.5).orElseThrow();
  }

  @Test
  void everyDesignPlaysEveryLife() {
    assertThat(figures).hasSize(Design.values().length);
    assertThat(figures.values()).allMatch(each -> each.played().size() == lives().size() * 3);
  }

  @Test
  void theWatchHalvesWhatEcsLetsThroughAtLeastAndWithoutAFloorLeavesATwentieth() {
    double baseline = of(Design.ECS_ALONE).secondsADay();
    assertThat(of(Design.EVENTS_AND_WATCH).secondsADay()).isLessThan(baseline / 2);
    assertThat(of(Design.WITHOUT_FLOOR).secondsADay()).isLessThan(baseline / 20);
  }

  @Test
  void withoutAFloorAndEvery5SecondsOnlyASidecarWithMetadataComesNearTheProduct() {
    double product = of(Design.WITHOUT_FLOOR).secondsADay();
    for (Design other : Design.values()) {
      if (other != Design.WITHOUT_FLOOR && other != Design.SIDECAR_LOCAL) {
        assertThat(of(other).secondsADay()).as(other.words()).isGreaterThan(product);
      }
    }
    assertThat(of(Design.SIDECAR_LOCAL).secondsADay()).isCloseTo(product, within(product / 4));
  }

  @Test
  void theProductIsTheFastestForOrderlyStopsWithAndWithoutItsWatch() {
    double watching = median(Design.EVENTS_AND_WATCH, Kind.ORDERLY_STOP);
    assertThat(median(Design.EVENTS_ALONE, Kind.ORDERLY_STOP)).isCloseTo(watching, within(0.3));
    for (Design other : Design.values()) {
      if (!other.isProduct()) {
        assertThat(median(other, Kind.ORDERLY_STOP)).as(other.words()).isGreaterThan(watching);
      }
    }
  }

  @Test
  void nobodyGainsMuchInAnOrderlyStopForEcsDeregistersByItself() {
    assertThat(Arrays.stream(Design.values()).mapToDouble(each -> median(each, Kind.ORDERLY_STOP)))
        .allMatch(seconds -> seconds < 2);
  }

  @Test
  void aCrashIsSeenAtOnceBySigtermAndByNobodyElseBeforeEcsSeesIt() {
    for (Design design : Design.values()) {
      boolean told = design == Design.SIDECAR_SIGTERM || design == Design.SIDECAR_LOCAL;
      assertThat(median(design, Kind.CRASH) < 10).as(design.words()).isEqualTo(told);
    }
  }

  @Test
  void aSickTaskOfAFewStaysAsLongAsWithEcsAloneUnderTheDefaultFloor() {
    double alone = median(Design.ECS_ALONE, Kind.SICK_AMONG_FEW);
    assertThat(median(Design.EVENTS_AND_WATCH, Kind.SICK_AMONG_FEW)).isCloseTo(alone, within(5.0));
    assertThat(median(Design.WITHOUT_FLOOR, Kind.SICK_AMONG_FEW)).isLessThan(10);
  }

  @Test
  void aSickTaskOfManyLeavesWithinTheIntervalAndAPass() {
    assertThat(of(Design.EVENTS_AND_WATCH).quantile(Kind.SICK, 1).orElseThrow()).isLessThan(15);
  }

  @Test
  void whatEcsForgetsWithoutAnyEventIsFoundByThoseThatLookAndNotByEventsAlone() {
    assertThat(of(Design.ECS_ALONE).isCleared(Kind.LEFT_BY_ECS)).isFalse();
    assertThat(of(Design.EVENTS_ALONE).isCleared(Kind.LEFT_BY_ECS)).isTrue();
    assertThat(of(Design.EVENTS_ALONE).isCleared(Kind.UNANNOUNCED)).isFalse();
    assertThat(of(Design.EVENTS_AND_WATCH).isCleared(Kind.UNANNOUNCED)).isTrue();
    assertThat(of(Design.OUTSIDE_POLLER).isCleared(Kind.UNANNOUNCED)).isTrue();
  }

  @Test
  void aHundredPollingSidecarsUseUpTheAccountsQuota() {
    double everySecond =
        of(Design.SIDECAR_POLLING).callsADay(ApiOperation.DESCRIBE_TASKS) / SECONDS_OF_A_DAY;
    assertThat(everySecond).isGreaterThan(ApiOperation.DESCRIBE_TASKS.quota().refillPerSecond());
    assertThat(ApiOperation.DESCRIBE_TASKS.quota()).isEqualTo(Quota.ECS_TASK_READ);
  }

  @Test
  void thePollerOutsideCostsMoreToRunThanTheProduct() {
    assertThat(Bill.of(of(Design.OUTSIDE_POLLER)).running()).isCloseTo(7.21, within(0.01));
    assertThat(Bill.of(of(Design.EVENTS_AND_WATCH)).running()).isLessThan(5);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    Comparison comparison = new Comparison(lives(), PLAN);
    DesignFigures again = comparison.run(Design.EVENTS_AND_WATCH, SEED);
    assertThat(again).isEqualTo(of(Design.EVENTS_AND_WATCH));
    assertThat(comparison.run(Design.EVENTS_AND_WATCH, SEED + 1)).isNotEqualTo(again);
  }
}
