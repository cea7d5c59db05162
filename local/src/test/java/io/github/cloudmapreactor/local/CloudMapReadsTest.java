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
import software.amazon.awssdk.services.servicediscovery.model.HealthStatusFilter;
import software.amazon.awssdk.services.servicediscovery.model.HttpInstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.InvalidInputException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceType;

final class CloudMapReadsTest {
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
  void ownServicesAreKnownByIdAndByArn() {
    assertThat(getInstance(OWN_ARN, "task-1")).isEqualTo(getInstance("srv-orders", "task-1"));
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> getInstance(OWN_ARN.replace("eu-west-1", "eu-west-2"), "task-1"));
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> getInstance("srv-none", "task-1"));
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

  private Map<String, String> getInstance(String service, String instance) {
    return cloudMap
        .getInstance(request -> request.serviceId(service).instanceId(instance))
        .instance()
        .attributes();
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
