package io.github.cloudmapreactor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token bucket: lets through what AWS's would, and nothing that it would not. */
final class TokenBucketTest {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final FakeAws aws = new FakeAws();

  private TokenBucket bucket(double size) {
    return new TokenBucket(INTERVAL, size, aws.pause, aws.clock);
  }

  @Test
  void aFullBucketLetsItsSizeThroughAtOnceAndThenItsRefill() {
    TokenBucket bucket = bucket(20);
    for (int i = 0; i < 20; i++) {
      assertThat(bucket.delay()).isZero();
      bucket.take();
    }
    assertThat(aws.pauses).isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(bucket.delay()).isEqualTo(INTERVAL);
      bucket.take();
    }
    assertThat(aws.pauses).hasSize(5).containsOnly(INTERVAL);
  }

  @Test
  void whatIsNotUsedIsSavedUpToTheSizeAndNoFurther() {
    TokenBucket bucket = bucket(3);
    for (int i = 0; i < 3; i++) {
      bucket.take();
    }
    aws.advance(INTERVAL.multipliedBy(2));
    bucket.take();
    bucket.take();
    assertThat(bucket.delay()).isEqualTo(INTERVAL);
    aws.advance(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.delay()).isZero();
      bucket.take();
    }
    assertThat(bucket.delay()).isEqualTo(INTERVAL);
  }

  @Test
  void aPartOfATokenLetsTheNextComeSooner() {
    TokenBucket bucket = bucket(1.5);
    bucket.take();
    assertThat(bucket.delay()).isEqualTo(INTERVAL.dividedBy(2));
    TokenBucket small = bucket(0.1);
    assertThat(small.delay()).isZero();
    small.take();
    assertThat(small.delay()).isEqualTo(INTERVAL);
  }

  /** Held against a bucket that is written as one imagines it: a number of tokens. */
  @ParameterizedTest
  @CsvSource({"1", "2", "7.5", "20", "100"})
  void aBucketOfTheSameSizeElsewhereNeverRunsOutHoweverCallsArrive(double size) {
    long seed = Long.getLong("bucket.seed", System.nanoTime());
    Random random = new Random(seed);
    TokenBucket bucket = bucket(size);
    List<Instant> calls = new ArrayList<>();
    double tokens = size;
    Instant asOf = aws.clock.instant();
    for (int i = 0; i < 5_000; i++) {
      aws.advance(Duration.ofMillis(random.nextInt(4) > 0 ? 0 : random.nextInt(900)));
      bucket.take();
      Instant now = aws.clock.instant();
      double refilled = (double) Duration.between(asOf, now).toNanos() / INTERVAL.toNanos();
      tokens = Math.min(size, tokens + refilled) - 1;
      asOf = now;
      calls.add(now);
      assertThat(tokens).as("after call %d of seed %d", i, seed).isGreaterThan(-1e-6);
    }
    Duration all = Duration.between(calls.get(0), calls.get(calls.size() - 1));
    assertThat(all).isGreaterThanOrEqualTo(INTERVAL.multipliedBy((long) (5_000 - size - 1)));
  }
}
