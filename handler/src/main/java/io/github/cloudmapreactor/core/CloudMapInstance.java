package io.github.cloudmapreactor.core;

import io.github.cloudmapreactor.core.TaskState.Owner;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance that a Cloud Map service lists, and whose it is by what its attributes say.
 *
 * @param service where it is listed
 * @param id its id, which for an instance that ECS registered is the task's
 * @param attributes what it was registered with
 */
public record CloudMapInstance(CloudMapService service, String id, Map<String, String> attributes) {

  private static final String TASK_SET = "task-set";

  /** Copies what can change. */
  public CloudMapInstance {
    attributes = Map.copyOf(attributes);
  }

  /**
   * Who registered an instance.
   *
   * @param task the task whose id the instance has
   * @param service the ECS service that its attributes name
   * @param owner the same in the words of ECS
   */
  public record Registrant(TaskRef task, ServiceRef service, Owner owner) {}

  /**
   * Which of these ECS services' tasks it is, or nothing where its attributes do not prove that it
   * is any. Others can register in the same Cloud Map service, and of their tasks ECS would say
   * that it does not know them.
   *
   * @param services ECS services that register here
   * @see <a
   *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html">RegisterInstance</a>
   */
  public Optional<Registrant> registrant(Collection<ServiceRef> services) {
    String deploymentId = attributes.get("DeploymentId");
    return deploymentId == null
        ? classic(services)
        : Arn.parse(deploymentId).flatMap(arn -> serviceConnect(arn, services));
  }

  /**
   * Service Connect states its deployment, {@code task-set/CLUSTER/SERVICE/ecs-svc/ID}, with
   * account and region.
   */
  private Optional<Registrant> serviceConnect(Arn deployment, Collection<ServiceRef> services) {
    String[] parts = deployment.resource().split("/", -1);
    if (!deployment.service().equals("ecs") || parts.length != 5 || !parts[0].equals(TASK_SET)) {
      return Optional.empty();
    }
    ServiceRef stated = new ServiceRef(deployment.withResource("cluster/" + parts[1]), parts[2]);
    return services.contains(stated)
        ? registrant(stated, parts[3] + "/" + parts[4])
        : Optional.empty();
  }

  /** Service discovery states names only: whose they are, only the account's own registry tells. */
  private Optional<Registrant> classic(Collection<ServiceRef> services) {
    return services.stream()
        .filter(each -> service.arn().sharesHomeWith(each.cluster()))
        .filter(each -> states("ECS_CLUSTER_NAME", each.clusterName()))
        .filter(each -> states("ECS_SERVICE_NAME", each.name()))
        .filter(each -> !attributes.containsKey("REGION") || states("REGION", each.region()))
        .findFirst()
        .flatMap(each -> registrant(each, null));
  }

  private boolean states(String attribute, String value) {
    return value.equals(attributes.get(attribute));
  }

  private Optional<Registrant> registrant(ServiceRef stated, @Nullable String startedBy) {
    return TaskRef.in(stated.cluster(), id)
        .map(task -> new Registrant(task, stated, Owner.ofService(stated.name(), startedBy)));
  }
}
