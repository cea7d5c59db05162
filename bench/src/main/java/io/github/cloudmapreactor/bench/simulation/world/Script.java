package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.util.List;

/**
 * A task's way through its states as someone wrote it down, in place of a {@link LifePath}.
 *
 * @param steps its steps, in order
 * @param deregisteredByEcs whether ECS deregisters the task when it begins to stop, as it should
 */
public record Script(List<Step> steps, boolean deregisteredByEcs) {

  /** Copies what can change. */
  public Script {
    steps = List.copyOf(steps);
  }

  /**
   * A step to the next state.
   *
   * @param after how long after the script's begin
   * @param lastStatus the last status that the task then has
   * @param stopCode why it is to stop; empty where it is to run
   * @param announced whether an event tells of it
   */
  public record Step(Duration after, TaskStatus lastStatus, String stopCode, boolean announced) {

    boolean isStop() {
      return !stopCode.isEmpty();
    }
  }

  /** The same, of a task whose instances ECS leaves where they are. */
  public Script leftByEcs() {
    return new Script(steps, false);
  }

  /** The same, but no event tells of any step. */
  public Script unannounced() {
    return new Script(
        steps.stream()
            .map(step -> new Step(step.after(), step.lastStatus(), step.stopCode(), false))
            .toList(),
        deregisteredByEcs);
  }
}
