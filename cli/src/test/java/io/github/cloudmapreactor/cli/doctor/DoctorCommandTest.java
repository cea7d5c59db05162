package io.github.cloudmapreactor.cli.doctor;

import static io.github.cloudmapreactor.cli.doctor.ExaminedBed.checks;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The doctor on an installation of the real functions, as a person at a shell sees it. */
final class DoctorCommandTest {

  @AutoClose private final ExaminedBed bed = new ExaminedBed();

  @Test
  void anInstallationInWhichAllIsWell() {
    Ran ran = bed.examine(Cli.PLAIN);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            ── doctor ──────────────────────────────────────────────────────────────────────
              the stack CloudMapReactor in ENDPOINT

            ✓ account                  123456789012, eu-west-1
            ✓ events function settings enforces; clusters *; services *; floor 50%; stranded
                                       tasks: report
            ✓ watch function settings  enforces; clusters *; services *; floor 50%; stranded
                                       tasks: report
            ✓ event rules              1, enabled, with the pattern of this version
            ✓ watch schedule           enabled, each minute
            ✓ events function mapping  enabled, from
                                       CloudMapReactor-ReactorEventsQueue7E8F9A0B-Demo
            ✓ watch function mapping   enabled, from
                                       CloudMapReactor-ReactorTicks1C2D3E4F-Demo
            ✓ events queue             0 messages waiting, 0 being worked off
            ✓ dead letters             none
            ✓ undelivered events       none
            ✓ clusters                 1 in scope: shop
            ✓ Cloud Map services       2 in use
            ✓ watch function rights    allowed: ListClusters, ListTasks, ListServices,
                                       DescribeServices, ListInstances, GetInstance,
                                       DeregisterInstance, GetOperation
            ✓ events function rights   allowed: ListInstances, GetInstance,
                                       DeregisterInstance, GetOperation
            ✓ DNS namespaces           no Cloud Map service in use has DNS records

            ✓ 15 ok, 0 to look at, 0 broken
            """
                .replace("ENDPOINT", bed.standIn.endpoint().toString()));
  }

  @Test
  void aWideTerminalTakesALineEach() {
    Ran ran = bed.examine(Cli.PLAIN.withWidth(160));
    assertThat(ran.out().lines().filter(line -> line.startsWith("✓"))).hasSize(16);
    assertThat(ran.out().lines()).hasSize(3 + 15 + 2).allMatch(line -> line.length() <= 160);
  }

  @Test
  void colourIsForTerminalsAlone() {
    assertThat(bed.examine(Cli.PLAIN).out()).doesNotContain("\u001b");
    assertThat(bed.examine(Cli.PLAIN.withColour()).out()).contains("\u001b[32m✓\u001b[0m account");
  }

  @Test
  void jsonIsAnObjectALineAndASummary() throws IOException {
    bed.standIn.deployment().removeMapping(DemoInstallation.EVENTS_MAPPING);
    Ran ran = bed.examine(Cli.PLAIN, "--json");
    assertThat(ran.exitCode()).isEqualTo(1);
    List<String> lines = ran.out().lines().toList();
    ObjectMapper mapper = new ObjectMapper();
    JsonNode summary = mapper.readTree(lines.get(lines.size() - 1)).get("summary");
    assertThat(summary.toString())
        .isEqualTo("{\"ok\":12,\"attention\":0,\"broken\":2,\"good\":false}");
    assertThat(lines)
        .filteredOn(line -> line.contains("\"mark\":\"broken\""))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(
            "{\"check\":\"events function mapping\",\"mark\":\"broken\",\"finding\":\"there is none")
        .contains("\"remedy\":\"Deploy this version again");
  }

  @Test
  void settingsOfAnotherVersionAreBroken() {
    bed.deployWatch(InvocationResult.Returned::new);
    assertThat(checks(bed.examine()))
        .anyMatch(
            line ->
                line.startsWith("✗ watch function settings this version does not know them")
                    && line.contains("REACTOR_SPEED is not a setting"));
  }

  @Test
  void theDemoFindsWhatIsWrong() {
    Ran ran = Cli.PLAIN.run("doctor", "--demo");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains(
            "✗ events function mapping  Disabled",
            "    aws lambda update-event-source-mapping --uuid",
            "✗ watch function rights    DeregisterInstance is denied on 1 of 2: srv-basket",
            "✗ 12 ok, 0 to look at, 3 broken");
    assertThat(ran.out().lines())
        .filteredOn(line -> !line.startsWith("    aws "))
        .allMatch(line -> line.length() <= 80);
  }
}
