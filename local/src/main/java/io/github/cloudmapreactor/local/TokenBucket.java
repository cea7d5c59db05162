package io.github.cloudmapreactor.local;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts calls against a rate as AWS does: a bucket that starts full and is filled up steadily. */
final class TokenBucket {
  private final int capacity;
  private final double refillPerSecond;
  private double tokens;
  private @Nullable Instant filledAt;

  TokenBucket(int capacity, double refillPerSecond) {
    if (capacity < 0 || refillPerSecond < 0) {
      throw new IllegalArgumentException(
          "A bucket needs a capacity and a refill of 0 or more, not %d and %s"
              .formatted(capacity, refillPerSecond));
    }
    this.capacity = capacity;
    this.refillPerSecond = refillPerSecond;
    this.tokens = capacity;
  }

  /** Takes a token, and says whether there was one. */
  boolean take(Instant now) {
    refill(now);
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }

  private void refill(Instant now) {
    if (filledAt == null) {
      filledAt = now;
    }
    // Calls that come together may be counted out of order; no time is filled up twice.
    if (now.isAfter(filledAt)) {
      // Whole nanoseconds, so that a second brings exactly what it says.
      double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
      tokens = Math.min(capacity, tokens + seconds * refillPerSecond);
      filledAt = now;
    }
  }
}
