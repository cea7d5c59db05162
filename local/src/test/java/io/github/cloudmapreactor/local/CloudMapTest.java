package io.github.cloudmapreactor.local;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.HealthStatusFilter;
import software.amazon.awssdk.services.servicediscovery.model.HttpInstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.InvalidInputException;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.OperationNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;
import software.amazon.awssdk.services.servicediscovery.model.OperationType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;

final class CloudMapTest {
  private static final String SHARED_ARN =
      "arn:aws:servicediscovery:eu-west-1:999988887777:service/srv-shared";

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [
              { "id": "srv-orders", "namespace": "shop",
                "instances": [ { "id": "task-1", "attributes": { "AWS_INSTANCE_IPV4": "10.0.1.17" } } ] },
              { "id": "srv-shared", "account": "999988887777",
                "instances": [ { "id": "task-3", "attributes": {} } ] } ] }
          """);

  private final ServiceDiscoveryClient cloudMap = bed.cloudMap();

  @Test
  void deregistrationTakesEffectWhenItsOperationSucceeds() {
    String operation = deregister("srv-orders", "task-1");

    assertThat(status(operation)).isEqualTo(OperationStatus.SUBMITTED);
    bed.clock.advance(Duration.ofMillis(50));
    assertThat(status(operation)).isEqualTo(OperationStatus.PENDING);
    assertThat(bed.standIn.registry().get("srv-orders")).containsExactly("task-1");
    bed.clock.advance(Duration.ofMillis(99));
    assertThat(status(operation)).isEqualTo(OperationStatus.PENDING);
    bed.clock.advance(Duration.ofMillis(1));
    assertThat(status(operation)).isEqualTo(OperationStatus.SUCCESS);
    assertThat(bed.standIn.registry().get("srv-orders")).isEmpty();
  }

  @Test
  void operationNamesItsTargetsTypeAndTimes() {
    String id = deregister("srv-orders", "task-1");
    bed.operationsEnd();

    Operation operation = operation(id);
    assertThat(operation.id()).isEqualTo(id);
    assertThat(operation.type()).isEqualTo(OperationType.DEREGISTER_INSTANCE);
    assertThat(operation.targets())
        .containsOnly(
            Map.entry(OperationTargetType.SERVICE, "srv-orders"),
            Map.entry(OperationTargetType.INSTANCE, "task-1"));
    assertThat(operation.ownerAccount()).isEqualTo("210987654321");
    assertThat(operation.createDate()).isEqualTo(TestBed.START);
    assertThat(operation.updateDate()).isEqualTo(TestBed.START.plusMillis(150));
    assertThat(operation.errorCode()).isNull();
  }

  @Test
  void operationTimesCanBeSet() {
    bed.standIn.operationTimes(Duration.ofSeconds(1), Duration.ofSeconds(5));
    String operation = deregister("srv-orders", "task-1");

    bed.clock.advance(Duration.ofMillis(4_999));
    assertThat(status(operation)).isEqualTo(OperationStatus.PENDING);
    bed.clock.advance(Duration.ofMillis(1));
    assertThat(status(operation)).isEqualTo(OperationStatus.SUCCESS);
  }

  @Test
  void scriptedOperationFailsAndHasNoEffect() {
    bed.standIn
        .faults()
        .on("DeregisterInstance")
        .next(1)
        .operationFails("ACCESS_DENIED", "route53:ChangeResourceRecordSets is missing");
    String id = deregister("srv-orders", "task-1");
    assertThat(operation(id).errorCode()).isNull();
    bed.operationsEnd();

    Operation operation = operation(id);
    assertThat(operation.status()).isEqualTo(OperationStatus.FAIL);
    assertThat(operation.errorCode()).isEqualTo("ACCESS_DENIED");
    assertThat(operation.errorMessage()).isEqualTo("route53:ChangeResourceRecordSets is missing");
    assertThat(bed.standIn.registry().get("srv-orders")).containsExactly("task-1");
    deregister("srv-orders", "task-1");
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-orders")).isEmpty();
  }

  @Test
  void secondDeregistrationFindsTheFirstUnderWayAndThenNothing() {
    String operation = deregister("srv-orders", "task-1");

    assertThatExceptionOfType(DuplicateRequestException.class)
        .isThrownBy(() -> deregister("srv-orders", "task-1"))
        .satisfies(
            e -> {
              assertThat(e.duplicateOperationId()).isEqualTo(operation);
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.requestId()).isNotBlank();
              assertThat(e.awsErrorDetails().errorMessage()).contains("task-1");
            });
    bed.operationsEnd();
    assertThatExceptionOfType(InstanceNotFoundException.class)
        .isThrownBy(() -> deregister("srv-orders", "task-1"));
  }

  @Test
  void registrationTakesEffectWhenItsOperationSucceeds() {
    register("srv-orders", "task-9", Map.of("AWS_INSTANCE_IPV4", "10.0.1.99"));

    assertThatExceptionOfType(InstanceNotFoundException.class)
        .isThrownBy(() -> getInstance("srv-orders", "task-9"));
    assertThatExceptionOfType(DuplicateRequestException.class)
        .isThrownBy(() -> register("srv-orders", "task-9", Map.of()));
    bed.operationsEnd();
    assertThat(getInstance("srv-orders", "task-9"))
        .containsExactly(Map.entry("AWS_INSTANCE_IPV4", "10.0.1.99"));
  }

  @Test
  void registeringAnExistingIdReplacesIt() {
    register("srv-orders", "task-1", Map.of("zone", "a"));
    bed.operationsEnd();

    assertThat(getInstance("srv-orders", "task-1")).containsExactly(Map.entry("zone", "a"));
    assertThat(bed.standIn.registry().get("srv-orders")).containsExactly("task-1");
  }

  @Test
  void serviceHoldsAThousandInstancesAndNoMore() {
    IntStream.range(0, 998)
        .forEach(i -> bed.standIn.registerInstance("srv-orders", "filler-" + i, Map.of()));
    register("srv-orders", "last", Map.of());

    assertThatExceptionOfType(ResourceLimitExceededException.class)
        .isThrownBy(() -> register("srv-orders", "too-many", Map.of()));
    register("srv-orders", "task-1", Map.of("replaced", "yes"));
  }

  @Test
  void servicesOfAnotherAccountAreKnownByArnOnly() {
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> deregister("srv-shared", "task-3"));
    String id = deregister(SHARED_ARN, "task-3");
    bed.operationsEnd();

    assertThatExceptionOfType(OperationNotFoundException.class).isThrownBy(() -> operation(id));
    Operation operation =
        cloudMap
            .getOperation(request -> request.operationId(id).ownerAccount("999988887777"))
            .operation();
    assertThat(operation.status()).isEqualTo(OperationStatus.SUCCESS);
    assertThat(operation.ownerAccount()).isEqualTo("999988887777");
    assertThat(bed.standIn.registry().get("srv-shared")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"ServiceId\": \"\", \"InstanceId\": \"task-1\"}",
        "{\"ServiceId\": \"srv-orders\", \"InstanceId\": null}",
        "{\"ServiceId\": \"srv-orders\", \"InstanceId\": \"0123456789012345678901234567890123456789012345678901234567890123x\"}"
      })
  void refusesMalformedInput(String body) {
    var answer = bed.post("Route53AutoNaming_v20170314.DeregisterInstance", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"__type\":\"InvalidInput\"").contains("\"Message\":");
  }

  @Test
  void refusesInstancesThatNoRegistryTakes() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> register("srv-orders", "with blank", Map.of()));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> register("srv-orders", "task-9", Map.of("key", "x".repeat(1_025))));
    Map<String, String> tooMany =
        IntStream.range(0, 31).boxed().collect(toMap(i -> "key-" + i, i -> "value"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> register("srv-orders", "task-9", tooMany));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                cloudMap.listInstances(request -> request.serviceId("srv-orders").maxResults(101)));
    assertThat(
            bed.post(
                    "Route53AutoNaming_v20170314.RegisterInstance",
                    "{\"ServiceId\":\"srv-orders\",\"InstanceId\":\"x\"}")
                .body())
        .contains("InvalidInput");
  }

  @Test
  void worldCanBeChangedWhileItRuns() {
    bed.standIn.putCloudMapService(
        new Seed.CloudMapService("srv-new", "new", "shop", "210987654321", false, List.of()));
    bed.standIn.registerInstance("srv-new", "task-7", Map.of());
    assertThat(discovered("new", HealthStatusFilter.ALL)).containsExactly("task-7");
    String operation = deregister("srv-new", "task-7");

    bed.standIn.removeCloudMapService("srv-new");
    bed.operationsEnd();
    assertThat(status(operation)).isEqualTo(OperationStatus.SUCCESS);
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> deregister("srv-new", "task-7"));
  }

  private String deregister(String service, String instance) {
    return cloudMap
        .deregisterInstance(request -> request.serviceId(service).instanceId(instance))
        .operationId();
  }

  private String register(String service, String instance, Map<String, String> attributes) {
    return cloudMap
        .registerInstance(
            request -> request.serviceId(service).instanceId(instance).attributes(attributes))
        .operationId();
  }

  private Map<String, String> getInstance(String service, String instance) {
    return cloudMap
        .getInstance(request -> request.serviceId(service).instanceId(instance))
        .instance()
        .attributes();
  }

  private Operation operation(String id) {
    return cloudMap.getOperation(request -> request.operationId(id)).operation();
  }

  private OperationStatus status(String id) {
    return operation(id).status();
  }

  private List<String> discovered(String service, HealthStatusFilter filter) {
    return cloudMap
        .discoverInstances(
            request -> request.namespaceName("shop").serviceName(service).healthStatus(filter))
        .instances()
        .stream()
        .map(HttpInstanceSummary::instanceId)
        .toList();
  }
}
