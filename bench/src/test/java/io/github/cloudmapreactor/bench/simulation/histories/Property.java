package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that holds in every history; each answer is what speaks against it, as a sentence. */
interface Property {

  /** The product is about to call DeregisterInstance. */
  default Optional<String> removing(Environment by, CloudMapService where, TaskRef task) {
    return Optional.empty();
  }

  /** The product is about to call GetInstance. */
  default Optional<String> reading(Environment by, CloudMapService where, TaskRef task) {
    return Optional.empty();
  }

  /** The product is about to call StopTask. */
  default Optional<String> stopping(Environment by, TaskRef task) {
    return Optional.empty();
  }

  /** Everything has come to rest. */
  default Stream<String> atRest() {
    return Stream.empty();
  }
}
