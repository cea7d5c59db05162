package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationRequest;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ListInstancesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListInstancesResponse;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;

/**
 * The registry of instances, kept by Cloud Map.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_DeregisterInstance.html">DeregisterInstance</a>
 */
public final class CloudMapRegistry implements InstanceRegistry {

  /** Ends of an operation that a later attempt does not change. */
  private static final Set<String> FINAL_CODES =
      Set.of(
          "ACCESS_DENIED",
          "CANNOT_CREATE_HOSTED_ZONE",
          "HOSTED_ZONE_NOT_FOUND",
          "INVALID_CHANGE_BATCH");

  private final AwsClients clients;

  /** Speaks to Cloud Map through {@code clients}. */
  public CloudMapRegistry(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    return AwsCall.make(
        "deregistering the instance %s from %s".formatted(task.id(), service.id()),
        () -> requestRemoval(service.serviceIdFor(task.arn().account()), task.id()));
  }

  private Removal requestRemoval(String serviceId, String instanceId) {
    try {
      return new Removal.UnderWay(
          clients
              .serviceDiscovery()
              .deregisterInstance(request -> request.serviceId(serviceId).instanceId(instanceId))
              .operationId());
    } catch (DuplicateRequestException e) {
      return new Removal.UnderWay(e.duplicateOperationId());
    } catch (InstanceNotFoundException e) {
      return new Removal.NoInstance();
    } catch (ServiceNotFoundException e) {
      return new Removal.NoService();
    }
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    String serviceId = service.serviceIdFor(task.arn().account());
    return AwsCall.make(
        "reading the instance %s of %s".formatted(task.id(), service.id()),
        () ->
            clients
                .serviceDiscovery()
                .getInstance(request -> request.serviceId(serviceId).instanceId(task.id()))
                .instance()
                .attributes());
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, TaskRef task) {
    String serviceId = service.serviceIdFor(task.arn().account());
    return AwsCall.make("listing the instances of " + service.id(), () -> listInstances(serviceId));
  }

  /** All pages; one that fails fails the whole, for a part of a list proves nothing. */
  private Map<String, Map<String, String>> listInstances(String serviceId) {
    Map<String, Map<String, String>> listed = new LinkedHashMap<>();
    String token = null;
    do {
      ListInstancesRequest request =
          ListInstancesRequest.builder().serviceId(serviceId).nextToken(token).build();
      ListInstancesResponse page = clients.serviceDiscovery().listInstances(request);
      page.instances().forEach(instance -> listed.put(instance.id(), instance.attributes()));
      token = page.nextToken();
    } while (token != null && !token.isEmpty());
    return listed;
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    GetOperationRequest.Builder request = GetOperationRequest.builder().operationId(operationId);
    if (!service.arn().account().equals(task.arn().account())) {
      request.ownerAccount(service.arn().account());
    }
    return AwsCall.make(
        "reading the operation " + operationId,
        () -> state(clients.serviceDiscovery().getOperation(request.build()).operation()));
  }

  private static Operation state(
      software.amazon.awssdk.services.servicediscovery.model.Operation operation) {
    if (operation.status() == OperationStatus.SUCCESS) {
      return new Operation.Succeeded();
    }
    if (operation.status() != OperationStatus.FAIL) {
      return new Operation.Pending();
    }
    String code = String.valueOf(operation.errorCode());
    String advice =
        code.equals("ACCESS_DENIED")
            ? "; instances in DNS namespaces need Route 53 rights on the function's role"
            : "";
    String message =
        "the operation %s ended in FAIL with %s (%s)%s"
            .formatted(operation.id(), code, operation.errorMessage(), advice);
    return new Operation.Failed(new Failure(code, message, !FINAL_CODES.contains(code)));
  }
}
