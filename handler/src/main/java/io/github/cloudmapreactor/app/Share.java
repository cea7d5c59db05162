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

  /**
   * How many lookups of services the health watch may make in a second. ECS allows 20; two are to
   * spare, for the schedule may bring an environment more than there are batches at once.
   */
  public static final int LOOKUPS_OF_THE_WATCH = 3;

  /** How many lookups of services all environments of the events function may make in a second. */
  private static final int LOOKUPS = 15;

  /** What ECS refills of its bucket for reading tasks in a second. */
  private static final int INSPECTIONS = 20;

  /** Cloud Map lets twice a second's calls come at once, if none came before. */
  private static final double CLOUD_MAPS_BURST = 2;

  /** The part of Cloud Map's bucket, its burst included. */
  CallBudget ofDeregistrations(Pause pause, InstantSource clock) {
    double burst = CLOUD_MAPS_BURST * deregistrations / environments;
    return new TokenBucket(
        Duration.ofSeconds(environments).dividedBy(deregistrations), burst, pause, clock);
  }

  /** The part of ECS's bucket for services, though not of its burst, which others may need. */
  CallBudget ofLookups(Pause pause, InstantSource clock) {
    return window(LOOKUPS, pause, clock);
  }

  /** The part of ECS's bucket for tasks, though not of its burst. */
  CallBudget ofInspections(Pause pause, InstantSource clock) {
    return window(INSPECTIONS, pause, clock);
  }

  /** Whole calls, in a second or so: an environment that needs several has them at once. */
  private CallBudget window(int perSecond, Pause pause, InstantSource clock) {
    int calls = (perSecond + environments - 1) / environments;
    Duration length = Duration.ofSeconds((long) environments * calls).dividedBy(perSecond);
    return new SlidingWindow(calls, length, pause, clock);
  }
}
