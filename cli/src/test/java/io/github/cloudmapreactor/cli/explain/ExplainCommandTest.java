package io.github.cloudmapreactor.cli.explain;

import static io.github.cloudmapreactor.cli.explain.ExplainBed.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Has tasks of a stand-in explained as an operator would have those of AWS. */
final class ExplainCommandTest {

  private static final ExplainBed BED = new ExplainBed();

  private static final String TASK = "arn:aws:ecs:" + ExplainBed.HOME + "task/";

  @AfterEach
  void onlyReads() {
    BED.assertThatItOnlyRead();
  }

  @AfterAll
  static void stop() {
    BED.close();
  }

  @ParameterizedTest
  @CsvSource({
    ExplainBed.WELL + ", 0, ✓ FINE:, KEEP HEALTHY:",
    ExplainBed.SICK + ", 1, ✗ SHOULD_BE_OUT:, DEREGISTER UNHEALTHY_FOUND:",
    ExplainBed.STRANDED + ", 1, ✗ STRANDED:, KEEP HEALTHY:",
    ExplainBed.STOPPED + ", 1, ✗ SHOULD_BE_OUT:, DEREGISTER STOPPING:",
    ExplainBed.STARTING + ", 0, ✓ NOT_YET_LISTED:, KEEP STARTING:",
    ExplainBed.UNCHECKED + ", 1, ✗ UNLISTED:, KEEP HEALTH_UNKNOWN:",
    ExplainBed.OPTED_OUT + ", 0, – LEFT_ALONE:, HELD_BACK OPT_OUT_TAG:",
    ExplainBed.ORPHAN + ", 1, ✗ SHOULD_BE_OUT:, DEREGISTER ORPHANED:",
    ExplainBed.BY_HAND + ", 0, – LEFT_ALONE:, nothing in the instance's attributes proves whose",
    ExplainBed.ALONE + ", 0, – LEFT_ALONE:, IGNORE NOT_A_SERVICE_TASK:",
    ExplainBed.GONE + ", 0, ✓ OUT:, ALREADY_GONE: it is not listed",
    ExplainBed.NOBODY + ", 0, ✓ OUT:, KEEP TASK_MISSING:",
  })
  void saysHowATaskStandsAndByWhichRow(String id, int exitCode, String verdict, String row) {
    Ran ran = BED.explain(Cli.PLAIN, "prod/" + id);

    assertThat(flat(ran.out())).as(ran.err()).contains(verdict, row);
    assertThat(ran.exitCode()).isEqualTo(exitCode);
    assertThat(ran.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TASK + "prod/" + ExplainBed.SICK,
        TASK + ExplainBed.SICK,
        TASK + ExplainBed.SICK + " --cluster prod",
        ExplainBed.SICK,
        ExplainBed.SICK + " --cluster prod",
        "prod/" + ExplainBed.SICK + " --cluster prod",
      })
  void takesATaskInEachOfItsForms(String words) {
    assertThat(BED.explain(Cli.PLAIN, words.split(" ", -1)).out())
        .contains("TASK      " + ExplainBed.SICK + " in the cluster prod")
        .contains("✗ SHOULD_BE_OUT");
  }

