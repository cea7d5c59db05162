package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FaultWorld.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.app.CallFailedException;
import java.util.List;

/** Lets a cell's function do its work once, and reads from its answer and its log how it ended. */
final class FaultDelivery {

  private final FaultCell cell;
  private final FaultWorld world;

  FaultDelivery(FaultCell cell, FaultWorld world) {
    this.cell = cell;
    this.world = world;
  }

  /** Delivers the cell's event, or its tick. */
  FaultEnding deliver() {
    return cell.spot().scene().isEvent() ? deliver(input()) : watchEnding();
  }

  /** The cell's event. */
  String input() {
    return switch (cell.spot().scene()) {
      case STOP -> Events.stopOf(VICTIM).json();
      case SICK_FOUND -> Events.runOf(VICTIM).json();
      case SICK_STATED -> Events.runOf(VICTIM).detail("healthStatus", "\"UNHEALTHY\"").json();
      case MINUTE -> "{\"minute\":\"2026-09-14T09:00:13Z\"}";
      default -> "not an event";
    };
  }

  /** Delivers an event as the cell says. */
  FaultEnding deliver(String input) {
    world.lines();
    if (cell.spot().scene() == FaultScene.MINUTE) {
      return strike(input);
    }
    if (cell.direct()) {
      try {
        world.invoke(input);
      } catch (EventFailedException e) {
        return FaultEnding.AGAIN;
      }
    } else if (!FunctionFixture.parse(world.invoke(FunctionFixture.batchOf(input)))
        .get("batchItemFailures")
        .isEmpty()) {
      return FaultEnding.AGAIN;
    }
    List<JsonNode> lines = world.lines();
    assertThat(lines).hasSize(1);
    JsonNode line = lines.get(0);
    return line.path("deadLettered").asBoolean()
        ? FaultEnding.DEAD_LETTER
        : FaultEnding.of(line.get("outcome").asText());
  }

  private FaultEnding strike(String minute) {
    try {
      assertThat(world.invoke(minute)).isEqualTo("{\"ticks\":6}");
      return FaultEnding.DONE;
    } catch (CallFailedException e) {
      return FaultEnding.AGAIN;
    }
  }

  private FaultEnding watchEnding() {
    List<JsonNode> lines = world.watch();
    int pass = indexOf(lines, "pass");
    return cell.spot().path() == FaultPath.WATCH
        ? ending(lines.subList(0, pass), lines.get(pass).get("pass"))
        : sweepEnding(lines.subList(pass + 1, lines.size()));
  }

  private static FaultEnding sweepEnding(List<JsonNode> lines) {
    if (lines.isEmpty()) {
      return FaultEnding.NOT_BEGUN;
    }
    int sweep = indexOf(lines, "sweep");
    return ending(lines.subList(0, sweep), lines.get(sweep).get("sweep"));
  }

  static int indexOf(List<JsonNode> lines, String member) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).has(member)) {
        return i;
      }
    }
    throw new AssertionError("no line has " + member + ": " + lines);
  }

  private static FaultEnding ending(List<JsonNode> tasks, JsonNode whole) {
    if (whole.get("failureCount").asInt() > 0) {
      return FaultEnding.INCOMPLETE;
    }
    if (tasks.isEmpty()) {
      return FaultEnding.NOTHING;
    }
    assertThat(tasks).hasSize(1);
    JsonNode task = tasks.get(0);
    return task.has("stranded")
        ? strandedEnding(task.at("/stranded/outcome").asText())
        : FaultEnding.of(task.get("outcome").asText());
  }

  private static FaultEnding strandedEnding(String outcome) {
    return outcome.equals("REPLACED") ? FaultEnding.DONE : FaultEnding.of(outcome);
  }
}
