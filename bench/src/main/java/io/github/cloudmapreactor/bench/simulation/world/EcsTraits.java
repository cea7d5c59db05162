package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import java.time.Duration;
import java.util.Optional;

/**
 * How ECS behaves.
 *
 * @param deregisters how long after a task's first sign of a stop ECS itself deregisters it; absent
 *     where it is to leave that to others
 * @param describable how long a stopped task can still be described
 * @param replaces whether a task that stops against its service's will is replaced, and one that is
 *     UNHEALTHY too, which is stopped when its replacement is HEALTHY
 */
public record EcsTraits(Optional<Delay> deregisters, Duration describable, boolean replaces) {

  /** As assumed where nothing else is to be looked at. */
  public static final EcsTraits DEFAULT =
      new EcsTraits(Optional.of(Assumptions.ECS_DEREGISTERS), Assumptions.DESCRIBABLE, true);

  /** The same, but no task is started that a scenario doesn't start. */
  public EcsTraits withoutReplacement() {
    return new EcsTraits(deregisters, describable, false);
  }

  /** The same, but ECS leaves the instances of its tasks where they are. */
  public EcsTraits withoutDeregistration() {
    return new EcsTraits(Optional.empty(), describable, replaces);
  }
}
