package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import java.time.Duration;
import java.util.Optional;

/**
 * How ECS behaves.
 *
 * @param deregisters how long after a task's first sign of a stop ECS itself deregisters it; absent
 *     where it is to leave that to others
 * @param describable how long a stopped task can still be described
 * @param replacesUnhealthy whether an UNHEALTHY task gets a replacement, and is stopped when that
 *     one is HEALTHY
 */
public record EcsTraits(
    Optional<Delay> deregisters, Duration describable, boolean replacesUnhealthy) {

  /** As assumed where nothing else is to be looked at. */
  public static final EcsTraits DEFAULT =
      new EcsTraits(Optional.of(Assumptions.ECS_DEREGISTERS), Assumptions.DESCRIBABLE, true);

  /** The same, but UNHEALTHY tasks stay as they are. */
  public EcsTraits withoutReplacement() {
    return new EcsTraits(deregisters, describable, false);
  }

  /** The same, but ECS leaves the instances of its tasks where they are. */
  public EcsTraits withoutDeregistration() {
    return new EcsTraits(Optional.empty(), describable, replacesUnhealthy);
  }
}
