package io.github.cloudmapreactor.cli.doctor;

import static io.github.cloudmapreactor.cli.doctor.ExaminedBed.checks;
import static io.github.cloudmapreactor.cli.doctor.ExaminedBed.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.local.Deployment;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor says of clusters, Cloud Map services and DNS namespaces in scope. */
final class DoctorScopeTest {

  @AutoClose private final ExaminedBed bed = new ExaminedBed();

  @Test
  void clustersAndCloudMapServicesThatAreNotThere() {
    bed.redeploy(Map.of("REACTOR_CLUSTERS", "shop,gone"));
    bed.standIn.removeCloudMapService("srv-basket");
    assertThat(checks(bed.examine()))
        .contains(
            "✗ clusters in scope, and not there: gone",
            "! Cloud Map services ECS services register where there is no Cloud Map service:"
                + " srv-basket",
            "✓ DNS namespaces no Cloud Map service in use has DNS records");
    bed.redeploy(Map.of("REACTOR_CLUSTERS", "x*"));
    Ran ran = bed.examine();
    assertThat(checks(ran))
        .contains(
            "! clusters none is in scope",
            "! Cloud Map services no ECS service in scope registers in any");
    assertThat(ran.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListClusters", "ListServices", "DescribeServices"})
  void whatTheWatchCouldNotReadIsNotTakenForNothing(String operation) {
    bed.standIn.faults().on(operation).accessDenied();
    String unknown = " not known, for " + operation + " failed";
    assertThat(checks(bed.examine()))
        .contains(
            "! Cloud Map services" + unknown,
            "! events function rights" + unknown,
            "! DNS namespaces" + unknown)
        .anyMatch(
            line ->
                line.equals("! clusters" + unknown) || line.equals("✓ clusters 1 in scope: shop"))
        .noneMatch(line -> line.contains("Widen") || line.startsWith("✓ DNS"));
  }

  @Test
  void aWatchThatDoesNotAnswerLeavesTheOthersUnknown() {
    bed.deployWatch(payload -> new InvocationResult.Returned("{}"));
    String unknown = " not known, for the probe of the watch function failed";
    assertThat(checks(bed.examine()))
        .contains("! events function rights" + unknown, "! DNS namespaces" + unknown);
  }

  @Test
  void ofTooManyCloudMapServicesOnlySomeAreTried() {
    String services =
        IntStream.range(0, 203)
            .mapToObj(
                i ->
                    "{\"arn\":\"%s\"}"
                        .formatted(DemoInstallation.arn("servicediscovery", "service/srv-" + i)))
            .collect(Collectors.joining(","));
    bed.deployWatch(
        payload ->
            new InvocationResult.Returned(
                "{\"probe\":{\"cloudMapServices\":[%s],\"untried\":3,\"calls\":[]}}"
                    .formatted(services)));
    AtomicInteger asked = new AtomicInteger();
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                DemoInstallation.EVENTS,
                "io.github.cloudmapreactor.lambda.FunctionHandler",
                "live",
                Map.of(),
                payload -> {
                  asked.addAndGet(payload.split("srv-", -1).length - 1);
                  return new InvocationResult.Returned("{\"probe\":{\"calls\":[]}}");
                }));
    String unknown = " not known of 3 of 203 Cloud Map services, which were too many to try";
    assertThat(checks(bed.examine()))
        .contains(
            "✓ Cloud Map services 203 in use",
            "! Cloud Map services" + unknown,
            "! events function rights" + unknown,
            "! DNS namespaces" + unknown);
    assertThat(asked).hasValue(200);
  }

  @Test
  void dnsRecordsThatNobodyMayRemove() {
    bed.standIn.makeDns("shop.local");
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "✗ DNS namespaces 2 Cloud Map services with DNS records: srv-basket, srv-orders, and"
                + " the watch function may not route53:ChangeResourceRecordSets,"
                + " route53:GetHealthCheck, route53:UpdateHealthCheck, route53:DeleteHealthCheck:"
                + " its removals there end in ACCESS_DENIED → Deploy with -c dnsNamespaces=true.");
    grantDns(DemoInstallation.WATCH);
    assertThat(checks(bed.examine()))
        .filteredOn(line -> line.startsWith("✗ DNS"))
        .singleElement()
        .asString()
        .contains("the events function may not");
    grantDns(DemoInstallation.EVENTS);
    assertThat(checks(bed.examine()))
        .anyMatch(line -> line.endsWith("the functions may remove them"));
  }

  private void grantDns(String function) {
    for (String action :
        List.of(
            "ChangeResourceRecordSets",
            "GetHealthCheck",
            "UpdateHealthCheck",
            "DeleteHealthCheck")) {
      bed.standIn.deployment().grant(function, "route53:" + action);
    }
  }

  @Test
  void aReactorThatObservesNeedsNoRightOnDnsRecords() {
    bed.redeploy(Map.of("REACTOR_MODE", "observe"));
    bed.standIn.makeDns("shop.local");
    assertThat(bed.examine().exitCode()).isZero();
  }

  @Test
  void withoutAWatchAndWithoutAQueue() {
    bed.standIn.deployment().removeFunction(DemoInstallation.WATCH);
    bed.standIn.deployment().removeMapping(DemoInstallation.EVENTS_MAPPING);
    bed.standIn
        .deployment()
        .put(
            rule()
                .sendingTo(
                    Optional.of(
                        DemoInstallation.arn(
                            "lambda", "function:" + DemoInstallation.EVENTS + ":live"))));
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(checks(ran))
        .contains(
            "✓ events function mapping none, for EventBridge invokes the function directly",
            "✓ health watch none is deployed, so nobody looks which Cloud Map services are used",
            "✓ events function rights it answers; there was nothing to try");
  }
}
