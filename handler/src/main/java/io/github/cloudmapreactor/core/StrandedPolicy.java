package io.github.cloudmapreactor.core;

import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.Stranded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tasks run although nobody will ever call them, and whether one may be stopped, so that ECS
 * starts another in its place. ECS registers a task once: one that was removed as UNHEALTHY and
 * then recovered stays out for good. Pure functions.
 */
public final class StrandedPolicy {

  /** Service Connect may hold a starting task back for eight minutes; older ones are registered. */
  private static final Duration OLD_ENOUGH = Duration.ofMinutes(10);

  private final Policy policy;

  /** The rules under these settings. */
  public StrandedPolicy(Policy policy) {
    this.policy = policy;
  }

  /** Why a stranded task is not replaced. */
  public enum Obstacle {
    REPORT_ONLY("stranded tasks are set to be reported only"),
    OBSERVE_MODE("the reactor only observes"),
    NOT_ACTIVE("the service is not ACTIVE"),
    DEPLOYING("a deployment of the service is under way"),
    REPLACEMENT_STARTING("not all tasks that the service wants are running yet"),
    MORE_RUN("more tasks run than the service wants, so ECS would not start another"),
    ONE_A_SWEEP("another task of the service was replaced in this sweep"),
    NO_OTHER_INSTANCE("no other task that runs is listed there"),
    TOO_FEW_RUN("not more than half of the desired count is running"),
    NOT_STRANDED(
        "ECS says now that the task does not run or is not HEALTHY, or that it has no service");

    private final String sentence;

    Obstacle(String sentence) {
      this.sentence = sentence;
    }

    /** Whether a person may well stop the task all the same. */
    public boolean leavesItToAPerson() {
      return this == REPORT_ONLY || this == OBSERVE_MODE || this == NO_OTHER_INSTANCE;
    }

    /** The obstacle as a sentence for a person. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * Whether a task is one that ought to be registered: a service's in scope that runs, is HEALTHY
   * and has been started long enough ago.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html">Service
   *     Connect: how a task gets traffic</a>
   */
  public boolean oughtToBeRegistered(TaskState state, Instant now) {
    Instant startedAt = state.times().startedAt();
    return policy.scope().hasCluster(state.task().cluster())
        && state.owner().serviceName().filter(policy.scope()::hasService).isPresent()
        && state.statuses().lastStatus() == TaskStatus.RUNNING
        && state.statuses().desiredStatus() == TaskStatus.RUNNING
        && state.statuses().healthStatus() == Health.HEALTHY
        && startedAt != null
        && !now.isBefore(startedAt.plus(OLD_ENOUGH));
  }

  /** Whether a service's stranded tasks are anyone's business: not when it has opted out. */
  public boolean concerns(ServiceView view) {
    return !policy.optOutTag().isOn(view.tags());
  }

  /**
   * What keeps any stranded task of a service from being stopped.
   *
   * @param replacedOne whether a task of the service was replaced in this sweep
   */
  public Optional<Obstacle> forbidReplacement(boolean replacedOne) {
    if (policy.stranded() == Stranded.REPORT) {
      return Optional.of(Obstacle.REPORT_ONLY);
    }
    if (policy.mode() == Mode.OBSERVE) {
      return Optional.of(Obstacle.OBSERVE_MODE);
    }
    return replacedOne ? Optional.of(Obstacle.ONE_A_SWEEP) : Optional.empty();
  }

  /**
   * What keeps one from being stopped as its service is now.
   *
   * @param view the service
   * @param others how many other tasks run, are not UNHEALTHY, and are listed
   */
  public Optional<Obstacle> forbidReplacement(ServiceView view, int others) {
    ServiceView.Counts counts = view.counts();
    if (!concerns(view)) {
      return Optional.of(Obstacle.NOT_STRANDED);
    }
    if (!view.isActive()) {
      return Optional.of(Obstacle.NOT_ACTIVE);
    }
    if (view.isDeploying()) {
      return Optional.of(Obstacle.DEPLOYING);
    }
    if (others < 1) {
      return Optional.of(Obstacle.NO_OTHER_INSTANCE);
    }
    if (2L * counts.running() <= counts.desired()) {
      return Optional.of(Obstacle.TOO_FEW_RUN);
    }
    if (counts.running() > counts.desired()) {
      return Optional.of(Obstacle.MORE_RUN);
    }
    return counts.pending() > 0 || counts.running() < counts.desired()
        ? Optional.of(Obstacle.REPLACEMENT_STARTING)
        : Optional.empty();
  }
}
