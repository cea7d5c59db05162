package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.local.Registry.Instance;
import io.github.cloudmapreactor.local.Registry.Service;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Plays the operations of Cloud Map that leave the registry as it is. */
final class CloudMapReads {
  private static final int LARGEST_PAGE = 100;
  private static final int MOST_DISCOVERED = 1_000;

  private final Arns arns;
  private final Supplier<Registry> registry;

  CloudMapReads(Arns arns, Supplier<Registry> registry) {
    this.arns = arns;
    this.registry = registry;
  }

  ObjectNode getInstance(Request request) {
    Service service = registry.get().called(request, "ServiceId");
    String id = request.text("InstanceId", 64);
    Instance instance = service.called(id);
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    result.put("ResourceOwner", service.seed().account());
    ObjectNode json = result.putObject("Instance");
    json.put("Id", id);
    instance.creatorRequestId().ifPresent(creator -> json.put("CreatorRequestId", creator));
    json.set("Attributes", instance.attributesJson());
    json.put("CreatedByAccount", arns.account());
    return result;
  }

  ObjectNode listInstances(Request request) {
    Service service = registry.get().called(request, "ServiceId");
    int size = request.integer("MaxResults", 1, LARGEST_PAGE, LARGEST_PAGE);
    var ids = new TreeSet<>(service.instances().keySet());
    Page page = Page.of(request, "ListInstances " + service.seed().id(), ids, "NextToken", size);
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    result.put("ResourceOwner", service.seed().account());
    ArrayNode instances = result.putArray("Instances");
    for (String id : page.keys()) {
      ObjectNode json = instances.addObject();
      json.put("Id", id);
      json.set("Attributes", service.called(id).attributesJson());
      json.put("CreatedByAccount", arns.account());
    }
    page.nextToken().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  ObjectNode getService(Request request) {
    Service service = registry.get().called(request, "Id");
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ObjectNode json = result.putObject("Service");
    json.put("Id", service.seed().id());
    json.put("Arn", service.arn());
    json.put("ResourceOwner", service.seed().account());
    json.put("Name", service.seed().name());
    json.put("NamespaceId", "ns-" + service.seed().namespace());
    json.put("InstanceCount", service.instances().size());
    json.put("Type", registry.get().isDns(service.seed().namespace()) ? "DNS_HTTP" : "HTTP");
    if (service.seed().customHealthCheck()) {
      json.putObject("HealthCheckCustomConfig").put("FailureThreshold", 1);
    }
    json.put("CreatedByAccount", arns.account());
    return result;
  }

  /** Finds instances as a client of the service does. */
  ObjectNode discoverInstances(Request request) {
    request.notPlayed("OptionalParameters");
    Service service = discovered(request);
    int most = request.integer("MaxResults", 1, MOST_DISCOVERED, LARGEST_PAGE);
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode instances = result.putArray("Instances");
    matching(request, service).stream()
        .limit(most)
        .forEach(
            id -> {
              Instance instance = service.called(id);
              ObjectNode json = instances.addObject();
              json.put("InstanceId", id);
              json.put("NamespaceName", service.seed().namespace());
              json.put("ServiceName", service.seed().name());
              json.put("HealthStatus", health(instance, request.now()));
              json.set("Attributes", instance.attributesJson());
            });
    return result;
  }

  private Service discovered(Request request) {
    String namespace = request.text("NamespaceName", 1_024);
    String name = request.text("ServiceName", 127);
    String owner = request.findText("OwnerAccount").orElse(arns.account());
    List<Service> inNamespace =
        registry.get().services().stream()
            .filter(service -> service.seed().namespace().equals(namespace))
            .filter(service -> service.seed().account().equals(owner))
            .toList();
    if (inNamespace.isEmpty()) {
      throw new ServiceError("NamespaceNotFound", "No namespace %s".formatted(namespace));
    }
    return inNamespace.stream()
        .filter(service -> service.seed().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ServiceError("ServiceNotFound", "No service %s".formatted(name)));
  }

  private static List<String> matching(Request request, Service service) {
    String filter = request.findText("HealthStatus").orElse("HEALTHY");
    var wanted = request.textMap("QueryParameters").entrySet();
    SortedMap<String, String> healthById = new TreeMap<>();
    service
        .instances()
        .forEach(
            (id, instance) -> {
              if (instance.attributes().entrySet().containsAll(wanted)) {
                healthById.put(id, health(instance, request.now()));
              }
            });
    // https://docs.aws.amazon.com/cloud-map/latest/api/API_DiscoverInstances.html: the filter is
    // ignored where the service has no health check.
    return switch (service.seed().customHealthCheck() ? filter : "ALL") {
      case "ALL" -> List.copyOf(healthById.keySet());
      case "HEALTHY", "UNHEALTHY" -> having(filter, healthById);
      case "HEALTHY_OR_ELSE_ALL" -> {
        List<String> healthy = having("HEALTHY", healthById);
        yield healthy.isEmpty() ? List.copyOf(healthById.keySet()) : healthy;
      }
      default -> throw request.invalid("HealthStatus cannot be %s".formatted(filter));
    };
  }

  private static List<String> having(String health, SortedMap<String, String> healthById) {
    return healthById.keySet().stream().filter(id -> health.equals(healthById.get(id))).toList();
  }

  private static String health(Instance instance, Instant now) {
    return instance.health().map(health -> health.at(now)).orElse("UNKNOWN");
  }
}
