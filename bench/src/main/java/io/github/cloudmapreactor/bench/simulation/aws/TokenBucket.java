package io.github.cloudmapreactor.bench.simulation.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A token bucket: full at first, and refilled all the time. */
final class TokenBucket {

  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final double size;
  private final double refillPerSecond;
  private final InstantSource clock;
  private double tokens;
  private Instant asOf;

  TokenBucket(double size, double refillPerSecond, InstantSource clock) {
    this.size = size;
    this.refillPerSecond = refillPerSecond;
    this.clock = clock;
    this.tokens = size;
    this.asOf = clock.instant();
  }

  /** Takes a token; whether there was one. */
  boolean take() {
    Instant now = clock.instant();
    double seconds = Duration.between(asOf, now).toNanos() / NANOS;
    tokens = Math.min(size, tokens + seconds * refillPerSecond);
    asOf = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
