package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.util.List;

/**
 * The ways of a task through its states, and how long it stays in each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html">Amazon
 *     ECS task lifecycle</a>
 */
public enum LifePath {
  START(
      "",
      new Step(TaskStatus.PENDING, Assumptions.PROVISIONING),
      new Step(TaskStatus.ACTIVATING, Assumptions.PENDING),
      new Step(TaskStatus.RUNNING, Assumptions.ACTIVATING)),

  /** ECS stops it: as it scales in, deploys, or replaces what is UNHEALTHY. */
  ORDERLY_STOP(
      "ServiceSchedulerInitiated",
      new Step(TaskStatus.DEACTIVATING, Duration.ZERO),
      new Step(TaskStatus.STOPPING, Assumptions.DEACTIVATING),
      new Step(TaskStatus.DEPROVISIONING, Assumptions.STOPPING),
      new Step(TaskStatus.STOPPED, Assumptions.DEPROVISIONING)),

  /** Someone calls StopTask. */
  STOP_TASK(
      "UserInitiated",
      new Step(TaskStatus.DEACTIVATING, Duration.ZERO),
      new Step(TaskStatus.STOPPING, Assumptions.DEACTIVATING),
      new Step(TaskStatus.DEPROVISIONING, Assumptions.STOPPING),
      new Step(TaskStatus.STOPPED, Assumptions.DEPROVISIONING)),

  /** Its essential container ends. */
  CRASH(
      "EssentialContainerExited",
      new Step(TaskStatus.DEPROVISIONING, Duration.ZERO),
      new Step(TaskStatus.STOPPED, Assumptions.DEPROVISIONING)),

  /** AWS takes its capacity back: it still runs when it is first said to stop. */
  SPOT_INTERRUPTION(
      "SpotInterruption",
      new Step(TaskStatus.RUNNING, Duration.ZERO),
      new Step(TaskStatus.DEACTIVATING, Assumptions.SPOT_NOTICE),
      new Step(TaskStatus.STOPPING, Assumptions.DEACTIVATING),
      new Step(TaskStatus.DEPROVISIONING, Assumptions.STOPPING),
      new Step(TaskStatus.STOPPED, Assumptions.DEPROVISIONING));

  private final String stopCode;

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, which its type does not say.
  private final List<Step> steps;

  LifePath(String stopCode, Step... steps) {
    this.stopCode = stopCode;
    this.steps = List.of(steps);
  }

  /**
   * A step to the next state.
   *
   * @param status the state
   * @param after how long after the step before
   */
  record Step(TaskStatus status, Duration after) {}

  /** How long the whole way takes. */
  public Duration takes() {
    return steps.stream().map(Step::after).reduce(Duration.ZERO, Duration::plus);
  }

  List<Step> steps() {
    return steps;
  }

  String stopCode() {
    return stopCode;
  }

  /** Whether it is not what the service wanted, so that ECS starts another task in its place. */
  boolean isReplaced() {
    return this == STOP_TASK || this == CRASH || this == SPOT_INTERRUPTION;
  }

  /** Whether it leads to STOPPED. */
  boolean isStop() {
    return this != START;
  }
}
