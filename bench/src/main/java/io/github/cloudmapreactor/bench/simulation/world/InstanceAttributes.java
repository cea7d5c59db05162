package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec.Discovery;
import java.util.Map;

/** What ECS registers a task's instances with. */
final class InstanceAttributes {

  private static final String[] ZONES = {"a", "b", "c"};
  private static final String PORT = "8080";

  private InstanceAttributes() {}

  /**
   * The attributes of the {@code number}th task.
   *
   * @param home where it lies
   * @param service its service
   * @param deployment the deployment that started it
   */
  static Map<String, String> of(Home home, EcsService service, Deployment deployment, int number) {
    String address =
        "10.%d.%d.%d".formatted((number >> 16) & 255, (number >> 8) & 255, number & 255);
    String zone = home.region() + ZONES[number % ZONES.length];
    return service.spec().discovery() == Discovery.SERVICE_CONNECT
        ? Map.of(
            "AWS_INSTANCE_IPV4", address,
            "AWS_INSTANCE_PORT", PORT,
            "AvailabilityZone", zone,
            "DeploymentId",
                home.deployment(service.cluster(), service.ref().name(), deployment.id())
                    .toString())
        : Map.of(
            "AWS_INSTANCE_IPV4", address,
            "AWS_INSTANCE_PORT", PORT,
            "AVAILABILITY_ZONE", zone,
            "REGION", home.region(),
            "ECS_SERVICE_NAME", service.ref().name(),
            "ECS_CLUSTER_NAME", service.cluster(),
            "ECS_TASK_DEFINITION_FAMILY", service.ref().name());
  }
}
