package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.core.CloudMapService;
import java.util.List;

/**
 * A deployment of an ECS service.
 *
 * @param id {@code ecs-svc/…}, which its tasks carry as {@code startedBy}
 * @param cloudMapServices where its tasks register
 * @param inProgress whether it is still rolling out
 */
public record Deployment(String id, List<CloudMapService> cloudMapServices, boolean inProgress) {

  /** Copies what can change. */
  public Deployment {
    cloudMapServices = List.copyOf(cloudMapServices);
  }
}
