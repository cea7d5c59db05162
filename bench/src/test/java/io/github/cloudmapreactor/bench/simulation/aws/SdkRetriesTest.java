package io.github.cloudmapreactor.bench.simulation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;

final class SdkRetriesTest {

  private static final Pattern NUMBERS =
      Pattern.compile(
          "maxAttempts=\\d+|[a-zA-Z]*ackoffStrategy=\\w+\\([^)]*\\)|\\w*[eE]xceptionCost=\\d+"
              + "|circuitBreakerEnabled=\\w+");

  @Test
  void theStrategyIsTheOneOfTheSdkWhateverItsNumbersAre() {
    String own = numbers(SdkRetries.strategy(new SplittableRandom(1)));
    assertThat(own)
        .isEqualTo(numbers(AwsRetryStrategy.forRetryMode(RetryMode.STANDARD)))
        .contains("maxAttempts=3", "throttlingBackoffStrategy=ExponentialDelayWithJitter");
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
