package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A budget that is refilled all the time and saves up what is not used, as AWS's own quotas are: a
 * single event finds it full, a storm is held to the refill.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">Request
 *     throttling for the Amazon ECS API</a>, which describes such a bucket
 */
public final class TokenBucket implements CallBudget {

  /** From one token to the next. */
  private final Duration interval;

  /** How far ahead of the refill a full bucket lets calls run: all its tokens but one. */
  private final Duration saved;

  private final Pause pause;
  private final InstantSource clock;

  /** When it will be full again, if nothing is taken any more. */
  private Instant full;

  /**
   * A bucket that is full.
   *
   * @param interval from one token to the next
   * @param size how many tokens it holds, at least one; a part of one helps the next to come sooner
   */
  public TokenBucket(Duration interval, double size, Pause pause, InstantSource clock) {
    this.interval = interval;
    this.saved = Duration.ofNanos(Math.round(interval.toNanos() * (Math.max(size, 1) - 1)));
    this.pause = pause;
    this.clock = clock;
    this.full = clock.instant();
  }

  @Override
  public synchronized Duration delay() {
    Duration delay = Duration.between(clock.instant(), full).minus(saved);
    return delay.isNegative() ? Duration.ZERO : delay;
  }

  /** Whoever comes while another one waits, waits behind it. */
  @Override
  public synchronized void take() {
    pause.sleepIfPositive(delay());
    Instant now = clock.instant();
    full = (full.isAfter(now) ? full : now).plus(interval);
  }
}
