package io.github.cloudmapreactor.cli.explain;

import static io.github.cloudmapreactor.cli.explain.ExplainBed.flat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Has services explained, and reads what is printed for scripts. */
final class ExplainManyTest {

  private static final ExplainBed BED = new ExplainBed();

  /** Of a service, and of the Cloud Map service in which it alone registers. */
  private static final String ROWS =
      """
        TASK      LAST/DESIRED/HEALTH          LISTED  HOW IT STANDS, AND WHY
      ✗ 22222222  RUNNING/RUNNING/UNHEALTHY    1 of 1  SHOULD_BE_OUT UNHEALTHY_FOUND
      ✗ 33333333  RUNNING/RUNNING/HEALTHY      0 of 1  STRANDED HEALTHY
      ✗ 66666666  RUNNING/RUNNING/UNKNOWN      0 of 1  UNLISTED HEALTH_UNKNOWN
      ✗ 44444444  STOPPED/STOPPED/HEALTHY      1 of 1  SHOULD_BE_OUT STOPPING
      ✗ 88888888  not known to ECS             1 of 1  SHOULD_BE_OUT ORPHANED
      ✓ 11111111  RUNNING/RUNNING/HEALTHY      1 of 1  FINE HEALTHY
      ✓ 55555555  ACTIVATING/RUNNING/UNKNOWN   0 of 1  NOT_YET_LISTED STARTING
      – not listed, as it should be: 1 more task, stopping or stopped
      – 1 instance unattributed: nothing proves that they are of these ECS services,
      so the reactor leaves them alone: 99999999
      """;

  @AfterEach
  void onlyReads() {
    BED.standIn().faults().clear();
    BED.assertThatItOnlyRead();
  }

