package io.github.cloudmapreactor.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says where the operator may not look, or there is nothing to look at. */
final class DoctorFailuresTest {

  @AutoClose private static final ExaminedBed BED = new ExaminedBed();

  @AfterEach
  void clear() {
    BED.standIn.faults().clear();
  }

  @ParameterizedTest
  @CsvSource({
    "ListEventSourceMappings, lambda:ListEventSourceMappings",
    "Invoke, lambda:InvokeFunction",
    "ListRules, events:ListRules",
    "ListTargetsByRule, events:ListTargetsByRule",
    "GetQueueUrl, sqs:GetQueueUrl",
    "GetQueueAttributes, sqs:GetQueueAttributes",
    "GetService, servicediscovery:GetService"
  })
  void aRightThatTheOperatorLacksIsNamedAndTheOtherChecksAreMade(String operation, String right) {
    BED.standIn.faults().on(operation).accessDenied();
    Ran ran = BED.examine();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains("could not be looked at", "the right is " + right, "aws sts get-caller-identity")
        .contains("✓ account")
        .containsPattern("! \\d+ ok, [1-9]\\d* to look at, 0 broken");
  }

  @Test
  void withoutTheSimulatorNobodyKnowsOfDnsRecords() {
    BED.standIn.makeDns("shop.local");
    BED.standIn.faults().on("SimulatePrincipalPolicy").accessDenied();
    Ran ran = BED.examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("! DNS namespaces", "the right is iam:SimulatePrincipalPolicy");
  }

  @ParameterizedTest
  @CsvSource({
    "ListFunctions, lambda:ListFunctions",
    "GetFunctionConfiguration, lambda:GetFunctionConfiguration"
  })
  void withoutTheFunctionsNothingCanBeChecked(String operation, String right) {
    BED.standIn.faults().on(operation).accessDenied();
    Ran ran = BED.examine();
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("reactor: AccessDenied").contains("the right is " + right);
  }

  @Test
  void aStackThatIsNotThereEndsWith2AndNamesThoseThatAre() {
    Ran ran = BED.examine("--stack", "Other");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("the stack Other has no reactor here", "reactors are here in [CloudMapReactor]");
    assertThat(BED.examine("--stack", "Cloud").exitCode()).isEqualTo(2);
  }

  @Test
  void anEndpointThatDoesNotAnswerEndsWith2() {
    Ran ran = Cli.PLAIN.run("doctor", "--endpoint", "http://127.0.0.1:1");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("listing the functions", "Look whether the endpoint is up");
  }

  @Test
  void credentialsThatAreNotTakenEndWith2InMidExamination() {
    BED.standIn.faults().on("ListRules").error("ExpiredTokenException");
    Ran ran = BED.examine();
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("ExpiredTokenException", "Sign in again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doctor | say where to look: --aws, --endpoint URL, or --demo",
        "doctor --demo --stack X | --demo tells a story of its own",
        "doctor --demo --aws | mutually exclusive",
        "doctor --endpoint http://127.0.0.1:1 --stack -x | --stack",
        "doctor --endpoint https://lambda.eu-west-1.amazonaws.com | is AWS itself; use --aws",
        "doctor --endpoint nowhere | expected a URL such as",
        "doctor --aws --fast | Unknown option: '--fast'"
      })
  void wrongArgumentsEndWith2(String line, String message) {
    Ran ran = Cli.PLAIN.run(line.strip().split(" "));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains(message.strip());
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void hostileNamesDoNotSteerTheTerminal() {
    BED.standIn.faults().on("ListEventSourceMappings").error("Evil\u001b[2J");
    Ran ran = BED.examine();
    assertThat(ran.out()).doesNotContain("\u001b");
  }
}
