package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import java.util.Optional;

/**
 * A life that was played.
 *
 * @param life which
 * @param unfit how long its task was listed although it was unfit
 * @param by who asked for the removal of its last instance; absent where one was there at the end
 */
public record Played(TaskLife life, UnfitTime unfit, Optional<String> by) {

  /** Whether a task that recovered is out of Cloud Map for good. */
  boolean isStranded() {
    return life.moments().recovered().isPresent() && by.isPresent();
  }
}
