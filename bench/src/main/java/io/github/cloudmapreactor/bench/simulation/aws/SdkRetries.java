package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.internal.backoff.ExponentialDelayWithJitter;
import software.amazon.awssdk.retries.internal.DefaultAdaptiveRetryStrategy;
import software.amazon.awssdk.retries.internal.ratelimiter.RateLimiterTokenBucketStore;

/**
 * The SDK's own retry strategies, as {@code AwsClients} configures them, but that their jitter is
 * drawn from the simulation's generator, which the SDK's own cannot be, and that the adaptive one's
 * rate limiter goes by the simulation's clock. A test holds the numbers here against those of the
 * SDK.
 */
final class SdkRetries {

  private static final Duration BASE = Duration.ofMillis(100);
  private static final Duration BASE_WHEN_THROTTLED = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private SdkRetries() {}

  /** A strategy for one client. */
  static RetryStrategy strategy(Retrying mode, Simulation simulation, RandomGenerator random) {
    // Its delays are drawn from a java.util.Random, which this seeds.
    Random jitter = new Random(random.nextLong());
    return switch (mode) {
      case STANDARD -> drawnFrom(jitter, AwsRetryStrategy.standardRetryStrategy().toBuilder());
      case ADAPTIVE_V2 -> drawnFrom(jitter, adaptive(simulation.clock()));
    };
  }

  private static RetryStrategy drawnFrom(Random jitter, RetryStrategy.Builder<?, ?> builder) {
    return builder
        .backoffStrategy(backoff(jitter, BASE))
        .throttlingBackoffStrategy(backoff(jitter, BASE_WHEN_THROTTLED))
        .build();
  }

  private static DefaultAdaptiveRetryStrategy.Builder adaptive(InstantSource clock) {
    Instant begin = clock.instant();
    RateLimiterTokenBucketStore limiters =
        RateLimiterTokenBucketStore.builder()
            .clock(() -> Duration.between(begin, clock.instant()).toNanos() / NANOS)
            .build();
    if (AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
        instanceof DefaultAdaptiveRetryStrategy.Builder builder) {
      return builder.rateLimiterTokenBucketStore(limiters);
    }
    throw new IllegalStateException("this version of the SDK has another adaptive strategy");
  }

  private static BackoffStrategy backoff(Random jitter, Duration base) {
    return new ExponentialDelayWithJitter(() -> jitter, base, LONGEST);
  }
}
