package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.HealthPass.Sight;
import java.time.Duration;
import java.time.Instant;

/**
 * A pass of the health watch.
 *
 * @param due for which tick
 * @param begun when it began
 * @param ended when it had ended
 * @param sight what it saw and did
 */
public record Pass(Instant due, Instant begun, Instant ended, Sight sight) {

  /** How long it took. */
  public Duration took() {
    return Duration.between(begun, ended);
  }
}
