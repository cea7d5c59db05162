package io.github.cloudmapreactor.bench.simulation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.RetryStrategy;

final class SdkRetriesTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private static final Pattern NUMBERS =
      Pattern.compile(
          "maxAttempts=\\d+|[a-zA-Z]*ackoffStrategy=\\w+\\([^)]*\\)|\\w*[eE]xceptionCost=\\d+"
              + "|circuitBreakerEnabled=\\w+");

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));

  @AfterEach
  void close() {
    simulation.close();
  }

  private RetryStrategy strategy(Retrying mode) {
    return SdkRetries.strategy(mode, simulation, new SplittableRandom(1));
  }

  @Test
  void theStrategyIsTheOneOfTheSdkWhateverItsNumbersAre() {
    assertThat(numbers(strategy(Retrying.STANDARD)))
        .isEqualTo(numbers(AwsRetryStrategy.forRetryMode(RetryMode.STANDARD)))
        .contains("maxAttempts=3", "throttlingBackoffStrategy=ExponentialDelayWithJitter");
  }

  @Test
  void theAdaptiveOneIsTheSdksToo() {
    RetryStrategy sdks = AwsRetryStrategy.forRetryMode(RetryMode.ADAPTIVE_V2);
    RetryStrategy own = strategy(Retrying.ADAPTIVE_V2);
    assertThat(own).isInstanceOf(sdks.getClass());
    assertThat(numbers(own)).isEqualTo(numbers(sdks)).contains("maxAttempts=3");
  }

  /** The rate is remembered for a while, by a clock that stands still here while nobody sleeps. */
  @Test
  void theAdaptiveOnesRateLimiterGoesByTheSimulationsClock() {
    RetryStrategy strategy = strategy(Retrying.ADAPTIVE_V2);
    Retries first = new Retries(strategy);
    assertThat(first.delayBefore()).isZero();
    simulation.runFor(Duration.ofSeconds(1));
    first.delayAfter(AwsErrors.throttled());
    Duration delay = new Retries(strategy).delayBefore();
    assertThat(delay).isPositive();
    assertThat(new Retries(strategy).delayBefore()).isGreaterThan(delay);
    simulation.runFor(Duration.ofMinutes(5));
    assertThat(new Retries(strategy).delayBefore()).isZero();
  }

  @Test
  void theStandardOneNeverWaitsBeforeTheFirstAttempt() {
    RetryStrategy strategy = strategy(Retrying.STANDARD);
    new Retries(strategy).delayAfter(AwsErrors.throttled());
    assertThat(new Retries(strategy).delayBefore()).isZero();
  }

  private static String numbers(Object strategy) {
    return NUMBERS
        .matcher(strategy.toString())
        .results()
        .map(MatchResult::group)
        .toList()
        .toString();
  }
}
