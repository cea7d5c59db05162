package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.aws.Quota;
import io.github.cloudmapreactor.bench.simulation.aws.Quotas;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import java.time.Duration;

/**
 * A storm: tasks that stop at the same moment.
 *
 * @param tasks how many
 * @param fleet what services and clusters they are of
 * @param signs how they stop
 * @param account what their account allows, and how its calls go
 * @param stack how the product is deployed
 * @param warmth what the events function did before
 */
public record Storm(
    int tasks, Fleet fleet, Signs signs, Account account, Stack stack, Warmth warmth) {

  /**
   * What the tasks are of.
   *
   * @param tasksPerService how many tasks a service has
   * @param clusters among how many clusters the services are spread
   */
  public record Fleet(int tasksPerService, int clusters) {}

  /**
   * What the account allows, and how its calls go.
   *
   * @param quotas what may be called how often
   * @param latency from a request to its answer
   * @param throttled the share of attempts that are throttled whatever we do: others call too
   * @param deregistersItself whether ECS deregisters its tasks too, without a share in the quota
   */
  public record Account(Quotas quotas, Delay latency, double throttled, boolean deregistersItself) {

    /** The known quotas, for us alone; ECS leaves every task to us. */
    public static final Account DEFAULT =
        new Account(Quotas.KNOWN, Assumptions.API_LATENCY, 0, false);

    /** The same with another rate of deregistrations, and twice that at once. */
    public Account withDeregistrations(int perSecond) {
      Quotas.Size size = new Quotas.Size(2 * perSecond, perSecond);
      return new Account(
          quotas.with(Quota.MAP_REGISTER_AND_DEREGISTER, size),
          latency,
          throttled,
          deregistersItself);
    }

    /** The same with other latencies. */
    public Account withLatency(Delay other) {
      return new Account(quotas, other, throttled, deregistersItself);
    }

    /** The same, but others get this share of attempts throttled. */
    public Account withThrottled(double share) {
      return new Account(quotas, latency, share, deregistersItself);
    }

    /** The same, but ECS deregisters its tasks too. */
    public Account withEcsDeregistering() {
      return new Account(quotas, latency, throttled, true);
    }
  }

  /** What the events function did before the storm. */
  public enum Warmth {
    /** One environment is warm, as the schedule of the watch keeps it. */
    ONE_WARM,

    /** A small storm two minutes before left all of them warm. */
    ALL_WARM
  }

  /** Tasks of services of ten in three clusters, in an account with the known quotas. */
  public static Storm of(int tasks) {
    return new Storm(
        tasks, new Fleet(10, 3), Signs.ONE, Account.DEFAULT, Stack.DEFAULT, Warmth.ONE_WARM);
  }

  /** The same with other services and clusters. */
  public Storm with(Fleet other) {
    return new Storm(tasks, other, signs, account, stack, warmth);
  }

  /** The same with other stops. */
  public Storm with(Signs other) {
    return new Storm(tasks, fleet, other, account, stack, warmth);
  }

  /** The same in another account. */
  public Storm with(Account other) {
    return new Storm(tasks, fleet, signs, other, stack, warmth);
  }

  /** The same over another deployment. */
  public Storm with(Stack other) {
    return new Storm(tasks, fleet, signs, account, other, warmth);
  }

  /** The same after another before. */
  public Storm with(Warmth other) {
    return new Storm(tasks, fleet, signs, account, stack, other);
  }

  /**
   * How long it must take at least: Cloud Map takes its bucket at once and then its refill.
   *
   * @see Quota#MAP_REGISTER_AND_DEREGISTER
   */
  public Duration shortestDrain() {
    Quotas.Size size = account.quotas().of(Quota.MAP_REGISTER_AND_DEREGISTER);
    double seconds = (double) Math.max(0, tasks - size.bucketSize()) / size.refillPerSecond();
    return Duration.ofMillis(Math.round(seconds * Duration.ofSeconds(1).toMillis()));
  }
}
