package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real function with real SDK clients, over HTTP, against the stand-in. */
final class FunctionHandlerTest {

  private FunctionFixture fixture = new FunctionFixture(seedOf("t1", "t2", "t3"));

  @AfterEach
  void close() {
    fixture.close();
  }

  private void reopen(String seed, Map<String, String> settings) {
    fixture.close();
    fixture = new FunctionFixture(seed, settings);
  }

  @Test
  void aDirectEventIsAnsweredWithWhatWasDoneAndWhy() {
    fixture.clock.advance(Duration.ofMillis(412));
    JsonNode answer = fixture.invoke(Events.stopOf("t1").json());
    assertThat(answer.get("task").asText()).endsWith("task/prod/t1");
    assertThat(answer.get("decision").asText()).isEqualTo("DEREGISTER");
    assertThat(answer.get("reason").asText()).isEqualTo("STOPPING");
    assertThat(answer.get("outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(answer.get("eventToCallMillis").asLong()).isEqualTo(412);
    JsonNode service = answer.get("services").get(0);
    assertThat(service.get("service").asText()).isEqualTo("srv-orders");
    assertThat(service.get("operationId").asText()).isNotEmpty();
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t2", "t3");
  }

  @Test
  void aColdStopAddsOneDescribeServicesAndAWarmOneCostsOneCall() {
    fixture.invoke(Events.stopOf("t1").json());
    assertThat(fixture.calls())
        .containsExactly("DescribeServices", "DeregisterInstance", "GetOperation");
    fixture.invoke(Events.stopOf("t2").json());
    assertThat(fixture.calls()).containsExactly("DeregisterInstance", "GetOperation");
  }

  @Test
  void whatChangesNothingCostsNoCall() {
    fixture.invoke(Events.stopOf("t1").json());
    fixture.calls();
    fixture.invoke(Events.stopOf("t1").json());
    fixture.invoke(Events.runOf("t2").detail("lastStatus", "\"PENDING\"").json());
    fixture.restart(Map.of("REACTOR_CLUSTERS", "staging"));
    fixture.invoke(Events.stopOf("t2").json());
    assertThat(fixture.calls()).isEmpty();
  }

  @Test
  void aRunningTaskCostsItsInspection() {
    assertThat(fixture.invoke(Events.runOf("t1").json()).get("reason").asText())
        .isEqualTo("HEALTHY");
    assertThat(fixture.calls()).containsExactly("DescribeTasks");
  }

  @Test
  void aClusterThatIsGoneIsAnAnswer() {
    String running = Events.runOf("t9").json().replace("prod", "gone");
    assertThat(fixture.invoke(running).get("reason").asText()).isEqualTo("TASK_MISSING");
    String stopped = Events.stopOf("t9").json().replace("prod", "gone");
    assertThat(fixture.invoke(stopped).get("outcome").asText()).isEqualTo("NOT_REGISTERED");
  }

  @Test
  void eventsOfOneServiceThatComeTogetherShareOneLookup() {
    assertThat(
            fixture.invokeBatch(
                Events.stopOf("t1").json(), Events.stopOf("t2").json(), Events.stopOf("t3").json()))
        .isEmpty();
    assertThat(Collections.frequency(fixture.calls(), "DescribeServices")).isEqualTo(1);
    assertThat(fixture.aws.registry().get("srv-orders")).isEmpty();
  }

  @Test
  void aBatchReturnsExactlyTheItemsThatARetryCanMend() {
    fixture.aws.faults().on("DeregisterInstance").where("InstanceId", "t2").unavailable();
    List<Integer> again =
        fixture.invokeBatch(
            Events.stopOf("t1").json(),
            Events.stopOf("t2").json(),
            "not an event",
            Events.stopOf("t3").json());
    assertThat(again).containsExactly(1);
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t2");
    assertThat(fixture.deadLetters()).hasSize(1);

    fixture.aws.faults().clear();
    assertThat(fixture.invokeBatch(Events.stopOf("t2").json())).isEmpty();
    assertThat(fixture.aws.registry().get("srv-orders")).isEmpty();
  }

  @Test
  void aDirectEventThatARetryCanMendIsThrownInWordsForAnOperator() {
    fixture.aws.faults().on("DescribeServices").throttled();
    assertThatThrownBy(() -> fixture.invoke(Events.stopOf("t1").json()))
        .isInstanceOf(EventFailedException.class)
        .hasMessageContaining("describing the service orders")
        .hasMessageContaining("ThrottlingException");
    assertThat(fixture.aws.registry().get("srv-orders")).contains("t1");
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void deniedAccessIsKeptWithTheRemedyForNoRetryMendsIt() {
    fixture.aws.faults().on("DeregisterInstance").accessDenied();
    JsonNode answer = fixture.invoke(Events.stopOf("t1").json());
    assertThat(answer.get("outcome").asText()).isEqualTo("FAILED");
    assertThat(answer.get("deadLettered").asBoolean()).isTrue();
    assertThat(answer.get("errorMessage").asText()).contains("grant it to the function's role");
    assertThat(Collections.frequency(fixture.calls(), "DeregisterInstance")).isEqualTo(1);
  }

  @Test
  void aRemovalThatIsUnderWayAlreadyIsFollowedToItsEnd() {
    fixture.aws.operationTimes(Duration.ofSeconds(1), Duration.ofSeconds(5));
    JsonNode first = fixture.invoke(Events.stopOf("t1").json());
    assertThat(first.get("outcome").asText()).isEqualTo("SUBMITTED");
    JsonNode second = fixture.invoke(Events.stopOf("t1").json());
    assertThat(second.get("outcome").asText()).isEqualTo("SUBMITTED");
    assertThat(second.at("/services/0/operationId")).isEqualTo(first.at("/services/0/operationId"));
    JsonNode third = fixture.invoke(Events.stopOf("t1").json());
    assertThat(third.get("outcome").asText()).isEqualTo("DEREGISTERED");
  }

  @Test
  void anOperationThatEndsInFailIsAFailureWithItsCode() {
    fixture.aws.faults().on("DeregisterInstance").next(1).operationFails("ACCESS_DENIED", "no");
    JsonNode answer = fixture.invoke(Events.stopOf("t1").json());
    assertThat(answer.get("error").asText()).isEqualTo("ACCESS_DENIED");
    assertThat(answer.get("errorMessage").asText()).contains("Route 53");
    fixture.aws.faults().on("DeregisterInstance").next(1).operationFails("THROTTLED_REQUEST", "s");
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).containsExactly(0);
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).isEmpty();
  }

  @Test
  void aCallerOutsideLambdaNeedsNoArnAndNoTime() {
    fixture.context.functionArn = null;
    fixture.context.remainingMillis = 0;
    assertThat(fixture.invoke(Events.stopOf("t1").json()).get("outcome").asText())
        .isEqualTo("DEREGISTERED");
  }

  @Test
  void workThatNoLongerFitsComesAgain() {
    fixture.context.remainingMillis = 1_000;
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).containsExactly(0);
    assertThat(fixture.calls()).isEmpty();
  }

