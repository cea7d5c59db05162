package io.github.cloudmapreactor.bench.simulation.ports;

import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds where the tasks of a service of the simulated ECS register. */
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
  public Optional<ServiceView> find(ServiceRef service) {
    Instant readAt = clock.instant();
    String cluster = TaskRef.clusterName(service.cluster()).orElseThrow();
    return CallFailures.make(
        "describing the service %s of %s".formatted(service.name(), service.cluster()),
        () ->
            client.call(
                ApiOperation.DESCRIBE_SERVICES,
                () ->
                    world.ecs().service(cluster, service.name()).map(each -> view(each, readAt))));
  }

  private static ServiceView view(EcsService service, Instant readAt) {
    return new ServiceView(
        service.ref(),
        "ACTIVE",
        service.deployments().stream()
            .flatMap(deployment -> deployment.cloudMapServices().stream())
            .distinct()
            .toList(),
        service.spec().tags(),
        service.spec().desiredCount(),
        service.spec().gracePeriod(),
        readAt);
  }
}
