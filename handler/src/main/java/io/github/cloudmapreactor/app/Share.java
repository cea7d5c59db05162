package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What one execution environment of the events function may use of the account's quotas, so that
 * all of them together keep within: each an equal part.
 *
 * @param deregistrations how many instances may be deregistered a second in account and region
 * @param environments how many environments there are at once, at most
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">Request
 *     throttling for the Amazon ECS API</a>
 */
public record Share(int deregistrations, int environments) {

  /** What ECS refills of each of its two buckets for reading, services and tasks, in a second. */
  private static final int ECS_READS = Integer.getInteger("er", 20);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Cloud Map lets twice a second's calls come at once, if none came before. */
  private static final double BURST = 2;

  /** The part of Cloud Map's bucket, its burst included. */
  CallBudget ofDeregistrations(Pause pause, InstantSource clock) {
    return new TokenBucket(
        SECOND.multipliedBy(environments).dividedBy(deregistrations),
        BURST * deregistrations / environments,
        pause,
        clock);
  }

  /** The part of one of ECS's buckets, though not of its burst, which others may need. */
  CallBudget ofEcsReads(Pause pause, InstantSource clock) {
    return environments <= ECS_READS
        ? new SlidingWindow(ECS_READS / environments, pause, clock)
        : new SlidingWindow(
            1, SECOND.multipliedBy(environments).dividedBy(ECS_READS), pause, clock);
  }
}
