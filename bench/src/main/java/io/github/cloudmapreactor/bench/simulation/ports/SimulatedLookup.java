package io.github.cloudmapreactor.bench.simulation.ports;

import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds where the tasks of services of the simulated ECS register. */
public final class SimulatedLookup implements RegistrationLookup {

  private final World world;
  private final AwsClient client;
  private final InstantSource clock;

  /** Looks {@code world} up through {@code client}. */
  public SimulatedLookup(World world, AwsClient client, InstantSource clock) {
    this.world = world;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Map<String, ServiceView> find(Arn cluster, List<String> names) {
    if (names.size() > SERVICES_A_CALL) {
      throw new AssertionError("DescribeServices takes 10 services, not " + names.size());
    }
    Instant readAt = clock.instant();
    return CallFailures.make(
        "describing the services %s of %s".formatted(names, cluster),
        () -> client.call(ApiOperation.DESCRIBE_SERVICES, () -> views(cluster, names, readAt)));
  }

  private Map<String, ServiceView> views(Arn cluster, List<String> names, Instant readAt) {
    String name = TaskRef.clusterName(cluster).orElseThrow();
    return names.stream()
        .flatMap(each -> world.ecs().service(name, each).stream())
        .collect(
            Collectors.toMap(service -> service.ref().name(), service -> view(service, readAt)));
  }

  private static ServiceView view(EcsService service, Instant readAt) {
    return new ServiceView(
        service.ref(),
        "ACTIVE",
        service.deployments().stream()
            .flatMap(deployment -> deployment.cloudMapServices().stream())
            .distinct()
            .toList(),
        service.deployments().stream()
            .map(
                each ->
                    new ServiceView.Deployment(
                        each.id(), each.cloudMapServices(), !each.inProgress()))
            .toList(),
        service.spec().tags(),
        new ServiceView.Counts(service.spec().desiredCount(), service.running(), service.pending()),
        service.spec().gracePeriod(),
        readAt);
  }
}
