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
import software.amazon.awssdk.services.servicediscovery.model.CustomHealthNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.CustomHealthStatus;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.HealthStatusFilter;
import software.amazon.awssdk.services.servicediscovery.model.HttpInstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.InvalidInputException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.OperationNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;
import software.amazon.awssdk.services.servicediscovery.model.OperationType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceType;

final class CloudMapTest {
  private static final String SHARED_ARN =
      "arn:aws:servicediscovery:eu-west-1:999988887777:service/srv-shared";
  private static final String OWN_ARN =
      "arn:aws:servicediscovery:eu-west-1:210987654321:service/srv-orders";

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [
              { "id": "srv-orders", "namespace": "shop",
                "instances": [ { "id": "task-1", "attributes": { "AWS_INSTANCE_IPV4": "10.0.1.17" } } ] },
              { "id": "srv-checked", "name": "checked", "namespace": "shop", "customHealthCheck": true,
                "instances": [ { "id": "task-1", "attributes": {} },
                               { "id": "task-2", "attributes": { "AWS_INIT_HEALTH_STATUS": "UNHEALTHY", "zone": "b" } } ] },
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
  void ownServicesAreKnownByIdAndByArn() {
    assertThat(getInstance(OWN_ARN, "task-1")).isEqualTo(getInstance("srv-orders", "task-1"));
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> getInstance(OWN_ARN.replace("eu-west-1", "eu-west-2"), "task-1"));
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> getInstance("srv-none", "task-1"));
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

  @Test
  void listsInstancesPageByPage() {
    IntStream.range(0, 250)
        .forEach(
            i -> bed.standIn.registerInstance("srv-orders", "filler-%03d".formatted(i), Map.of()));

    List<InstanceSummary> all =
        cloudMap.listInstancesPaginator(request -> request.serviceId("srv-orders")).stream()
            .flatMap(page -> page.instances().stream())
            .toList();
    assertThat(all).hasSize(251).extracting(InstanceSummary::id).doesNotHaveDuplicates();
    assertThat(all)
        .last()
        .returns(Map.of("AWS_INSTANCE_IPV4", "10.0.1.17"), InstanceSummary::attributes);
    assertThat(bed.calls()).containsExactly("ListInstances", "ListInstances", "ListInstances");
  }

