package io.github.cloudmapreactor.bench.simulation.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cloudmapreactor.bench.simulation.aws.Retrying;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Account;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Fleet;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product promises of storms: none is lost, few calls are wasted, none takes too long. */
final class StormStudyTest {

  private static final long SEED = 1;
  private static final double MOST_ATTEMPTS = 1.05;
  private static final double LONGEST_DRAIN = 1.05;
  private static final int MOST_LOOKUPS = 20;

  /**
   * What a storm takes beside Cloud Map's rate: a cold start and the last operation. In a small
   * storm it is the most.
   */
  private static final Duration ONCE = Duration.ofSeconds(6);

  /** {@code -Dstorm.stops=…} says up to how many; the profile {@code thorough} has all. */
  private static final int MOST_STOPS = Integer.getInteger("storm.stops", 10_000);

  private static StormFigures run(Storm storm) {
    return StormStudy.run(storm, SEED);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static void assertNoneLost(StormFigures figures) {
    assertThat(figures.lost()).isZero();
    assertThat(figures.deadLetters()).isZero();
    assertThat(figures.removed()).isEqualTo(figures.storm().tasks());
  }

  static IntStream stops() {
    return IntStream.of(100, 1_000, 10_000, 100_000).filter(stops -> stops <= MOST_STOPS);
  }

  @ParameterizedTest
  @MethodSource("stops")
  void aStormDrainsAtCloudMapsRateAndWastesFewCalls(int stops) {
    StormFigures figures = run(Storm.of(stops));
    assertNoneLost(figures);
    assertThat(figures.attemptsPerRemoval()).isLessThanOrEqualTo(MOST_ATTEMPTS);
    assertThat(figures.mostLookups()).isLessThanOrEqualTo(MOST_LOOKUPS);
    assertThat(figures.handedBack()).isZero();
    Duration once = stops > 1_000 ? Duration.ZERO : ONCE;
    assertThat(seconds(figures.drain()))
        .isLessThanOrEqualTo(
            LONGEST_DRAIN * seconds(figures.storm().shortestDrain()) + seconds(once));
  }

  @Test
  void withoutItsPaceItWastesMore() {
    StormFigures paced = run(Storm.of(1_000));
    StormFigures unpaced =
        run(
            Storm.of(1_000)
                .with(Stack.DEFAULT.withClients(new Stack.Clients(false, Retrying.STANDARD))));
    assertNoneLost(unpaced);
    assertThat(paced.throttled()).isZero();
    assertThat(unpaced.throttled()).isGreaterThan(50);
    assertThat(unpaced.attemptsPerRemoval()).isGreaterThan(MOST_ATTEMPTS);
    assertThat(unpaced.mostLookups()).isGreaterThan(MOST_LOOKUPS);
  }

  @Test
  void someElsesCallsLoseNothing() {
    assertNoneLost(run(Storm.of(2_000).with(Account.DEFAULT.withThrottled(0.05))));
  }

  /** Why the product keeps the standard mode: the adaptive one slows down for others' throttles. */
  @Test
  void theAdaptiveModeGainsNothingWithAPaceAndLosesTimeBesideOthers() {
    Storm storm = Storm.of(2_000).with(Account.DEFAULT.withThrottled(0.05));
    Stack adaptive = Stack.DEFAULT.withClients(new Stack.Clients(true, Retrying.ADAPTIVE_V2));
    StormFigures slowed = run(storm.with(adaptive));
    assertNoneLost(slowed);
    assertThat(slowed.drain()).isGreaterThan(run(storm).drain());
    assertThat(run(Storm.of(1_000).with(adaptive)).drain())
        .isGreaterThanOrEqualTo(run(Storm.of(1_000)).drain());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void theResultHardlyDependsOnTheConcurrency(int concurrency) {
    Storm storm = Storm.of(2_000);
    StormFigures other = run(storm.with(Stack.DEFAULT.withMaximumConcurrency(concurrency)));
    assertNoneLost(other);
    assertThat(other.attemptsPerRemoval()).isLessThanOrEqualTo(MOST_ATTEMPTS);
    double usual = seconds(run(storm).drain());
    assertThat(seconds(other.drain())).isCloseTo(usual, within(usual / 10));
  }

  @Test
  void manyClustersOfSmallServicesAreBoundByTheLookupsAndStillNoneIsLost() {
    StormFigures spread = run(Storm.of(2_000).with(new Fleet(10, 20)));
    assertNoneLost(spread);
    assertThat(spread.mostLookups()).isLessThanOrEqualTo(MOST_LOOKUPS);
    assertThat(spread.drain()).isGreaterThan(run(Storm.of(2_000)).drain());
  }

  @Test
  void eventsThatComeAgainForATaskLeaveTheDrainAsItIs() {
    StormFigures orderly = run(Storm.of(2_000).with(Signs.ORDERLY));
    assertNoneLost(orderly);
    assertThat(orderly.drain()).isEqualTo(run(Storm.of(2_000)).drain());
  }

  @Test
  void directDeliveryPutsMostOfAStormAmongTheDeadLetters() {
    StormFigures direct =
        run(Storm.of(1_000).with(Stack.DEFAULT.withDelivery(Stack.Delivery.DIRECT)));
    assertThat(direct.deadLetters()).isGreaterThan(100);
    assertThat(direct.lost()).as("each has its dead letter, or was removed").isZero();
    assertThat(direct.mostLookups()).isGreaterThan(500);
  }

  @Test
  void anotherQuotaIsKeptToAsWell() {
    StormOptions.Chosen chosen =
        StormOptions.read(
            "tasks=600", "deregistrations=20", "concurrency=4", "latency=5", "seed=7");
    StormFigures figures = StormStudy.run(chosen.storm(), chosen.seed());
    assertNoneLost(figures);
    assertThat(figures.throttled()).isZero();
    assertThat(figures.storm().shortestDrain()).isEqualTo(Duration.ofSeconds(28));
    assertThat(seconds(figures.drain())).isBetween(28.0, 1.05 * 28 + seconds(ONCE));
  }

  @Test
  void aStormIsTheSameForASeed() {
    assertThat(run(Storm.of(200))).isEqualTo(run(Storm.of(200)));
    assertThat(run(Storm.of(200)).calls())
        .isNotEqualTo(StormStudy.run(Storm.of(200), SEED + 1).calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "task=5", "signs=none", "tasks=many"})
  void wordsThatNobodyKnowsAreRefused(String word) {
    assertThatThrownBy(() -> StormOptions.read(word)).isInstanceOf(IllegalArgumentException.class);
  }
}