  @AfterAll
  static void stop() {
    BED.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prod/web",
        "web --cluster prod",
        "arn:aws:ecs:" + ExplainBed.HOME + "service/prod/web",
        "arn:aws:ecs:" + ExplainBed.HOME + "service/web --cluster prod",
        "srv-web",
        "srv-web --cluster prod",
        "arn:aws:servicediscovery:" + ExplainBed.HOME + "service/srv-web",
      })
  void showsAllTasksOfAServiceAgainstWhatIsListed(String words) {
    Ran ran = BED.explain(Cli.PLAIN, words.split(" ", -1));

    assertThat(ran.out())
        .as(ran.err())
        .contains("SERVICE   web in the cluster prod, ACTIVE: 4 desired, 4 running, 0 pending\n")
        .contains("CLOUD MAP srv-web\n")
        .contains(ROWS)
        .contains(
            "$ ./reactor explain prod/%s --endpoint %s".formatted(ExplainBed.SICK, BED.url()));
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  @Test
  void theFloorCountsWhoLeavesTogether() {
    assertThat(
            BED.explain(Cli.PLAIN.withEnvironment(Map.of("REACTOR_KEEP_AT_LEAST", "5")), "prod/web")
                .out())
        .contains("SHOULD_BE_OUT UNHEALTHY_FOUND,\n")
        .contains(" held back: FLOOR\n");
  }

  @Test
  void whatIsAsItShouldBeEndsWith0() {
    Ran shy = BED.explain(Cli.PLAIN, "prod/shy");
    assertThat(shy.exitCode()).as(shy.out()).isZero();
    assertThat(shy.out()).contains("LEFT_ALONE UNHEALTHY_FOUND", "✓ 1 task: 1 LEFT_ALONE");

    Ran batch = BED.explain(Cli.PLAIN, "prod/batch");
    assertThat(batch.exitCode()).isZero();
    assertThat(batch.out()).contains("registers in no Cloud Map service", "✓ 0 tasks");
  }

  @Test
  void jsonIsAnObject() throws JsonProcessingException {
    Ran ran = BED.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK, "--json");

    assertThat(ran.out().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertThat(json.path("toDo").asBoolean()).isTrue();
    assertThat(json.path("known").asBoolean()).isTrue();
    assertThat(json.path("floor").asInt()).isEqualTo(2);
    assertThat(json.at("/tasks/0/verdict").asText()).isEqualTo("SHOULD_BE_OUT");
    assertThat(json.at("/tasks/0/healthStatus").asText()).isEqualTo("UNHEALTHY");
    assertThat(json.at("/tasks/0/reason").asText()).isEqualTo("UNHEALTHY_FOUND");
    assertThat(json.at("/tasks/0/byEvent/reason").asText()).isEqualTo("HEALTH_NOT_STATED");
    assertThat(json.at("/tasks/0/places/0/listing").asText()).isEqualTo("LISTED");
    assertThat(json.at("/tasks/0/places/0/outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(json.at("/tasks/0/places/0/attributes/AWS_INSTANCE_IPV4").asText())
        .isEqualTo("10.0.0.2");
    assertThat(json.at("/if/0/change").asText()).isEqualTo("REACTOR_MODE=observe");
    assertThat(json.at("/do/0/commands/0").asText()).startsWith("./reactor watch --once");
    assertThat(json.at("/log/query").asText()).contains(ExplainBed.SICK);
    assertThat(json.path("gaps")).isEmpty();

    JsonNode many = new ObjectMapper().readTree(BED.explain(Cli.PLAIN, "prod/web", "--json").out());
    assertThat(many.path("tasks")).hasSize(7);
    assertThat(many.path("gone").asInt()).isEqualTo(1);
    assertThat(many.at("/unattributed/0").asText()).isEqualTo(ExplainBed.BY_HAND);
    assertThat(many.at("/services/0/desired").asInt()).isEqualTo(4);
  }

  /** What is missing is named, the rest is shown, and nothing is guessed. */
  @ParameterizedTest
  @CsvSource({
    "DescribeTasks, ecs:DescribeTasks, prod/" + ExplainBed.SICK,
    "DescribeServices, ecs:DescribeServices, prod/" + ExplainBed.SICK,
    "ListInstances, servicediscovery:ListInstances, prod/" + ExplainBed.SICK,
    "ListInstances, servicediscovery:ListInstances, prod/" + ExplainBed.WELL,
    "ListInstances, servicediscovery:ListInstances, prod/shy",
    "ListServices, ecs:ListServices, prod/" + ExplainBed.NOBODY,
    "ListServices, ecs:ListServices, srv-web",
  })
  void aMissingRightIsNamedAndTheRestIsShown(String operation, String right, String what) {
    BED.standIn().faults().on(operation).accessDenied();

    Ran ran = BED.explain(Cli.PLAIN, what);

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(2);
    assertThat(flat(ran.out()))
        .contains("✗ AccessDenied")
        .contains("The right " + right + " is missing. Grant it to whoever aws sts")
        .contains("? ")
        .doesNotContain("function's role", "✓ ");
  }

  @Test
  void aFailedReadIsNoReasonToSayAnything() {
    BED.standIn().faults().on("DescribeServices").error("ServerException");

    Ran ran = BED.explain(Cli.PLAIN, "prod/" + ExplainBed.WELL);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(flat(ran.out()))
        .contains("✗ ServerException: describing the service web")
        .contains("Try again in a while.", "? NOT_KNOWN");
  }

  @Test
  void whatIsKnownToBeWrongIsSaidEvenIfARightIsMissing() {
    BED.standIn().faults().on("ListTasks").accessDenied();

    Ran ran = BED.explain(Cli.PLAIN, "prod/web");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("SHOULD_BE_OUT UNHEALTHY_FOUND");
    assertThat(flat(ran.out())).contains("The right ecs:ListTasks is missing.");
  }

  @Test
  void withoutTheListOfClustersAWholeArnStillWorks() {
    BED.standIn().faults().on("ListClusters").accessDenied();

    Ran named = BED.explain(Cli.PLAIN, "prod/" + ExplainBed.SICK);
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err())
        .contains("The right ecs:ListClusters is missing.")
        .contains("A whole ARN, of a task or a service, needs no list of clusters.");

    assertThat(
            BED.explain(
                    Cli.PLAIN, "arn:aws:ecs:" + ExplainBed.HOME + "task/prod/" + ExplainBed.SICK)
                .out())
        .contains("✗ SHOULD_BE_OUT");
  }

  @Test
  void aServiceThatMayNotBeReadEndsWith2() {
    BED.standIn().faults().on("DescribeServices").accessDenied();

    Ran ran = BED.explain(Cli.PLAIN, "prod/web");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("The right ecs:DescribeServices is missing.");
  }

  @Test
  void anEndpointThatDoesNotAnswerEndsWith2() {
    ExplainBed closed = new ExplainBed();
    closed.close();
    for (String what :
        new String[] {
          "prod/web", "arn:aws:ecs:" + ExplainBed.HOME + "task/prod/" + ExplainBed.SICK
        }) {
      Ran ran = closed.explain(Cli.PLAIN, what);

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).startsWith("reactor: ").contains("Look whether the endpoint is up");
      assertThat(ran.out()).isEmpty();
    }
  }
}