  @Test
  void drawsTheChain() {
    assertThat(BED.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK).out())
        .contains(
            """
             └─ SERVICE web, ACTIVE: 4 desired, 4 running, 0 pending
                 │ 1 deployment: ecs-svc/web settled (its own)
                 └─ CLOUD MAP srv-web: listed, with 4 others beside it
                    AWS_INSTANCE_IPV4=10.0.0.2,
                    DeploymentId=arn:aws:ecs:ap-southeast-2:432109876543:task-set/prod/web/
                    ecs-svc/web

            DECIDE    DEREGISTER UNHEALTHY_FOUND: DescribeTasks says that the task is
                      UNHEALTHY
                      an event of it states no health: INSPECT HEALTH_NOT_STATED, so the
                      function reads the task, and decides as above
            PERMIT    srv-web: permitted: it would be DEREGISTERED (4 others listed, at
                      least 2 must stay, for 4 desired)
            IF        REACTOR_MODE=observe → HELD_BACK OBSERVE_MODE
                      with the tag cloud-map-reactor=ignore on the ECS service → HELD_BACK
                      OPT_OUT_TAG
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "REACTOR_KEEP_AT_LEAST, 5, HELD_BACK FLOOR:, REACTOR_KEEP_AT_LEAST=0 → DEREGISTERED",
    "REACTOR_MODE, observe, HELD_BACK OBSERVE_MODE:, REACTOR_MODE=enforce → DEREGISTERED",
    "REACTOR_CLUSTERS, dev, IGNORE CLUSTER_OUT_OF_SCOPE:, 'REACTOR_CLUSTERS=prod → DEREGISTER '",
    "REACTOR_SERVICES, a*, IGNORE SERVICE_OUT_OF_SCOPE:, 'REACTOR_SERVICES=web → DEREGISTER '",
  })
  void saysWhatAnotherSettingWouldChange(String name, String value, String row, String change) {
    Ran ran =
        BED.explain(Cli.PLAIN.withEnvironment(Map.of(name, value)), "prod/" + ExplainBed.SICK);

    assertThat(flat(ran.out()))
        .contains(
            "by this shell's REACTOR_* variables: %s=%s, else the defaults".formatted(name, value))
        .contains(row, change);
  }

  @Test
  void aSettingMayHaveStartingTasksLeave() {
    assertThat(flat(BED.explain(Cli.PLAIN, "prod/" + ExplainBed.STARTING).out()))
        .contains("REACTOR_STARTING_TASKS=deregister → DEREGISTER NOT_YET_RUNNING, ALREADY_GONE");
  }

  @Test
  void saysWhatToDoAboutATaskThatShouldBeOut() {
    assertThat(BED.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK).out())
        .contains("$ ./reactor watch --once --endpoint " + BED.url())
        .contains(
            "$ aws servicediscovery deregister-instance --region ap-southeast-2"
                + " --service-id srv-web --instance-id "
                + ExplainBed.SICK)
        .contains(
            "$ aws servicediscovery register-instance --region ap-southeast-2 --service-id srv-web"
                + " --instance-id %s --attributes '{\"AWS_INSTANCE_IPV4\":\"10.0.0.2\","
                    .formatted(ExplainBed.SICK));
    assertThat(BED.explain(Cli.PLAIN, "prod/" + ExplainBed.STOPPED).out())
        .contains("$ ./reactor redrive --endpoint " + BED.url())
        .contains("deregister-instance")
        .doesNotContain(
            "register-instance --region ap-southeast-2 --service-id srv-web --instance-id %s --attributes"
                .formatted(ExplainBed.STOPPED));
  }

  @Test
  void saysWhatToDoAboutAStrandedTask() {
    Ran ran = BED.explain(Cli.PLAIN, "prod/" + ExplainBed.STRANDED);

    assertThat(ran.out())
        .contains("CLOUD MAP srv-web: not listed, with 5 others beside it")
        .contains("MEND      left, REPORT_ONLY: stranded tasks are set to be reported only")
        .contains(
            "$ aws ecs stop-task --region ap-southeast-2 --cluster prod --task %s --reason 'not in Cloud Map'"
                .formatted(ExplainBed.STRANDED));
    assertThat(flat(ran.out()))
        .contains("REACTOR_STRANDED=replace → REPLACED: stopped, so that ECS starts another");
  }

  @Test
  void asksTheLogForAllThatWasDone() {
    assertThat(
            BED.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK, "--log-group", "/aws/lambda/watch")
                .out())
        .contains(
            "$ aws logs start-query --region ap-southeast-2 --log-group-names /aws/lambda/watch --start-time ")
        .contains("| filter @message like \"%s\" |".formatted(ExplainBed.SICK));
    assertThat(BED.explain(Cli.PLAIN, "prod/web").out())
        .contains("list-stack-resources --region ap-southeast-2 --stack-name CloudMapReactor ")
        .contains(
            "filter (cluster = \"prod\" and service = \"web\") or (stranded.cluster = \"prod\"");
  }

  @Test
  void goesByTheSettingsThatAStackHasDeployed() {
    try (ExplainBed bed = new ExplainBed()) {
      bed.deploy(
          "Mine-ReactorEventsFunction1A2B3C4D-9z8y7x",
          Map.of(
              "REACTOR_MODE", "observe", "REACTOR_DEAD_LETTER_QUEUE", "https://sqs.example/1/q"));
      Cli shell = Cli.PLAIN.withEnvironment(Map.of("REACTOR_SERVICES", "a*"));

      Ran ran = bed.explain(shell, "prod/" + ExplainBed.STOPPED, "--stack", "Mine");

      assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
      assertThat(flat(ran.out()))
          .contains("by the settings that the stack Mine has deployed: REACTOR_MODE=observe, else")
          .contains("HELD_BACK OBSERVE_MODE:")
          .contains("list-stack-resources --region ap-southeast-2 --stack-name Mine ");

      Ran other = bed.explain(shell, "prod/" + ExplainBed.STOPPED, "--stack", "Yours");
      assertThat(other.exitCode()).isEqualTo(2);
      assertThat(other.err()).contains("the stack Yours has no reactor here").contains("Mine");

      bed.standIn().faults().on("ListFunctions").accessDenied();
      Ran denied = bed.explain(shell, "prod/" + ExplainBed.STOPPED, "--stack", "Mine");
      assertThat(denied.exitCode()).isEqualTo(2);
      assertThat(denied.err()).contains("lambda:ListFunctions");
    }
  }

  @Test
  void aTaskOfNoClusterIsLookedForInAllAndThatIsSaid() {
    Ran ran = BED.explain(Cli.PLAIN, ExplainBed.NOBODY);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("ECS knows no task " + ExplainBed.NOBODY + " in the clusters dev, prod, and no");
  }

  @Test
  void whatIsNotThereEndsWith2AndSaysWhatIs() {
    assertThat(BED.explain(Cli.PLAIN, "live/web").err())
        .contains("there is no cluster live, only the clusters dev, prod");
    assertThat(BED.explain(Cli.PLAIN, "prod/www").err())
        .contains("ECS knows no service www in the cluster prod of ap-southeast-2")
        .contains("aws ecs list-services --cluster prod");
    assertThat(BED.explain(Cli.PLAIN, "srv-none").err())
        .contains("Cloud Map knows no service srv-none here");
    Ran elsewhere = BED.explain(Cli.PLAIN, TASK + "live/" + ExplainBed.SICK);
    assertThat(elsewhere.err()).contains("ECS knows no cluster live in ap-southeast-2");
    assertThat(elsewhere.exitCode()).isEqualTo(2);
    assertThat(elsewhere.out()).isEmpty();
  }

  @Test
  void linesAreNoLongerThanTheTerminalButForCommands() {
    for (int width : new int[] {72, 80, 160}) {
      for (String what : new String[] {"prod/" + ExplainBed.SICK, "prod/web", "srv-web"}) {
        assertThat(BED.explain(Cli.PLAIN.withWidth(width), what).out().lines())
            .filteredOn(line -> !line.startsWith("$ "))
            .isNotEmpty()
            .allSatisfy(
                line -> assertThat(line).hasSizeLessThanOrEqualTo(width).doesNotContain("\u001b"));
      }
    }
    assertThat(BED.explain(Cli.PLAIN.withWidth(160), "prod/" + ExplainBed.SICK).out())
        .contains(
            "          RUNNING/RUNNING/UNHEALTHY (last status/desired status/health), version 7, started ")
        .contains(
            "PERMIT    srv-web: permitted: it would be DEREGISTERED (4 others listed, at least 2 must stay, for 4 desired)\n");
  }

  @Test
  void coloursAreForTerminalsAlone() {
    String coloured = BED.explain(Cli.PLAIN.withColour(), "prod/" + ExplainBed.SICK).out();

    assertThat(coloured).contains("\u001b[31m✗ SHOULD_BE_OUT");
    assertThat(coloured.lines().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
        .filteredOn(line -> !line.startsWith("$ "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void aCloudMapServiceThatIsGoneIsNoPlaceToBeFound() {
    try (ExplainBed bed = new ExplainBed()) {
      bed.standIn().removeCloudMapService("srv-web");

      Ran well = bed.explain(Cli.PLAIN, "prod/" + ExplainBed.WELL);
      assertThat(well.exitCode()).as(well.err()).isEqualTo(1);
      assertThat(flat(well.out()))
          .contains("CLOUD MAP srv-web: Cloud Map does not know this service")
          .contains("find out first why new tasks are not registered")
          .contains("✗ UNLISTED:");

      Ran sick = bed.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK);
      assertThat(sick.exitCode()).isZero();
      assertThat(flat(sick.out()))
          .contains("srv-web: NOT_REGISTERED: Cloud Map does not know the service srv-web")
          .contains("✓ OUT:");
    }
  }

  @Test
  void theGracePeriodHoldsAndIsTold() {
    try (ExplainBed bed = new ExplainBed()) {
      bed.standIn()
          .putService(
              "prod",
              Seed.Service.parse(
                  """
                  {"name": "web", "desiredCount": 4, "healthCheckGracePeriodSeconds": 2000000000,
                   "deployments": [{"id": "ecs-svc/web", "serviceConnect": ["srv-web"]}]}"""));

      assertThat(flat(bed.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK).out()))
          .contains("settled (its own); health check grace period │ 23148 days")
          .contains("srv-web: HELD_BACK GRACE_PERIOD: the task is within")
          .contains("without the service's health check grace period → DEREGISTERED")
          .contains(
              "Wait: it leaves with the first pass after the grace period of its ECS service, 23148")
          .contains("held back by GRACE_PERIOD");
    }
  }

  @Test
  void attributesSteerNoTerminalAndNoShell() {
    try (ExplainBed bed = new ExplainBed()) {
      bed.standIn()
          .registerInstance(
              "srv-web", ExplainBed.SICK, Map.of("NOTE", "\u001b[2J\u202e'; touch pwned; '"));

      String out = bed.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK).out();

      assertThat(out)
          .contains("NOTE=\uFFFD[2J\uFFFD'; touch pwned")
          .contains("--attributes '{\"NOTE\":\"\\u001B[2J\\u202E'\\''; touch pwned; '\\''\"}'")
          .doesNotContain("\u001b", "\u202e");
    }
  }

  @Test
  void awsIsWhereTheSdksOwnConfigurationLeads() {
    Ran ran = onAws("prod/" + ExplainBed.SICK);

    assertThat(ran.out())
        .as(ran.err())
        .contains("calls go to AWS, ap-southeast-2")
        .contains("$ ./reactor watch --once --aws");
  }

  @Test
  void anArnOfAnotherRegionIsNotLookedForInThisOne() {
    String elsewhere = TASK.replace("ap-southeast-2", "eu-north-1") + "prod/" + ExplainBed.SICK;

    Ran ran = onAws(elsewhere);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("the ARN is of eu-north-1, and calls go to ap-southeast-2; set AWS_REGION=eu-");
  }

  private static Ran onAws(String what) {
    return SdkProperties.endpoint(BED.standIn().endpoint(), "ap-southeast-2")
        .withFakeCredentials()
        .during(() -> Cli.PLAIN.run("explain", what, "--aws"));
  }
}
