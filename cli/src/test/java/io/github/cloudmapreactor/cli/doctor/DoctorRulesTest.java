package io.github.cloudmapreactor.cli.doctor;

import static io.github.cloudmapreactor.cli.doctor.ExaminedBed.checks;
import static io.github.cloudmapreactor.cli.doctor.ExaminedBed.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.local.Deployment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of rules, schedule, mappings and queues. */
final class DoctorRulesTest {

  @AutoClose private final ExaminedBed bed = new ExaminedBed();

  @Test
  void aMappingThatIsDisabledIsBrokenWithTheCommandThatResumes() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Mapping(
                DemoInstallation.EVENTS_MAPPING,
                DemoInstallation.EVENTS,
                DemoInstallation.EVENTS_QUEUE,
                "Disabled"));
    Ran ran = bed.examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(checks(ran))
        .containsSequence(
            "✗ events function mapping Disabled, so that the reactor is paused: messages wait in"
                + " CloudMapReactor-ReactorEventsQueue7E8F9A0B-Demo, four days at most",
            " → Resume, when what it was paused for is over:",
            " aws lambda update-event-source-mapping --uuid "
                + DemoInstallation.EVENTS_MAPPING
                + " --enabled --region eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({"Enabling, !, 0", "Updating, !, 0", "Disabling, ✗, 1"})
  void aMappingThatIsBeingChanged(String state, String mark, int exitCode) {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Mapping(
                DemoInstallation.WATCH_MAPPING,
                DemoInstallation.WATCH,
                DemoInstallation.EVENTS_QUEUE,
                state));
    Ran ran = bed.examine();
    assertThat(checks(ran))
        .anyMatch(line -> line.startsWith(mark + " watch function mapping " + state));
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void aRuleThatSomebodyEditedIsFound() {
    String edited = rule().pattern().orElseThrow().replace("UNHEALTHY", "SICK");
    bed.standIn.deployment().put(rule().taking(edited));
    assertThat(checks(bed.examine()))
        .contains(
            "✗ event rules not the pattern of this version with these settings: "
                + DemoInstallation.RULE);
  }

  @Test
  void aRuleThatDiffersInTheOrderOfItsFieldsAloneIsTheSame() {
    String pattern = rule().pattern().orElseThrow();
    String turned =
        pattern
            .replaceFirst("\"source\":\\[\"aws.ecs\"],", "")
            .replaceFirst("}$", ",\"source\":[\"aws.ecs\"]}");
    assertThat(turned).isNotEqualTo(pattern);
    bed.standIn.deployment().put(rule().taking(turned));
    assertThat(bed.examine().exitCode()).isZero();
  }

  @Test
  void aRuleIsComparedWithTheSettingsInForce() {
    bed.redeploy(Map.of("REACTOR_CLUSTERS", "shop", "REACTOR_STARTING_TASKS", "deregister"));
    assertThat(bed.examine().exitCode()).isZero();
    bed.standIn.deployment().put(rule());
    assertThat(bed.examine().exitCode()).isEqualTo(1);
  }

  @Test
  void rulesThatDoNotForward() {
    Deployment deployment = bed.standIn.deployment();
    deployment.put(rule().in("DISABLED"));
    assertThat(checks(bed.examine()))
        .contains(
            " aws events enable-rule --name "
                + DemoInstallation.RULE
                + " --event-bus-name default --region eu-west-1");
    deployment.put(rule().sendingTo(Optional.empty()));
    assertThat(checks(bed.examine())).anyMatch(line -> line.contains("forwards to nothing, which"));
    deployment.put(rule().sendingTo(Optional.of("arn:aws:sqs:eu-west-1:123456789012:other")));
    assertThat(checks(bed.examine())).anyMatch(line -> line.contains("forwards to [arn:aws:sqs"));
    deployment.removeRule(DemoInstallation.RULE);
    assertThat(checks(bed.examine()))
        .contains("✗ event rules there is none: no event reaches the reactor");
  }

  @Test
  void rulesOnAnotherBusWithTheScheduleOnTheDefaultOne() {
    Deployment.Rule rule = rule();
    bed.standIn
        .deployment()
        .put(
            new Deployment.Rule(
                rule.name(),
                "orders",
                rule.state(),
                rule.description(),
                rule.pattern(),
                rule.target(),
                rule.deadLetters()));
    assertThat(bed.examine().exitCode()).isEqualTo(1);
    assertThat(bed.examine(Cli.PLAIN, "--event-bus", "orders").exitCode()).isZero();
  }

  @Test
  void theScheduleOfTheWatch() {
    bed.standIn.deployment().removeRule(DemoInstallation.MINUTE);
    assertThat(checks(bed.examine()))
        .contains("✗ watch schedule there is none: the health watch never begins");
    bed.standIn.deployment().put(DemoInstallation.schedule().in("DISABLED"));
    assertThat(checks(bed.examine())).anyMatch(line -> line.startsWith("✗ watch schedule"));
    bed.standIn.deployment().put(DemoInstallation.schedule().sendingTo(Optional.empty()));
    assertThat(checks(bed.examine()))
        .contains(
            "✗ watch schedule " + DemoInstallation.MINUTE + " does not invoke the events function");
  }

  @Test
  void aQueueThatSomebodyDeleted() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Mapping(
                DemoInstallation.EVENTS_MAPPING, DemoInstallation.EVENTS, "deleted", "Enabled"));
    bed.standIn
        .deployment()
        .put(rule().sendingTo(Optional.of(DemoInstallation.arn("sqs", "deleted"))));
    assertThat(checks(bed.examine()))
        .anyMatch(
            line -> line.startsWith("✗ events queue is not there: finding the queue deleted"));
  }
}
