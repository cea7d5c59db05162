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
   * @param registering the ECS services that register there
   */
  record OfCloudMap(CloudMapService service, String account, List<ServiceView> registering)
      implements Found {}
}
