package io.github.cloudmapreactor.bench.simulation.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the product promises of the health watch, counted in simulated time. */
final class WatchStudyTest {

  private static final long SEED = 20_261_124;
  private static final int ECS_BUDGET = 10;
  private static final int CLOUD_MAP_BUDGET = 20;
  private static final int SERVICES_A_CALL = 10;
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Where passes take all the time there is, the orphan sweep has a quarter all the same. */
  private static final Duration LEAST_SLICE = INTERVAL.dividedBy(4);

  /** SQS counts delays in whole seconds, so a tick may come a second late, and a little more. */
  private static final Duration TICK_JITTER = Duration.ofMillis(1_500);

  private static List<WatchFigures> all = List.of();

  @BeforeAll
  static void run() {
    all = Figures.studies().stream().map(study -> study.run(SEED)).toList();
  }

  @Test
  void everyTaskThatTurnsSickIsTakenOut() {
    for (WatchFigures each : all) {
      assertThat(each.exposures()).hasSize(each.sick());
    }
  }

  @Test
  void aSickTaskStaysForOneIntervalAndOnePassAtMost() {
    for (WatchFigures each : all) {
      assertThat(each.exposures()).allMatch(exposure -> exposure.endsWithTheNextOf(each.passes()));
      assertThat(each.longestExposure())
          .isLessThanOrEqualTo(each.longestInterval().plus(each.longestPass()));
    }
  }

  @Test
  void theIntervalIsKeptUpToAThousandTasksAndIsStretchedToAPassAndASliceBeyond() {
    for (WatchFigures each : all) {
      boolean fits = each.longestPass().compareTo(INTERVAL) < 0;
      Duration bound = fits ? INTERVAL : each.longestPass().plus(LEAST_SLICE);
      assertThat(each.longestInterval()).isLessThanOrEqualTo(bound.plus(TICK_JITTER));
      assertThat(fits).isEqualTo(each.plan().tasks() <= 1_000);
    }
  }

  @Test
  void aPassListsAndDescribesEachHundredTasksOnce() {
    assertNoPass(pass -> pass.count(ApiOperation.LIST_TASKS) > pass.pages());
    assertNoPass(pass -> pass.count(ApiOperation.DESCRIBE_TASKS) > pass.pages());
  }

  @Test
  void aPassListsEachCloudMapServiceUnderAFloorOnceAndDeregistersEachInstanceOnce() {
    assertThat(calls()).extracting(PassCalls::removals).anyMatch(removals -> removals > 1);
    assertNoPass(pass -> pass.count(ApiOperation.LIST_INSTANCES) > pass.cloudMapServices());
    assertNoPass(pass -> pass.count(ApiOperation.DEREGISTER_INSTANCE) > pass.removals());
  }

  @Test
  void aPassDescribesTenServicesACall() {
    for (WatchFigures each : all) {
      int most = (each.plan().services() + SERVICES_A_CALL - 1) / SERVICES_A_CALL;
      assertThat(each.calls())
          .extracting(pass -> pass.count(ApiOperation.DESCRIBE_SERVICES))
          .allMatch(count -> count <= most);
    }
  }

  @Test
  void theBudgetHoldsInAnySecond() {
    all.forEach(WatchStudyTest::assertWithinBudget);
  }

  @Test
  void theBudgetHoldsInAnySecondWithThrottlesToo() {
    WatchFigures throttled = Figures.throttled(Figures.studies().get(1)).run(SEED);
    assertWithinBudget(throttled);
    // Retries, which the budget counts as well.
    assertThat(
            throttled.calls().stream()
                .filter(pass -> pass.count(ApiOperation.LIST_TASKS) > pass.pages()))
        .isNotEmpty();
    assertThat(throttled.exposures()).hasSize(throttled.sick());
  }

  @Test
  void theSameSeedShowsTheSame() {
    WatchStudy study = Figures.studies().get(0);
    assertThat(study.run(3)).usingRecursiveComparison().isEqualTo(study.run(3));
    assertThat(study.run(3).exposures()).isNotEqualTo(study.run(4).exposures());
  }

  private static void assertWithinBudget(WatchFigures figures) {
    assertThat(figures.mostInASecond(Service.ECS)).isBetween(1, ECS_BUDGET);
    assertThat(figures.mostInASecond(Service.CLOUD_MAP)).isBetween(1, CLOUD_MAP_BUDGET);
  }

  private static void assertNoPass(Predicate<PassCalls> broken) {
    assertThat(calls().stream().filter(broken)).extracting(PassCalls::attempts).isEmpty();
  }

  private static List<PassCalls> calls() {
    return all.stream().flatMap(each -> each.calls().stream()).toList();
  }
}
