package io.github.cloudmapreactor.bench.simulation.aws;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.internal.backoff.ExponentialDelayWithJitter;

/**
 * The SDK's own standard retry strategy, as {@code AwsClients} configures it, but that its jitter
 * is drawn from the simulation's generator: the SDK draws from one that nobody can seed. A test
 * holds the numbers here against those of the SDK.
 */
final class SdkRetries {

  /** One attempt, and one call with its retries: as {@code AwsClients} has them. */
  static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);

  static final Duration CALL_TIMEOUT = Duration.ofMillis(4_500);

  private static final Duration BASE = Duration.ofMillis(100);
  private static final Duration BASE_WHEN_THROTTLED = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private SdkRetries() {}

  /** A strategy for one client. */
  static StandardRetryStrategy strategy(RandomGenerator random) {
    // Its delays are drawn from a java.util.Random, which this seeds.
    Random jitter = new Random(random.nextLong());
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .backoffStrategy(backoff(jitter, BASE))
        .throttlingBackoffStrategy(backoff(jitter, BASE_WHEN_THROTTLED))
        .build();
  }

  private static BackoffStrategy backoff(Random jitter, Duration base) {
    return new ExponentialDelayWithJitter(() -> jitter, base, LONGEST);
  }
}
