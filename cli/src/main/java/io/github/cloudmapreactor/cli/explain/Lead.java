package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.List;
import java.util.Optional;

/**
 * A task to look at, and what its instances say where those led to it.
 *
 * @param task which
 * @param registrant whose it is by its instance's attributes
 * @param listedIn where it was seen listed, beside where its service registers
 * @param complete whether nothing more could have led to it
 */
record Lead(
    TaskRef task,
    Optional<Registrant> registrant,
    List<CloudMapService> listedIn,
    boolean complete) {

  /** Copies what can change. */
  Lead {
    listedIn = List.copyOf(listedIn);
  }

  /** A task that ECS named. */
  static Lead of(TaskRef task) {
    return new Lead(task, Optional.empty(), List.of(), true);
  }
}
