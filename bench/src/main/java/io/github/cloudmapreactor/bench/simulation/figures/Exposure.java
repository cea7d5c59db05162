package io.github.cloudmapreactor.bench.simulation.figures;

import io.github.cloudmapreactor.bench.simulation.reactor.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a task got traffic although it was UNHEALTHY.
 *
 * @param sickAt when it turned UNHEALTHY
 * @param goneAt when its deregistration took effect
 * @param by who asked for that
 */
public record Exposure(Instant sickAt, Instant goneAt, String by) {

  /** How long. */
  public Duration time() {
    return Duration.between(sickAt, goneAt);
  }

  /**
   * Whether it lasted at most until the end of the first pass that began after the task turned
   * UNHEALTHY: the time to that pass's start, which is the interval at most, and the pass.
   */
  public boolean endsWithTheNextOf(List<Pass> passes) {
    Optional<Pass> next =
        passes.stream().filter(pass -> !pass.begun().isBefore(sickAt)).findFirst();
    return next.isPresent() && !goneAt.isAfter(next.get().ended());
  }
}
