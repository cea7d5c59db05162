package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.bench.simulation.world.EcsTask;

/** A design at work; it hears what a task's own containers would notice. */
public interface Deployed {

  /** A task's containers have started. */
  default void started(EcsTask task) {}

  /** A task's containers get SIGTERM, and have some seconds still. */
  default void terminated(EcsTask task) {}

  /** A task's containers have ended, or their host has. */
  default void died(EcsTask task) {}

  /** What it has used so far, beside calls. */
  default Usage usage() {
    return Usage.NONE;
  }
}
