package io.github.cloudmapreactor.bench.simulation.assumptions;

import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import java.time.Duration;
import java.util.List;

/**
 * Every number that the simulation takes for true, in one place; the quotas stand in a table of
 * their own. Each says where it comes from: [D] AWS's documentation, [O] observed in captured data
 * or public code, [I] inferred, so that nobody should rely on it without trying another value.
 */
public final class Assumptions {

  /** [O] An orderly stop on Fargate: from DEACTIVATING to STOPPING. */
  public static final Duration DEACTIVATING = Duration.ofSeconds(22);

  /** [O] From STOPPING to DEPROVISIONING. */
  public static final Duration STOPPING = Duration.ofSeconds(22);

  /** [O] From DEPROVISIONING to STOPPED. */
  public static final Duration DEPROVISIONING = Duration.ofSeconds(14);

  /** [O] From a Spot task's desired status STOPPED, still RUNNING, to DEACTIVATING. */
  public static final Duration SPOT_NOTICE = Duration.ofSeconds(1);

  /** [I] From PROVISIONING to PENDING: what attaching an interface takes. */
  public static final Duration PROVISIONING = Duration.ofSeconds(10);

  /** [I] From PENDING to ACTIVATING: what pulling an image takes. */
  public static final Duration PENDING = Duration.ofSeconds(15);

  /** [O] From ACTIVATING to RUNNING; 40 s and more are seen. */
  public static final Duration ACTIVATING = Duration.ofSeconds(20);

  /** [I] From RUNNING to HEALTHY: a health check's first intervals. */
  public static final Duration FIRST_HEALTH_CHECK = Duration.ofSeconds(10);

  /** [D] How long a stopped task can still be described, at least. */
  public static final Duration DESCRIBABLE = Duration.ofHours(1);

  /** [D] that ECS itself deregisters a task that stops, before SIGTERM; [I] how soon. */
  public static final Delay ECS_DEREGISTERS =
      Delay.logNormal(Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** [I] From a request to Cloud Map to the end of its operation. */
  public static final Delay MAP_OPERATION =
      Delay.logNormal(Duration.ofMillis(300), Duration.ofSeconds(2));

  /** [I] From sending a request to AWS to having the answer, within a region. */
  public static final Delay API_LATENCY =
      Delay.logNormal(Duration.ofMillis(20), Duration.ofMillis(150));

  /** [O] From an event to its delivery by EventBridge: measured by a third party in 2023. */
  public static final Delay EVENT_DELIVERY =
      Delay.logNormal(Duration.ofMillis(150), Duration.ofMillis(390));

  /** [D] that a schedule fires somewhere within its minute; [I] where. */
  public static final Delay SCHEDULE =
      random ->
          Duration.ofMillis(random.nextInt(Math.toIntExact(Duration.ofSeconds(50).toMillis())));

  /** [I] From a message that is visible to the batch that it is in. */
  public static final Delay POLL = Delay.logNormal(Duration.ofMillis(20), Duration.ofMillis(100));

  /**
   * [D] that a throttled batch is tried again, at growing distances, until its messages are visible
   * to others; [I] how soon.
   */
  public static final Delay THROTTLED_BATCH = Delay.fixed(Duration.ofSeconds(1));

  /** [D] that a throttled asynchronous invocation is tried again; [I] how soon. */
  public static final Delay THROTTLED_EVENT = Delay.fixed(Duration.ofSeconds(1));

  /** [D] After how long an asynchronous invocation that failed is tried again. */
  public static final List<Duration> ASYNC_RETRIES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  /** [I] To make an execution environment, SDK clients included. */
  public static final Delay COLD_START =
      Delay.logNormal(Duration.ofMillis(1_500), Duration.ofSeconds(4));

  /** [O] How long an idle execution environment is kept, about. */
  public static final Duration IDLE_EXPIRY = Duration.ofMinutes(7);

  /** [D] How many executions of a function an account allows that reserves none. */
  public static final int ACCOUNT_CONCURRENCY = 1_000;

  /**
   * [D] With how many batches at once a mapping begins.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Configuring
   *     scaling behavior for SQS event source mappings</a>
   */
  public static final int POLLERS = 5;

  /** [D] How many more batches at once a mapping takes in each minute that leaves a backlog. */
  public static final int MORE_POLLERS_A_MINUTE = 300;

  /** [D] From one try to the next of an asynchronous invocation that is throttled: doubled. */
  public static final Duration FIRST_RETRY_WHEN_THROTTLED = Duration.ofSeconds(1);

  /** [D] The longest that becomes. */
  public static final Duration LAST_RETRY_WHEN_THROTTLED = Duration.ofMinutes(5);

  /** [D] For how long a throttled asynchronous invocation is tried. */
  public static final Duration ASYNC_AGE = Duration.ofHours(6);

  /** [I] By how much such tries are spread, about their distance. */
  public static final double ASYNC_JITTER = 0.5;

  private Assumptions() {}
}
