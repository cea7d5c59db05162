package io.github.cloudmapreactor.core;

import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.Decision.Ignore;
import io.github.cloudmapreactor.core.Decision.Inspect;
import io.github.cloudmapreactor.core.Decision.Keep;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.TaskState.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The two tables of the product: {@link #decide} says what should become of a task, {@code permit…}
 * what the ECS service says about that. Pure functions; the README shows the same tables.
 */
public final class DeregistrationPolicy {

  private final Policy policy;

  /** The tables under these settings. */
  public DeregistrationPolicy(Policy policy) {
    this.policy = policy;
  }

  /**
   * What should become of a task.
   *
   * @param state what was observed
   * @param now the present, by which an event's UNHEALTHY is stale or not
   * @return the decision; never {@link Inspect} for an answer of DescribeTasks, so a second pass
   *     always ends
   */
  public Decision decide(TaskState state, Instant now) {
    if (!policy.scope().hasCluster(state.task().cluster())) {
      return new Ignore(Reason.CLUSTER_OUT_OF_SCOPE);
    }
    Optional<String> service = state.owner().serviceName();
    if (service.isEmpty()) {
      return state.owner().isDeployment() && state.source() == Source.EVENT
          ? new Inspect(Reason.SERVICE_NOT_STATED)
          : new Ignore(Reason.NOT_A_SERVICE_TASK);
    }
    if (!policy.scope().hasService(service.get())) {
      return new Ignore(Reason.SERVICE_OUT_OF_SCOPE);
    }
    return state.source() == Source.ORPHAN_SWEEP
        ? new Deregister(Reason.ORPHANED)
        : decideByStatus(state, now);
  }

  private Decision decideByStatus(TaskState state, Instant now) {
    TaskStatus last = state.statuses().lastStatus();
    if (state.statuses().desiredStatus() == TaskStatus.STOPPED
        || last.phase() == TaskStatus.Phase.LEAVING) {
      return new Deregister(Reason.STOPPING);
    }
    if (state.statuses().healthStatus() == Health.UNHEALTHY) {
      Reason reason =
          state.source() == Source.EVENT ? Reason.UNHEALTHY_STATED : Reason.UNHEALTHY_FOUND;
      return deregisterUnlessStale(reason, state, now);
    }
    return switch (last.phase()) {
      case RUNNING -> decideRunning(state);
      case STARTING ->
          policy.startingTasks() == StartingTasks.DEREGISTER
              ? deregisterUnlessStale(Reason.NOT_YET_RUNNING, state, now)
              : new Keep(Reason.STARTING);
      case UNRECOGNIZED ->
          state.times().startedAt() == null
              ? new Keep(Reason.UNRECOGNIZED_STATUS)
              : deregisterUnlessStale(Reason.LEFT_RUNNING, state, now);
      case LEAVING -> new Deregister(Reason.STOPPING);
    };
  }

  /** What may have passed since an old event is read again before anyone acts on it. */
  private Decision deregisterUnlessStale(Reason reason, TaskState state, Instant now) {
    return state.source() == Source.EVENT && isStale(state, now)
        ? new Inspect(Reason.STALE_VERDICT)
        : new Deregister(reason);
  }

  /** Whether an observation is so old that what it says of the task's health may have passed. */
  public boolean isStale(TaskState state, Instant now) {
    return state.age(now).compareTo(policy.staleness()) > 0;
  }

  private static Decision decideRunning(TaskState state) {
    return switch (state.statuses().healthStatus()) {
      case HEALTHY -> new Keep(Reason.HEALTHY);
      case NOT_STATED ->
          state.source() == Source.EVENT
              ? new Inspect(Reason.HEALTH_NOT_STATED)
              : new Keep(Reason.HEALTH_UNKNOWN);
      case UNHEALTHY, UNKNOWN, UNRECOGNIZED -> new Keep(Reason.HEALTH_UNKNOWN);
    };
  }

  /**
   * What holds a deregistration back whatever the Cloud Map service: the opt-out tag, and for a
   * task that was found UNHEALTHY the health check grace period of its service.
   */
  public Optional<Hold> permitTask(
      Deregister decision, TaskState state, ServiceView view, Instant now) {
    if (policy.optOutTag().isOn(view.tags())) {
      return Optional.of(Hold.OPT_OUT_TAG);
    }
    return decision.reason() == Reason.UNHEALTHY_FOUND && isInGracePeriod(state, view, now)
        ? Optional.of(Hold.GRACE_PERIOD)
        : Optional.empty();
  }

  /**
   * How many other instances must stay in a Cloud Map service for this deregistration to be
   * permitted; absent where no floor applies, so that nobody needs to count.
   */
  public OptionalInt floor(Deregister decision, ServiceView view) {
    int floor = policy.keepAtLeast().instances(view.counts().desired());
    return decision.reason() == Reason.UNHEALTHY_FOUND && floor > 0
        ? OptionalInt.of(floor)
        : OptionalInt.empty();
  }

  /**
   * What holds a deregistration back in one Cloud Map service: its floor, and the mode.
   *
   * @param floor what {@link #floor} said
   * @param others how many other instances are listed there; of no account without a floor
   */
  public Optional<Hold> permitInstance(OptionalInt floor, int others) {
    if (floor.isPresent() && others < floor.getAsInt()) {
      return Optional.of(Hold.FLOOR);
    }
    return policy.mode() == Mode.OBSERVE ? Optional.of(Hold.OBSERVE_MODE) : Optional.empty();
  }

  private static boolean isInGracePeriod(TaskState state, ServiceView view, Instant now) {
    if (view.gracePeriod().isZero()) {
      return false;
    }
    Instant startedAt = state.times().startedAt();
    return startedAt == null || now.isBefore(startedAt.plus(view.gracePeriod()));
  }
}
