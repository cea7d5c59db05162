package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.ServiceView.Counts;
import io.github.cloudmapreactor.core.ServiceView.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectServiceResource;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.StabilityStatus;
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
  public Map<String, ServiceView> find(Arn cluster, List<String> names) {
    String what = names.size() == 1 ? "service " : "services ";
    String doing = "describing the %s of %s".formatted(what + String.join(", ", names), cluster);
    Instant readAt = clock.instant();
    Optional<DescribeServicesResponse> answer = AwsCall.make(doing, () -> describe(cluster, names));
    return answer.map(found -> views(found, cluster, names, readAt, doing)).orElse(Map.of());
  }

  /** The answer, or nothing where the whole cluster is gone. */
  private Optional<DescribeServicesResponse> describe(Arn cluster, List<String> names) {
    try {
      return Optional.of(
          clients
              .ecs()
              .describeServices(
                  request ->
                      request
                          .cluster(cluster.toString())
                          .services(names)
                          .include(ServiceField.TAGS)));
    } catch (ClusterNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Map<String, ServiceView> views(
      DescribeServicesResponse answer,
      Arn cluster,
      List<String> names,
      Instant readAt,
      String doing) {
    Map<String, ServiceView> views = new LinkedHashMap<>();
    for (Service service : answer.services()) {
      String name = AwsCall.required(doing, "serviceName", service.serviceName());
      views.put(name, view(new ServiceRef(cluster, name), service, readAt, doing));
    }
    Set<String> missing =
        answer.failures().stream()
            .filter(failure -> EcsTaskSource.MISSING.equals(failure.reason()))
            .map(failure -> EcsFleet.lastPart(failure.arn()))
            .collect(Collectors.toSet());
    for (String name : names) {
      if (!views.containsKey(name) && !missing.contains(name)) {
        throw AwsCall.partial(
            doing, "ECS answered without the service %s: %s".formatted(name, answer.failures()));
      }
    }
    return views;
  }

  private static ServiceView view(ServiceRef ref, Service service, Instant readAt, String doing) {
    Integer grace = service.healthCheckGracePeriodSeconds();
    return new ServiceView(
        ref,
        AwsCall.required(doing, "status", service.status()),
        cloudMapServices(service, new Asked(ref.cluster(), doing)),
        deployments(service, new Asked(ref.cluster(), doing)),
        tags(service),
        new Counts(
            AwsCall.required(doing, "desiredCount", service.desiredCount()),
            countOrNone(service.runningCount()),
            countOrNone(service.pendingCount())),
        Duration.ofSeconds(countOrNone(grace)),
        readAt);
  }

  private static int countOrNone(@Nullable Integer stated) {
    return stated == null ? 0 : stated;
  }

  private static Map<String, String> tags(Service service) {
    return service.tags().stream()
        .collect(
            Collectors.toMap(
                Tag::key, tag -> tag.value() == null ? "" : tag.value(), (one, two) -> two));
  }

  /** Every Cloud Map service of every deployment, registry and task set, each once, in order. */
  private static List<CloudMapService> cloudMapServices(Service service, Asked asked) {
    return cloudMapServices(
        Stream.of(
                service.deployments().stream().flatMap(EcsRegistrationLookup::serviceConnect),
                registries(service.serviceRegistries()),
                service.taskSets().stream().flatMap(set -> registries(set.serviceRegistries())))
            .flatMap(arns -> arns),
        asked);
  }

  /** Deployments, and in their place task sets where another controller deploys. */
  private static List<Deployment> deployments(Service service, Asked asked) {
    Stream<Deployment> deployments =
        service.deployments().stream()
            .map(
                each ->
                    new Deployment(
                        String.valueOf(each.id()),
                        cloudMapServices(
                            Stream.concat(serviceConnect(each), registriesOf(each, service)),
                            asked),
                        each.rolloutState() == null
                            || each.rolloutState() == DeploymentRolloutState.COMPLETED));
    Stream<Deployment> taskSets =
        service.taskSets().stream()
            .map(
                each ->
                    new Deployment(
                        String.valueOf(each.id()),
                        cloudMapServices(registries(each.serviceRegistries()), asked),
                        each.stabilityStatus() == null
                            || each.stabilityStatus() == StabilityStatus.STEADY_STATE));
    return Stream.concat(deployments, taskSets).toList();
  }

  private static Stream<String> serviceConnect(
      software.amazon.awssdk.services.ecs.model.Deployment deployment) {
    return deployment.serviceConnectResources().stream()
        .map(ServiceConnectServiceResource::discoveryArn);
  }

  /** A service's registries are those of its newest deployment: they can be changed. */
  private static Stream<String> registriesOf(
      software.amazon.awssdk.services.ecs.model.Deployment deployment, Service service) {
    boolean newest = service.deployments().size() == 1 || "PRIMARY".equals(deployment.status());
    return newest ? registries(service.serviceRegistries()) : Stream.empty();
  }

  private static Stream<String> registries(List<ServiceRegistry> registries) {
    return registries.stream().map(ServiceRegistry::registryArn);
  }

  private static List<CloudMapService> cloudMapServices(Stream<String> arns, Asked asked) {
    return arns.filter(Objects::nonNull).distinct().map(asked::cloudMapService).toList();
  }

  /** Whose services were asked for, and in what words. */
  private record Asked(Arn cluster, String doing) {

    /**
     * Another account's is fine, for it may share its namespace; another region's id would be taken
     * for one of this region.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-shared-namespaces.html">Service
     *     Connect with shared namespaces</a>
     */
    CloudMapService cloudMapService(String arn) {
      return CloudMapService.of(arn)
          .filter(service -> service.arn().sharesRegionWith(cluster))
          .orElseThrow(
              () ->
                  new CallFailedException(
                      new Failure(
                          "UnknownRegistry",
                          "%s: it registers in %s, which is no Cloud Map service of %s, %s"
                              .formatted(doing, arn, cluster.partition(), cluster.region()),
                          false)));
    }
  }
}
