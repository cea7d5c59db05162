package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;

/**
 * The account and region that a world lies in, and the ARNs of what is in there.
 *
 * @param partition such as {@code aws}
 * @param region such as {@code eu-west-1}
 * @param account twelve digits
 */
public record Home(String partition, String region, String account) {

  /** Where worlds lie that have no reason to lie elsewhere. */
  public static final Home DEFAULT = new Home("aws", "eu-west-1", "123456789012");

  /** The ARN of a cluster. */
  public Arn cluster(String name) {
    return ecs("cluster/" + name);
  }

  /** A task of a cluster. */
  public TaskRef task(String cluster, String id) {
    return new TaskRef(ecs("task/" + cluster + "/" + id), cluster, id);
  }

  /** A deployment of an ECS service, as Service Connect writes it into its instances. */
  Arn deployment(String cluster, String service, String deployment) {
    return ecs("task-set/%s/%s/%s".formatted(cluster, service, deployment));
  }

  /** A Cloud Map service, by its id. */
  public CloudMapService cloudMapService(String id) {
    return new CloudMapService(
        new Arn(partition, "servicediscovery", region, account, "service/" + id), id);
  }

  private Arn ecs(String resource) {
    return new Arn(partition, "ecs", region, account, resource);
  }
}
