package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.local.OperationLog.Subject;
import io.github.cloudmapreactor.local.OperationLog.Submitted;
import io.github.cloudmapreactor.local.Registry.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Plays AWS Cloud Map: what changes the registry, here, and what only reads it, in {@link
 * CloudMapReads}.
 *
 * <p>Registrations and deregistrations take effect when their operation ends; see {@link
 * OperationLog}. Quotas: <a
 * href="https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-limits.html">Cloud Map
 * quotas</a>.
 */
final class CloudMap {
  private static final int INSTANCES_PER_SERVICE = 1_000;
  private static final int ATTRIBUTES_PER_INSTANCE = 30;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_VALUE = 1_024;
  private static final Pattern INSTANCE_ID = Pattern.compile("[0-9a-zA-Z_/:.@-]+");
  private static final Set<String> CUSTOM_HEALTH = Set.of("HEALTHY", "UNHEALTHY");

  private final Arns arns;
  private final InstantSource clock;
  private final Registry registry;
  private final OperationLog log = new OperationLog();

  CloudMap(Arns arns, InstantSource clock) {
    this.arns = arns;
    this.clock = clock;
    this.registry = new Registry(arns);
  }

  Map<String, Operation> operations() {
    var reads = new CloudMapReads(arns, this::registry);
    return Map.of(
        "RegisterInstance", this::registerInstance,
        "DeregisterInstance", this::deregisterInstance,
        "UpdateInstanceCustomHealthStatus", this::updateInstanceCustomHealthStatus,
        "GetOperation", this::getOperation,
        "GetInstance", reads::getInstance,
        "ListInstances", reads::listInstances,
        "GetService", reads::getService,
        "DiscoverInstances", reads::discoverInstances);
  }

  /** The registry with every operation in it that has ended by now. */
  Registry registry() {
    log.settle(clock.instant());
    return registry;
  }

  void operationTimes(Duration pending, Duration end) {
    log.times(pending, end);
  }

  private ObjectNode registerInstance(Request request) {
    Service service = registry().called(request, "ServiceId");
    String id = request.text("InstanceId", 64);
    if (!INSTANCE_ID.matcher(id).matches()) {
      throw request.invalid("InstanceId has characters that are not allowed: " + id);
    }
    Map<String, String> attributes = attributes(request);
    Optional<String> creator = request.findText("CreatorRequestId");
    refuseWhileUnderWay(service, id);
    refuseBeyondQuota(service, id);
    return submit(
        request, "REGISTER_INSTANCE", service, id, now -> now.register(id, attributes, creator));
  }

  private ObjectNode deregisterInstance(Request request) {
    Service service = registry().called(request, "ServiceId");
    String id = request.text("InstanceId", 64);
    refuseWhileUnderWay(service, id);
    service.called(id);
    return submit(request, "DEREGISTER_INSTANCE", service, id, now -> now.instances().remove(id));
  }

  private ObjectNode updateInstanceCustomHealthStatus(Request request) {
    Service service = registry().called(request, "ServiceId");
    String id = request.text("InstanceId", 64);
    String status = request.text("Status", 64);
    if (!CUSTOM_HEALTH.contains(status)) {
      throw request.invalid("Status must be one of %s, not %s".formatted(CUSTOM_HEALTH, status));
    }
    Registry.Instance instance = service.called(id);
    CustomHealth health =
        instance
            .health()
            .orElseThrow(
                () ->
                    new ServiceError(
                        "CustomHealthNotFound",
                        "Service %s has no custom health check".formatted(service.seed().id())));
    service.instances().put(id, instance.with(health.reported(status, request.now())));
    return AwsJson.MAPPER.createObjectNode();
  }

  private ObjectNode getOperation(Request request) {
    String id = request.text("OperationId", 255);
    String owner = request.findText("OwnerAccount").orElse(arns.account());
    Submitted operation =
        log.find(id)
            // In a namespace shared from another account the caller has to name that account.
            .filter(found -> found.subject().service().account().equals(owner))
            .orElseThrow(
                () -> new ServiceError("OperationNotFound", "No operation %s".formatted(id)));
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    result.set("Operation", json(operation, request.now()));
    return result;
  }

  private static ObjectNode json(Submitted operation, Instant now) {
    Subject subject = operation.subject();
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("Id", operation.id());
    json.put("OwnerAccount", subject.service().account());
    json.put("Type", subject.type());
    json.put("Status", operation.status(now));
    json.put("CreateDate", AwsJson.seconds(operation.submittedAt()));
    json.put("UpdateDate", AwsJson.seconds(operation.updatedAt(now)));
    json.putObject("Targets")
        .put("SERVICE", subject.service().id())
        .put("INSTANCE", subject.instanceId());
    if (operation.status(now).equals("FAIL")) {
      operation
          .failure()
          .ifPresent(
              failure ->
                  json.put("ErrorCode", failure.code()).put("ErrorMessage", failure.message()));
    }
    return json;
  }

  private ObjectNode submit(
      Request request, String type, Service service, String instanceId, Consumer<Service> effect) {
    String serviceId = service.seed().id();
    // Looked up again at the end: the service may have been deleted or replaced by then.
    Runnable atEnd = () -> registry.find(serviceId).ifPresent(effect);
    var subject = new Subject(type, service.seed(), instanceId);
    String id = log.submit(subject, request.now(), request.operationFailure(), atEnd);
    return AwsJson.MAPPER.createObjectNode().put("OperationId", id);
  }

  private void refuseWhileUnderWay(Service service, String instanceId) {
    log.findUnderWay(service.seed(), instanceId)
        .ifPresent(
            operation -> {
              throw new ServiceError(
                      "DuplicateRequest",
                      "Operation %s is under way for instance %s".formatted(operation, instanceId))
                  .with("DuplicateOperationId", operation);
            });
  }

  private void refuseBeyondQuota(Service service, String instanceId) {
    Set<String> instances = new HashSet<>(service.instances().keySet());
    instances.addAll(log.registering(service.seed()));
    if (!instances.contains(instanceId) && instances.size() >= INSTANCES_PER_SERVICE) {
      throw new ServiceError(
          "ResourceLimitExceeded",
          "Service %s has %d instances".formatted(service.seed().id(), INSTANCES_PER_SERVICE));
    }
  }

  private static Map<String, String> attributes(Request request) {
    if (!request.has("Attributes")) {
      throw request.invalid("Attributes is required");
    }
    Map<String, String> attributes = request.textMap("Attributes");
    if (attributes.size() > ATTRIBUTES_PER_INSTANCE) {
      throw request.invalid(
          "An instance has at most %d attributes".formatted(ATTRIBUTES_PER_INSTANCE));
    }
    attributes.forEach(
        (key, value) -> {
          if (key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
            throw request.invalid("The attribute %s is too long".formatted(key));
          }
        });
    return attributes;
  }
}