  @Test
  void pagesGoOnWhereTheyStoppedWhateverHasGoneMeanwhile() {
    bed.standIn.registerInstance("srv-orders", "task-2", Map.of());
    bed.standIn.registerInstance("srv-orders", "task-3", Map.of());
    String token =
        cloudMap
            .listInstances(request -> request.serviceId("srv-orders").maxResults(2))
            .nextToken();
    bed.standIn.deregisterInstance("srv-orders", "task-2");

    var second =
        cloudMap.listInstances(
            request -> request.serviceId("srv-orders").maxResults(2).nextToken(token));
    assertThat(second.instances()).extracting(InstanceSummary::id).containsExactly("task-3");
    assertThat(second.nextToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "bm9uZQ==", "TGlzdEluc3RhbmNlcyBzcnYtY2hlY2tlZAp0YXNrLTE="})
  void refusesATokenThatIsNotOfThisList(String token) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                cloudMap.listInstances(
                    request -> request.serviceId("srv-orders").nextToken(token)));
  }

  @Test
  void getsInstanceAndService() {
    cloudMap.registerInstance(
        request ->
            request
                .serviceId("srv-checked")
                .instanceId("task-9")
                .creatorRequestId("once")
                .attributes(Map.of("zone", "c")));
    bed.operationsEnd();

    var instance =
        cloudMap.getInstance(request -> request.serviceId("srv-checked").instanceId("task-9"));
    assertThat(instance.resourceOwner()).isEqualTo("210987654321");
    assertThat(instance.instance().id()).isEqualTo("task-9");
    assertThat(instance.instance().creatorRequestId()).isEqualTo("once");
    var service = cloudMap.getService(request -> request.id("srv-checked")).service();
    assertThat(service.name()).isEqualTo("checked");
    assertThat(service.arn())
        .isEqualTo("arn:aws:servicediscovery:eu-west-1:210987654321:service/srv-checked");
    assertThat(service.instanceCount()).isEqualTo(3);
    assertThat(service.type()).isEqualTo(ServiceType.HTTP);
    assertThat(service.healthCheckCustomConfig()).isNotNull();
    assertThat(
            cloudMap
                .getService(request -> request.id("srv-orders"))
                .service()
                .healthCheckCustomConfig())
        .isNull();
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> cloudMap.getService(request -> request.id("srv-none")));
  }

  @Test
  void customHealthIsAppliedHalfAMinuteLater() {
    reportHealth("srv-checked", "task-1", CustomHealthStatus.UNHEALTHY);

    bed.clock.advance(Duration.ofSeconds(29));
    reportHealth("srv-checked", "task-1", CustomHealthStatus.UNHEALTHY);
    assertThat(health()).containsEntry("task-1", "HEALTHY").containsEntry("task-2", "UNHEALTHY");
    bed.clock.advance(Duration.ofSeconds(1));
    assertThat(health()).containsEntry("task-1", "UNHEALTHY");
  }

  @Test
  void customHealthTakenBackInTimeIsNeverApplied() {
    reportHealth("srv-checked", "task-1", CustomHealthStatus.UNHEALTHY);
    bed.clock.advance(Duration.ofSeconds(20));
    reportHealth("srv-checked", "task-1", CustomHealthStatus.HEALTHY);
    bed.clock.advance(Duration.ofMinutes(5));

    assertThat(health()).containsEntry("task-1", "HEALTHY");
  }

  @Test
  void customHealthNeedsACustomCheckAndAnInstance() {
    assertThatExceptionOfType(CustomHealthNotFoundException.class)
        .isThrownBy(() -> reportHealth("srv-orders", "task-1", CustomHealthStatus.UNHEALTHY));
    assertThatExceptionOfType(InstanceNotFoundException.class)
        .isThrownBy(() -> reportHealth("srv-checked", "task-9", CustomHealthStatus.UNHEALTHY));
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> reportHealth("srv-none", "task-1", CustomHealthStatus.UNHEALTHY));
  }

  @Test
  void discoversByHealth() {
    assertThat(discovered("checked", HealthStatusFilter.HEALTHY)).containsExactly("task-1");
    assertThat(discovered("checked", HealthStatusFilter.UNHEALTHY)).containsExactly("task-2");
    assertThat(discovered("checked", HealthStatusFilter.ALL)).containsExactly("task-1", "task-2");
    assertThat(discovered("checked", HealthStatusFilter.HEALTHY_OR_ELSE_ALL))
        .containsExactly("task-1");
    bed.standIn.deregisterInstance("srv-checked", "task-1");
    assertThat(discovered("checked", HealthStatusFilter.HEALTHY)).isEmpty();
    assertThat(discovered("checked", HealthStatusFilter.HEALTHY_OR_ELSE_ALL))
        .containsExactly("task-2");
  }

  @Test
  void discoveryIgnoresHealthWhereThereIsNoCheck() {
    assertThat(discovered("orders", HealthStatusFilter.UNHEALTHY)).containsExactly("task-1");
  }

  @Test
  void discoversByAttributesAndWithinLimits() {
    var byZone =
        cloudMap.discoverInstances(
            request ->
                request
                    .namespaceName("shop")
                    .serviceName("checked")
                    .healthStatus(HealthStatusFilter.ALL)
                    .queryParameters(Map.of("zone", "b")));
    assertThat(byZone.instances())
        .extracting(HttpInstanceSummary::instanceId)
        .containsExactly("task-2");
    var first =
        cloudMap.discoverInstances(
            request ->
                request
                    .namespaceName("shop")
                    .serviceName("checked")
                    .healthStatus(HealthStatusFilter.ALL)
                    .maxResults(1));
    assertThat(first.instances()).hasSize(1);
  }

  @Test
  void discoveryKnowsNamespacesOfOtherAccountsByTheirOwner() {
    assertThatExceptionOfType(NamespaceNotFoundException.class)
        .isThrownBy(() -> discover("local", "shared"));
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> discover("shop", "none"));
    var shared =
        cloudMap.discoverInstances(
            request ->
                request.namespaceName("local").serviceName("shared").ownerAccount("999988887777"));
    assertThat(shared.instances())
        .extracting(HttpInstanceSummary::instanceId)
        .containsExactly("task-3");
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

  private void reportHealth(String service, String instance, CustomHealthStatus status) {
    cloudMap.updateInstanceCustomHealthStatus(
        request -> request.serviceId(service).instanceId(instance).status(status));
  }

  private Map<String, String> health() {
    return cloudMap
        .discoverInstances(
            request ->
                request
                    .namespaceName("shop")
                    .serviceName("checked")
                    .healthStatus(HealthStatusFilter.ALL))
        .instances()
        .stream()
        .collect(toMap(HttpInstanceSummary::instanceId, HttpInstanceSummary::healthStatusAsString));
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

  private void discover(String namespace, String service) {
    cloudMap.discoverInstances(request -> request.namespaceName(namespace).serviceName(service));
  }
}
