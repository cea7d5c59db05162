package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.CloudMap;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.core.CloudMapService;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Instances that belong to somebody else and stay where they are, whatever ECS knows of them. */
final class Others {

  private final CloudMap cloudMap;
  private final Dice dice;
  private final List<Instance> instances = new ArrayList<>();

  /**
   * An instance of somebody else.
   *
   * @param service the id of the Cloud Map service
   * @param id its id
   */
  record Instance(String service, String id) {}

  Others(CloudMap cloudMap, Dice dice) {
    this.cloudMap = cloudMap;
    this.dice = dice;
  }

  /** Registers some beside the tasks of a service. */
  void settleBeside(EcsService service) {
    for (CloudMapService each : service.primary().cloudMapServices()) {
      if (dice.happens(0.5)) {
        put(each, service);
      }
    }
  }

  private void put(CloudMapService where, EcsService service) {
    byte[] bytes = new byte[16];
    dice.random().nextBytes(bytes);
    String id = dice.happens(0.8) ? HexFormat.of().formatHex(bytes) : "by-hand-" + bytes[0];
    cloudMap.put(where.id(), id, attributes(service));
    instances.add(new Instance(where.id(), id));
  }

  /** What somebody else registers with: much like ours, so that it is easily taken for it. */
  private Map<String, String> attributes(EcsService service) {
    String name = service.ref().name();
    String cluster = service.cluster();
    return dice.oneOf(
        Map.of("AWS_INSTANCE_IPV4", "10.9.9.9"),
        Map.of("DeploymentId", deployment("999999999999", "eu-west-1", cluster, name)),
        Map.of("DeploymentId", deployment("123456789012", "us-east-1", cluster, name)),
        Map.of("DeploymentId", deployment("123456789012", "eu-west-1", cluster, "other-9")),
        Map.of("DeploymentId", deployment("123456789012", "eu-west-1", "dev-9", name)),
        Map.of("DeploymentId", "no ARN", "ECS_CLUSTER_NAME", cluster, "ECS_SERVICE_NAME", name),
        Map.of("ECS_CLUSTER_NAME", "dev-9", "ECS_SERVICE_NAME", name),
        Map.of("ECS_CLUSTER_NAME", cluster, "ECS_SERVICE_NAME", "other-9"),
        Map.of("ECS_CLUSTER_NAME", cluster, "ECS_SERVICE_NAME", name, "REGION", "us-east-1"),
        Map.of("ECS_SERVICE_NAME", name));
  }

  private static String deployment(String account, String region, String cluster, String service) {
    return "arn:aws:ecs:%s:%s:task-set/%s/%s/ecs-svc/1"
        .formatted(region, account, cluster, service);
  }

  /** Whether an instance is one of these. */
  boolean have(String service, String id) {
    return instances.contains(new Instance(service, id));
  }

  /** Those that are not there any more. */
  List<Instance> gone() {
    return instances.stream()
        .filter(each -> cloudMap.instance(each.service(), each.id()).isEmpty())
        .toList();
  }
}
