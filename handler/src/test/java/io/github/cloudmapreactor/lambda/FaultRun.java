package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FaultWorld.REGISTRY;
import static io.github.cloudmapreactor.lambda.FaultWorld.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.FaultRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * One cell of the fault matrix, played once: a call goes wrong, the function ends somehow, the
 * fault passes, and what was not done must still come to its right end.
 */
final class FaultRun implements AutoCloseable {

  private static final Set<String> REMOVALS = Set.of("DeregisterInstance", "StopTask");

  /** Time for two attempts at full length: a slow machine must not make a second fault. */
  private static final int MILLIS_FOR_A_RETRY = 5_000;

  /** As little as suffices for a call and for the wait before a confirmation. */
  private static final int MILLIS_FOR_A_CALL = 2_000;

  private static final int TRIES = 3;

  private final FaultCell cell;
  private final FaultWorld world;
  private final SortedMap<String, SortedSet<String>> others;

  FaultRun(FaultCell cell, Object lock) {
    this.cell = cell;
    boolean clock = cell.kind().isOfTheClock();
    if (clock) {
      // What one client learns of the time, the SDK tells all that are built later.
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
    this.world =
        new FaultWorld(
            cell.spot().scene(), clock ? Duration.ofHours(1) : Duration.ZERO, lock);
    this.others = world.others();
    if (cell.kind().isTimeout()) {
      world.context.remainingMillis = cell.forGood() ? MILLIS_FOR_A_CALL : MILLIS_FOR_A_RETRY;
    }
  }

  /** How the cell ended; what must hold in every cell is asserted on the way. */
  FaultEnding play() {
    arm();
    FaultEnding ending = cell.spot().scene().isEvent() ? event() : watchEnding();
    assertThat(strikes()).as("times that the fault struck").matches(this::isRight);
    assertOnlyTheVictimWasTouched();
    disarm();
    recover(ending);
    assertOnlyTheVictimWasTouched();
    return ending;
  }

  private void arm() {
    if (cell.kind().nature() == FaultKind.Nature.UNDER_WAY) {
      world.aws.operationTimes(
          Duration.ofMillis(50), cell.forGood() ? Duration.ofMinutes(1) : Duration.ofMillis(150));
      removeByAnother();
      return;
    }
    FaultRule rule = world.aws.faults().on(cell.spot().operation()).after(cell.spot().after());
    cell.spot().cluster().ifPresent(cluster -> rule.where("cluster", cluster));
    if (!cell.forGood()) {
      rule.next(1);
    }
    cell.kind().strike().accept(rule);
  }

  /** Somebody else, ECS for instance, removes the instance at the same time. */
  private void removeByAnother() {
    String body = "{\"ServiceId\":\"%s\",\"InstanceId\":\"%s\"}".formatted(REGISTRY, VICTIM);
    URI endpoint = world.aws.endpoint();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "Route53AutoNaming_v20170314.DeregisterInstance")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .join();
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private void disarm() {
    world.aws.faults().clear();
    world.aws.operationTimes(Duration.ofMillis(50), Duration.ofMillis(150));
    world.context.remainingMillis = new FakeContext().remainingMillis;
    world.clock.advance(Duration.ofSeconds(30));
  }

  private long strikes() {
    return world.aws.journal().calls().stream()
        .filter(call -> call.operation().equals(cell.spot().operation()))
        .filter(call -> !call.error().isEmpty() && !isAnswerToItself(call))
        .count();
  }

  /** A removal that took effect, and whose answer was lost, meets itself when it is repeated. */
  private boolean isAnswerToItself(Call call) {
    return call.error().equals("DuplicateRequest")
        && cell.kind().nature() != FaultKind.Nature.UNDER_WAY;
  }

  private boolean isRight(long strikes) {
    return cell.forGood() ? strikes > 0 : strikes == 1;
  }

  private String input() {
    return switch (cell.spot().scene()) {
      case STOP -> Events.stopOf(VICTIM).json();
      case SICK_FOUND -> Events.runOf(VICTIM).json();
      case SICK_STATED -> Events.runOf(VICTIM).detail("healthStatus", "\"UNHEALTHY\"").json();
      case MINUTE -> "{\"minute\":\"2026-09-14T09:00:13Z\"}";
      default -> "not an event";
    };
  }

  /** Delivers the event as the cell says. */
  private FaultEnding event() {
    return deliver(input());
  }

  private FaultEnding deliver(String input) {
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

  private static int indexOf(List<JsonNode> lines, String member) {
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

  /** What was neither done nor needs nothing is done now, each by the way that it comes back. */
  private void recover(FaultEnding ending) {
    FaultScene scene = cell.spot().scene();
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
      ending = event();
      world.clock.advance(Duration.ofSeconds(30));
    }
    boolean hopeless = cell.spot().scene() == FaultScene.HOPELESS;
    assertThat(ending)
        .as("once the fault has passed")
        .isEqualTo(hopeless ? FaultEnding.DEAD_LETTER : FaultEnding.DONE);
    assertThat(world.isVictimListed()).isEqualTo(hopeless || isMinute());
  }

  private boolean isMinute() {
    return cell.spot().scene() == FaultScene.MINUTE;
  }

  /** The letter is the event as it came, with its reason, and delivering it mends everything. */
  private void redrive() {
    assertThat(letters()).hasSize(1);
    JsonNode letter = letters().get(0);
    assertThat(letter.get("MessageBody").asText()).isEqualTo(input());
    assertThat(letter.at("/MessageAttributes/ErrorType/StringValue").asText()).isNotEmpty();
    assertThat(deliver(letter.get("MessageBody").asText())).isEqualTo(FaultEnding.DONE);
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
    assertThat(lines.get(indexOf(lines, "pass")).at("/pass/failureCount").asInt()).isZero();
    assertThat(lines.get(indexOf(lines, "sweep")).at("/sweep/failureCount").asInt()).isZero();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.isVictimListed()).as("the task is out").isFalse();
    if (cell.spot().scene() == FaultScene.SWEEP_STRANDED) {
      assertThat(tookEffect("StopTask")).as("the task was stopped").isTrue();
    }
  }

  /** No healthy task's instance was removed, no other one was touched, no other task stopped. */
  private void assertOnlyTheVictimWasTouched() {
    assertThat(world.others()).isEqualTo(others);
    boolean stranded = cell.spot().scene() == FaultScene.SWEEP_STRANDED;
    for (Call call : world.aws.journal().calls()) {
      if (REMOVALS.contains(call.operation())) {
        assertThat(call.operation()).isEqualTo(stranded ? "StopTask" : "DeregisterInstance");
        assertThat(call.request().path(stranded ? "task" : "InstanceId").asText())
            .isEqualTo(VICTIM);
      }
      assertThat(call.operation()).isNotEqualTo("RegisterInstance");
    }
  }

  @Override
  public void close() {
    if (cell.kind().isOfTheClock()) {
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
    world.close();
  }
}
