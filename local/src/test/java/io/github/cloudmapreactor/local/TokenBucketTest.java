package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final Instant START = Instant.parse("2026-09-14T08:00:00Z");

  @Test
  void startsFull() {
    var bucket = new TokenBucket(3, 1);

    assertThat(taken(bucket, START)).isEqualTo(3);
  }

  @Test
  void refillsSteadilyAndNeverBeyondItsCapacity() {
    var bucket = new TokenBucket(100, 20);
    assertThat(taken(bucket, START)).isEqualTo(100);

    assertThat(taken(bucket, START.plusMillis(49))).isZero();
    assertThat(taken(bucket, START.plusMillis(50))).isEqualTo(1);
    assertThat(taken(bucket, START.plusSeconds(2))).isEqualTo(39);
    assertThat(taken(bucket, START.plus(Duration.ofHours(1)))).isEqualTo(100);
  }

  @Test
  void clockThatGoesBackTakesNothingAway() {
    var bucket = new TokenBucket(2, 1);
    assertThat(bucket.take(START)).isTrue();

    assertThat(bucket.take(START.minusSeconds(60))).isTrue();
  }

  @Test
  void emptyBucketThatNeverRefillsRefusesAll() {
    assertThat(taken(new TokenBucket(0, 0), START)).isZero();
  }

  private static int taken(TokenBucket bucket, Instant now) {
    int taken = 0;
    while (bucket.take(now)) {
      taken++;
    }
    return taken;
  }
}
