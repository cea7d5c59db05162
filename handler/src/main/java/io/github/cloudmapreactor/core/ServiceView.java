package io.github.cloudmapreactor.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one DescribeServices says of an ECS service, as far as its registrations need it.
 *
 * @param service which ECS service
 * @param status ACTIVE, DRAINING or INACTIVE
 * @param cloudMapServices where its tasks register, of every deployment and task set, each once
 * @param tags the service's tags
 * @param desiredCount how many tasks ECS wants to run
 * @param gracePeriod how long after its start a task's failing health check is ignored
 * @param readAt when this was read
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html">Service
 *     of ECS</a>
 */
public record ServiceView(
    ServiceRef service,
    String status,
    List<CloudMapService> cloudMapServices,
    Map<String, String> tags,
    int desiredCount,
    Duration gracePeriod,
    Instant readAt) {

  /** Copies what can change. */
  public ServiceView {
    cloudMapServices = List.copyOf(cloudMapServices);
    tags = Map.copyOf(tags);
  }
}
