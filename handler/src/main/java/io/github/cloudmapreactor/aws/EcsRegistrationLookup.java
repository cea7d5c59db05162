package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectServiceResource;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * Finds with DescribeServices where the tasks of an ECS service register.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html">DescribeServices</a>
 */
public final class EcsRegistrationLookup implements RegistrationLookup {

  private final AwsClients clients;
  private final InstantSource clock;

  /** Looks up through {@code clients}. */
  public EcsRegistrationLookup(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public Optional<ServiceView> find(ServiceRef service) {
    String doing = "describing the service %s of %s".formatted(service.name(), service.cluster());
    Instant readAt = clock.instant();
    return AwsCall.make(doing, () -> describe(service))
        .flatMap(answer -> serviceIn(answer, doing))
        .map(found -> view(service, found, readAt, doing));
  }

  /** The answer, or nothing where the whole cluster is gone. */
  private Optional<DescribeServicesResponse> describe(ServiceRef service) {
    try {
      return Optional.of(
          clients
              .ecs()
              .describeServices(
                  request ->
                      request
                          .cluster(service.cluster().toString())
                          .services(service.name())
                          .include(ServiceField.TAGS)));
    } catch (ClusterNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Service> serviceIn(DescribeServicesResponse answer, String doing) {
    if (!answer.services().isEmpty()) {
      return Optional.of(answer.services().get(0));
    }
    boolean missing =
        answer.failures().stream()
            .anyMatch(failure -> EcsTaskSource.MISSING.equals(failure.reason()));
    if (missing) {
      return Optional.empty();
    }
    throw AwsCall.partial(doing, "ECS answered without the service: " + answer.failures());
  }

  private static ServiceView view(ServiceRef ref, Service service, Instant readAt, String doing) {
    Integer grace = service.healthCheckGracePeriodSeconds();
    return new ServiceView(
        ref,
        AwsCall.required(doing, "status", service.status()),
        cloudMapServices(service, doing),
        tags(service),
        AwsCall.required(doing, "desiredCount", service.desiredCount()),
        Duration.ofSeconds(grace == null ? 0 : grace),
        readAt);
  }

  private static Map<String, String> tags(Service service) {
    return service.tags().stream()
        .collect(
            Collectors.toMap(
                Tag::key, tag -> tag.value() == null ? "" : tag.value(), (one, two) -> two));
  }

  /** Every Cloud Map service of every deployment, registry and task set, each once, in order. */
  private static List<CloudMapService> cloudMapServices(Service service, String doing) {
    Stream<String> serviceConnect =
        service.deployments().stream()
            .flatMap(deployment -> deployment.serviceConnectResources().stream())
            .map(ServiceConnectServiceResource::discoveryArn);
    Stream<ServiceRegistry> registries =
        Stream.concat(
            service.serviceRegistries().stream(),
            service.taskSets().stream().flatMap(set -> set.serviceRegistries().stream()));
    return Stream.concat(serviceConnect, registries.map(ServiceRegistry::registryArn))
        .filter(Objects::nonNull)
        .distinct()
        .map(arn -> cloudMapService(arn, doing))
        .toList();
  }

  private static CloudMapService cloudMapService(String arn, String doing) {
    return CloudMapService.of(arn)
        .orElseThrow(
            () ->
                new CallFailedException(
                    new Failure(
                        "UnknownRegistry",
                        "%s: it registers in %s, which is no Cloud Map service"
                            .formatted(doing, arn),
                        false)));
  }
}
