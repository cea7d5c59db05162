package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Call;
import java.time.Duration;
import java.util.List;

/** What comes of a cell once its fault is over: nothing may be lost. */
final class FaultRecovery {

  private static final int TRIES = 3;

  private final FaultScene scene;
  private final FaultWorld world;
  private final FaultDelivery delivery;

  FaultRecovery(FaultScene scene, FaultWorld world, FaultDelivery delivery) {
    this.scene = scene;
    this.world = world;
    this.delivery = delivery;
  }

  /** What was neither done nor needs nothing is done now, each by the way that it comes back. */
  void recover(FaultEnding ending) {
    if (ending == FaultEnding.AGAIN) {
      comeAgain();
    } else if (ending == FaultEnding.DEAD_LETTER && scene != FaultScene.HOPELESS) {
      redrive();
    }
    if (scene == FaultScene.HOPELESS) {
      assertThat(letters()).as("dead letters").isNotEmpty();
    } else if (scene == FaultScene.MINUTE) {
      assertThat(tookEffect("SendMessageBatch")).as("batches of ticks").isTrue();
    } else {
      assertThat(letters()).hasSize(ending == FaultEnding.DEAD_LETTER ? 1 : 0);
      sweepUp();
    }
  }

  private void comeAgain() {
    FaultEnding ending = FaultEnding.AGAIN;
    for (int i = 0; i < TRIES && ending == FaultEnding.AGAIN; i++) {
      ending = delivery.deliver();
      world.clock.advance(Duration.ofSeconds(30));
    }
    boolean hopeless = scene == FaultScene.HOPELESS;
    boolean minute = scene == FaultScene.MINUTE;
    assertThat(ending)
        .as("once the fault has passed")
        .isEqualTo(hopeless ? FaultEnding.DEAD_LETTER : FaultEnding.DONE);
    assertThat(world.isVictimListed()).isEqualTo(hopeless || minute);
  }

  /** The letter is the event as it came, with its reason, and delivering it mends everything. */
  private void redrive() {
    assertThat(letters()).hasSize(1);
    JsonNode letter = letters().get(0);
    assertThat(letter.get("MessageBody").asText()).isEqualTo(delivery.input());
    assertThat(letter.at("/MessageAttributes/ErrorType/StringValue").asText()).isNotEmpty();
    assertThat(delivery.deliver(letter.get("MessageBody").asText())).isEqualTo(FaultEnding.DONE);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.isVictimListed()).isFalse();
  }

  private List<JsonNode> letters() {
    return world.aws.journal().calls().stream()
        .filter(call -> call.operation().equals("SendMessage") && hadEffect(call))
        .map(Call::request)
        .toList();
  }

  private boolean tookEffect(String operation) {
    return world.aws.journal().calls().stream()
        .anyMatch(call -> call.operation().equals(operation) && hadEffect(call));
  }

  /** Also where the answer was lost or spoilt on its way back. */
  private static boolean hadEffect(Call call) {
    return call.succeeded()
        || call.error().endsWith("_AFTER_EFFECT")
        || call.error().endsWith("_BODY");
  }

  /** The next pass and sweep find the rest, and everything can be read again. */
  private void sweepUp() {
    List<JsonNode> lines = world.watchLater();
    assertThat(lines.get(FaultDelivery.indexOf(lines, "pass")).at("/pass/failureCount").asInt())
        .isZero();
    assertThat(lines.get(FaultDelivery.indexOf(lines, "sweep")).at("/sweep/failureCount").asInt())
        .isZero();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.isVictimListed()).as("the task is out").isFalse();
    if (scene == FaultScene.SWEEP_STRANDED) {
      assertThat(tookEffect("StopTask")).as("the task was stopped").isTrue();
    }
  }
}
