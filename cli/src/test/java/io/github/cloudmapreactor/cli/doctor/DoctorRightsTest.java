package io.github.cloudmapreactor.cli.doctor;

import static io.github.cloudmapreactor.cli.doctor.ExaminedBed.checks;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor says of the rights that the functions try. */
final class DoctorRightsTest {

  @AutoClose private final ExaminedBed bed = new ExaminedBed();

  @Test
  void aRightThatAFunctionLacksOnOneOfTwo() {
    bed.standIn.faults().on("DeregisterInstance").where("ServiceId", "srv-basket").accessDenied();
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(checks(ran))
        .contains(
            "✗ watch function rights DeregisterInstance is denied on 1 of 2: srv-basket",
            "✗ events function rights DeregisterInstance is denied on 1 of 2: srv-basket")
        .anyMatch(line -> line.contains("-c cloudMapServices"));
  }

  @Test
  void aDeniedOperationThatIsNotThereSaysNothingOfThoseThatAre() {
    bed.standIn.faults().on("GetOperation").accessDenied();
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "! watch function rights not known of GetOperation,",
            "! events function rights not known of GetOperation,",
            "AWS authorizes it on the operation's namespace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListInstances", "GetInstance"})
  void aRightToReadInCloudMapThatIsMissingIsBroken(String operation) {
    bed.standIn.faults().on(operation).accessDenied();
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(checks(ran))
        .anyMatch(
            line -> line.startsWith("✗ events function rights " + operation + " is denied on 2 of"))
        .anyMatch(line -> line.contains("-c cloudMapServices"));
  }

  @Test
  void anInstanceOfTheProbesIdIsSaid() {
    bed.standIn.faults().on("GetInstance").where("ServiceId", "srv-orders").emptyBody();
    assertThat(checks(bed.examine()))
        .anyMatch(line -> line.contains("GetInstance failed on 1 of 2 (srv-orders)"));
    bed.standIn.faults().clear();
    bed.standIn.putCloudMapService(
        new Seed.CloudMapService(
            "srv-orders",
            "orders",
            "shop.local",
            DemoInstallation.HOME.account(),
            false,
            List.of(new Seed.Instance("cloud-map-reactor-probe", Map.of()))));
    assertThat(checks(bed.examine()))
        .anyMatch(
            line ->
                line.startsWith("! events function rights")
                    && line.contains("DeregisterInstance failed on 1 of 2 (srv-orders)"))
        .anyMatch(line -> line.contains("it was left alone"))
        .anyMatch(line -> line.contains("Look again when no instance has that id"));
    assertThat(bed.standIn.registry().get("srv-orders")).containsExactly("cloud-map-reactor-probe");
  }

  @Test
  void aReactorThatObservesMayNotDeregisterAndNeedNot() {
    bed.redeploy(Map.of("REACTOR_MODE", "observe"));
    bed.standIn.faults().on("GetInstance").accessDenied();
    bed.standIn.faults().on("GetOperation").accessDenied();
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(checks(ran))
        .contains(
            "✓ events function rights allowed: ListInstances; denied, as meant: GetInstance,"
                + " GetOperation",
            "✓ watch function rights allowed: ListClusters, ListTasks, ListServices,"
                + " DescribeServices, ListInstances; denied, as meant: GetInstance, GetOperation")
        .anyMatch(line -> line.startsWith("✓ events function settings observes, removes nothing"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEventsFunctionThatIsThrottledIsPausedWhereNoMappingCouldBe(boolean direct) {
    bed.standIn.deployment().removeFunction(DemoInstallation.WATCH);
    if (direct) {
      bed.standIn.deployment().removeMapping(DemoInstallation.EVENTS_MAPPING);
    }
    bed.standIn.faults().on("Invoke").throttled();
    assertThat(checks(bed.examine()))
        .anyMatch(
            line ->
                line.startsWith((direct ? "✗" : "!") + " events function rights ")
                    && line.contains(direct ? "Lambda throttles it" : "could not be looked at"))
        .filteredOn(line -> line.contains("aws lambda delete-function-concurrency"))
        .isEqualTo(
            direct
                ? List.of(
                    " aws lambda delete-function-concurrency --function-name %s --region eu-west-1"
                        .formatted(DemoInstallation.EVENTS))
                : List.of());
  }

  @Test
  void aFunctionThatCannotAnswer() {
    bed.deployWatch(
        payload ->
            new InvocationResult.Failed(
                "X", "{\"errorMessage\":\"REACTOR_MODE is \\\"x\\\"\",\"errorType\":\"X\"}"));
    assertThat(checks(bed.examine()))
        .containsSequence(
            "✗ watch function rights it could not answer: REACTOR_MODE is \"x\"",
            " → Its log tells more:",
            " aws logs tail %s-Log --since 10m --region eu-west-1"
                .formatted(DemoInstallation.WATCH));
    bed.deployWatch(payload -> new InvocationResult.Returned("{\"batchItemFailures\":[]}"));
    assertThat(checks(bed.examine()))
        .contains("✗ watch function rights it knows no probes, so another version is deployed");
  }
}
