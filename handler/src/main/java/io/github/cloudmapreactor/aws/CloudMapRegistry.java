package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.servicediscovery.model.DeregisterInstanceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.GetInstanceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationResponse;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ListInstancesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListInstancesResponse;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationType;
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

  private static final int LARGEST_PAGE = 100;

  private final AwsClients clients;

  /** Speaks to Cloud Map through {@code clients}. */
  public CloudMapRegistry(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    String doing = "deregistering the instance %s from %s".formatted(task.id(), service.id());
    String serviceId = service.serviceIdFor(task.arn().account());
    return AwsCall.make(doing, () -> requestRemoval(doing, serviceId, task.id()));
  }

  private Removal requestRemoval(String doing, String serviceId, String instanceId) {
    try {
      DeregisterInstanceResponse answer =
          clients
              .serviceDiscovery()
              .deregisterInstance(request -> request.serviceId(serviceId).instanceId(instanceId));
      return new Removal.UnderWay(AwsCall.required(doing, "OperationId", answer.operationId()));
    } catch (DuplicateRequestException e) {
      return new Removal.UnderWay(
          AwsCall.required(doing, "DuplicateOperationId", e.duplicateOperationId()));
    } catch (InstanceNotFoundException e) {
      return new Removal.NoInstance();
    } catch (ServiceNotFoundException e) {
      return new Removal.NoService();
    }
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    String doing = "reading the instance %s of %s".formatted(task.id(), service.id());
    String serviceId = service.serviceIdFor(task.arn().account());
    GetInstanceResponse answer =
        AwsCall.make(
            doing,
            () ->
                clients
                    .serviceDiscovery()
                    .getInstance(request -> request.serviceId(serviceId).instanceId(task.id())));
    return AwsCall.required(doing, "Instance", answer.instance()).attributes();
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    String doing = "listing the instances of " + service.id();
    String serviceId = service.serviceIdFor(account);
    return AwsCall.make(doing, () -> listInstances(doing, serviceId));
  }

  /** All pages; one that fails fails the whole, for a part of a list proves nothing. */
  private Map<String, Map<String, String>> listInstances(String doing, String serviceId) {
    Map<String, Map<String, String>> listed = new LinkedHashMap<>();
    String token = null;
    do {
      ListInstancesRequest request =
          ListInstancesRequest.builder()
              .serviceId(serviceId)
              .maxResults(LARGEST_PAGE)
              .nextToken(token)
              .build();
      ListInstancesResponse page = clients.serviceDiscovery().listInstances(request);
      if (!page.hasInstances()) {
        throw AwsCall.partial(doing, "the answer states no Instances");
      }
      page.instances().forEach(instance -> listed.put(instance.id(), instance.attributes()));
      token = page.nextToken();
    } while (token != null && !token.isEmpty());
    return listed;
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    String doing = "reading the operation " + operationId;
    GetOperationRequest.Builder request = GetOperationRequest.builder().operationId(operationId);
    if (!service.arn().account().equals(task.arn().account())) {
      request.ownerAccount(service.arn().account());
    }
    GetOperationResponse answer =
        AwsCall.make(doing, () -> clients.serviceDiscovery().getOperation(request.build()));
    return state(AwsCall.required(doing, "Operation", answer.operation()));
  }

  /** How the removal ended; another operation under the id says nothing about the removal. */
  private static Operation state(
      software.amazon.awssdk.services.servicediscovery.model.Operation operation) {
    if (operation.type() != OperationType.DEREGISTER_INSTANCE) {
      String message =
          "the operation %s that was under way is a %s; the instance is to be deregistered after it"
              .formatted(operation.id(), operation.typeAsString());
      return new Operation.Failed(new Failure("OtherOperation", message, true));
    }
    if (operation.status() == OperationStatus.SUCCESS) {
      return new Operation.Succeeded();
    }
    if (operation.status() != OperationStatus.FAIL) {
      return new Operation.Pending();
    }
    String code = String.valueOf(operation.errorCode());
    String advice =
        code.equals("ACCESS_DENIED")
            ? "; instances in DNS namespaces need Route 53 rights: deploy with -c dnsNamespaces=true"
            : "";
    String message =
        "the operation %s ended in FAIL with %s (%s)%s"
            .formatted(operation.id(), code, operation.errorMessage(), advice);
    return new Operation.Failed(new Failure(code, message, !FINAL_CODES.contains(code)));
  }
}
