package io.github.cloudmapreactor.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one DescribeServices says of an ECS service, as far as its registrations need it.
 *
 * @param service which ECS service
 * @param status ACTIVE, DRAINING or INACTIVE
 * @param cloudMapServices where its tasks register, of every deployment and task set, each once
 * @param deployments its deployments and task sets
 * @param tags the service's tags
 * @param counts how many tasks it has
 * @param gracePeriod how long after its start a task's failing health check is ignored
 * @param readAt when this was read
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html">Service
 *     of ECS</a>
 */
public record ServiceView(
    ServiceRef service,
    String status,
    List<CloudMapService> cloudMapServices,
    List<Deployment> deployments,
    Map<String, String> tags,
    Counts counts,
    Duration gracePeriod,
    Instant readAt) {

  /** Copies what can change. */
  public ServiceView {
    cloudMapServices = List.copyOf(cloudMapServices);
    deployments = List.copyOf(deployments);
    tags = Map.copyOf(tags);
  }

  /**
   * A deployment or a task set.
   *
   * @param id {@code ecs-svc/ID}, which its tasks state as what started them
   * @param cloudMapServices where its own tasks register, each once
   * @param settled whether it is neither being rolled out nor being replaced
   */
  public record Deployment(String id, List<CloudMapService> cloudMapServices, boolean settled) {

    /** Copies what can change. */
    public Deployment {
      cloudMapServices = List.copyOf(cloudMapServices);
    }
  }

  /**
   * How many tasks a service has.
   *
   * @param desired how many ECS wants to run
   * @param running how many run
   * @param pending how many start
   */
  public record Counts(int desired, int running, int pending) {}

  /** The deployment that starts its tasks under this name, where the service still has it. */
  public Optional<Deployment> deployment(String id) {
    return deployments.stream().filter(deployment -> deployment.id().equals(id)).findFirst();
  }

  /**
   * Whether the tasks that {@code deployment} starts register in a Cloud Map service: their own
   * deployment decides, for another one may register elsewhere.
   */
  public boolean registersIn(CloudMapService where, String deployment) {
    return deployment(deployment)
        .filter(found -> found.cloudMapServices().contains(where))
        .isPresent();
  }

  /** Whether ECS keeps its tasks running. */
  public boolean isActive() {
    return status.equals("ACTIVE");
  }

  /** Whether tasks of one deployment are being replaced by those of another. */
  public boolean isDeploying() {
    return deployments.size() != 1 || !deployments.get(0).settled();
  }
}