  @Test
  void aFloorIsCountedOverAllPages() {
    String[] ids = IntStream.range(0, 250).mapToObj("t%03d"::formatted).toArray(String[]::new);
    reopen(seedOf(ids), Map.of("REACTOR_KEEP_AT_LEAST", "249"));
    fixture.aws.setHealth("prod", "t007", "UNHEALTHY");
    assertThat(fixture.invoke(Events.runOf("t007").json()).get("outcome").asText())
        .isEqualTo("DEREGISTERED");
    fixture.aws.setHealth("prod", "t008", "UNHEALTHY");
    JsonNode second = fixture.invoke(Events.runOf("t008").json());
    assertThat(second.get("hold").asText()).isEqualTo("FLOOR");
    assertThat(fixture.aws.registry().get("srv-orders")).hasSize(249);
  }

  @Test
  void aListingThatBreaksOffRemovesNothing() {
    String[] ids = IntStream.range(0, 250).mapToObj("t%03d"::formatted).toArray(String[]::new);
    reopen(seedOf(ids), Map.of());
    fixture.aws.setHealth("prod", "t007", "UNHEALTHY");
    // The first page arrives, all others are throttled.
    fixture.aws.faults().on("ListInstances").tokenBucket(1, 0);
    assertThat(fixture.invokeBatch(Events.runOf("t007").json())).containsExactly(0);
    assertThat(fixture.aws.registry().get("srv-orders")).hasSize(250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DescribeTasks", "DescribeServices", "ListInstances", "DeregisterInstance"})
  void anAnswerWithoutContentProvesNothing(String operation) {
    fixture.aws.setHealth("prod", "t1", "UNHEALTHY");
    fixture.aws.faults().on(operation).emptyBody();
    assertThat(fixture.invokeBatch(Events.runOf("t1").json())).containsExactly(0);
    assertThat(fixture.logLine().get("error").asText()).isEqualTo("PartialRead");
  }

  @Test
  void aConfirmationWithoutContentLeavesTheRemovalSubmitted() {
    fixture.aws.faults().on("GetOperation").emptyBody();
    JsonNode answer = fixture.invoke(Events.stopOf("t1").json());
    assertThat(answer.get("outcome").asText()).isEqualTo("SUBMITTED");
    assertThat(answer.get("detail").asText()).contains("could not be confirmed");
  }

  @Test
  void anUndoThatCannotBeReadDoesNotStopTheRemoval() {
    fixture.aws.faults().on("GetInstance").emptyBody();
    JsonNode answer =
        fixture.invoke(Events.runOf("t1").detail("healthStatus", "\"UNHEALTHY\"").json());
    assertThat(answer.get("outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(answer.at("/services/0/undoProblem").asText()).contains("states no Instance");
  }

  @Test
  void anUndoCommandIsReadyForAShell() {
    JsonNode answer =
        fixture.invoke(Events.runOf("t1").detail("healthStatus", "\"UNHEALTHY\"").json());
    assertThat(answer.at("/services/0/undo").asText())
        .isEqualTo(
            "aws servicediscovery register-instance --region eu-west-1 --service-id srv-orders"
                + " --instance-id t1 --attributes"
                + " '{\"AWS_INSTANCE_IPV4\":\"10.0.1.17\",\"DeploymentId\":\""
                + FunctionFixture.ATTRIBUTES.get("DeploymentId")
                + "\",\"NOTE\":\"it'\\''s\"}'");
  }

  @Test
  void anAnswerThatIsLostAfterTheEffectEndsWellAtTheNextTry() {
    fixture.aws.faults().on("DeregisterInstance").resetAfterEffect();
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).containsExactly(0);
    fixture.aws.faults().clear();
    fixture.clock.advance(Duration.ofSeconds(1));
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).isEmpty();
    assertThat(fixture.aws.registry().get("srv-orders")).doesNotContain("t1");
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void anErrorThatCannotBeReadComesAgain() {
    for (String operation : List.of("DescribeServices", "DeregisterInstance")) {
      fixture.aws.faults().on(operation).brokenBody();
      assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).containsExactly(0);
      fixture.aws.faults().clear();
      fixture.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void anArchivesReplayDoesNotCountAsLatency() {
    fixture.clock.advance(Duration.ofDays(30));
    fixture.invoke(Events.stopOf("t1").with("replay-name", "\"june\"").json());
    JsonNode line = fixture.logLine();
    assertThat(line.has("EventToCall")).isFalse();
    assertThat(line.get("replayName").asText()).isEqualTo("june");
  }
}
