package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Decides which attempts go wrong, and how. */
@FunctionalInterface
public interface Faults {

  /** Everything goes well. */
  Faults NONE = attempt -> Fault.NONE;

  /** What goes wrong with this attempt. */
  Fault of(Attempt attempt);

  /** A share of those attempts that are {@code wanted} goes wrong, by chance. */
  static Faults share(Simulation simulation, double share, Fault fault, Predicate<Attempt> wanted) {
    RandomGenerator random = simulation.random();
    return attempt -> wanted.test(attempt) && random.nextDouble() < share ? fault : Fault.NONE;
  }

  /** These faults, and where they find none, those. */
  default Faults or(Faults others) {
    return attempt -> {
      Fault fault = of(attempt);
      return fault == Fault.NONE ? others.of(attempt) : fault;
    };
  }
}
