package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.List;

/** What a subject turned out to be. */
sealed interface Found {

  /** A task. */
  record OfTask(Lead lead) implements Found {}

  /** An ECS service. */
  record OfService(ServiceView view) implements Found {}

  /**
   * A Cloud Map service.
   *
   * @param account the caller's
   * @param registering the ECS services that register there
   * @param complete whether these are all
   */
  record OfCloudMap(
      CloudMapService service, String account, List<ServiceView> registering, boolean complete)
      implements Found {

    /** Copies what can change. */
    public OfCloudMap {
      registering = List.copyOf(registering);
    }
  }
}
