package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Removals of which a part is done, and operations that end late, badly, or unseen. */
final class HalfDoneTest {

  @AutoClose private final FunctionFixture fixture = new FunctionFixture(seedOf("t1", "t2"));

  /** The tasks of orders register in a second Cloud Map service too. */
  private void registerTwice() {
    fixture.aws.putCloudMapService(
        new Seed.CloudMapService("srv-admin", "admin", "local", "210987654321", false, List.of()));
    for (String id : List.of("t1", "t2")) {
      fixture.aws.registerInstance("srv-admin", id, FunctionFixture.ATTRIBUTES);
    }
    fixture.aws.putService(
        "prod",
        Seed.Service.active(
            "orders",
            2,
            Map.of(),
            List.of(
                new Seed.Deployment("ecs-svc/45", "PRIMARY", List.of("srv-orders", "srv-admin")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"srv-orders", "srv-admin"})
  void theOtherCloudMapServiceIsDoneAndTheRetryDoesOnlyWhatIsMissing(String failing) {
    registerTwice();
    fixture.aws.faults().on("DeregisterInstance").where("ServiceId", failing).unavailable();
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).containsExactly(0);
    String done = failing.equals("srv-admin") ? "srv-orders" : "srv-admin";
    assertThat(fixture.aws.registry().get(done)).containsExactly("t2");
    assertThat(fixture.aws.registry().get(failing)).containsExactly("t1", "t2");

    fixture.aws.faults().clear();
    fixture.calls();
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).isEmpty();
    assertThat(fixture.calls()).containsExactly("DeregisterInstance", "GetOperation");
    assertThat(fixture.aws.registry()).containsEntry("srv-orders", only("t2"));
    assertThat(fixture.aws.registry()).containsEntry("srv-admin", only("t2"));
  }

  private static SortedSet<String> only(String id) {
    return new TreeSet<>(List.of(id));
  }

  /** A cold function remembers nothing, and what is gone already is no failure. */
  @Test
  void aColdFunctionFindsTheOtherOneGone() {
    registerTwice();
    fixture.aws.faults().on("DeregisterInstance").where("ServiceId", "srv-admin").unavailable();
    fixture.invokeBatch(Events.stopOf("t1").json());
    fixture.aws.faults().clear();
    fixture.restart(Map.of());
    fixture.calls();
    JsonNode answer = fixture.invoke(Events.stopOf("t1").json());
    assertThat(answer.get("outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(answer.get("services").findValuesAsText("outcome"))
        .containsExactly("ALREADY_GONE", "DEREGISTERED");
    assertThat(fixture.calls())
        .containsExactly(
            "DescribeServices", "DeregisterInstance", "DeregisterInstance", "GetOperation");
  }

  /**
   * The codes that AWS lists for an operation's end.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_Operation.html">Operation</a>
   */
  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED, false",
    "CANNOT_CREATE_HOSTED_ZONE, false",
    "EXPIRED_TOKEN, true",
    "HOSTED_ZONE_NOT_FOUND, false",
    "INTERNAL_FAILURE, true",
    "INTERNAL_SERVICE_EXCEPTION, true",
    "INVALID_CHANGE_BATCH, false",
    "THROTTLED_REQUEST, true",
    "A_CODE_TO_COME, true"
  })
  void anOperationThatEndsInFailIsAFailureWithItsCodeAndItsMessage(String code, boolean again) {
    fixture.aws.faults().on("DeregisterInstance").next(1).operationFails(code, "what AWS said");
    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).hasSize(again ? 1 : 0);
    JsonNode line = fixture.logLine();
    assertThat(line.get("outcome").asText()).isEqualTo("FAILED");
    assertThat(line.get("error").asText()).isEqualTo(code);
    assertThat(line.get("errorMessage").asText()).contains(code, "what AWS said");
    assertThat(line.get("deadLettered").asBoolean()).isEqualTo(!again);
    assertThat(fixture.deadLetters()).hasSize(again ? 0 : 1);
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1", "t2");

    assertThat(fixture.invokeBatch(Events.stopOf("t1").json())).isEmpty();
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t2");
  }

  /** Nobody sees that it fails: the event was acknowledged long before. */
  @Test
  void theSweepRemovesWhatASubmittedOperationLeftBehind() {
    try (FaultWorld world = new FaultWorld(FaultScene.STOP, Duration.ZERO, new Object())) {
      world.aws.operationTimes(Duration.ofMillis(50), Duration.ofSeconds(3));
      world.aws.faults().on("DeregisterInstance").next(1).operationFails("THROTTLED_REQUEST", "s");
      String stop = Events.stopOf(FaultWorld.VICTIM).json();
      assertThat(FunctionFixture.parse(world.invoke(stop)).get("outcome").asText())
          .isEqualTo("SUBMITTED");
      world.clock.advance(Duration.ofSeconds(5));
      assertThat(world.isVictimListed()).isTrue();
      world.watchLater();
      world.clock.advance(Duration.ofSeconds(5));
      assertThat(world.isVictimListed()).isFalse();
    }
  }
}
