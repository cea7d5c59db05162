package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FaultWorld.REGISTRY;
import static io.github.cloudmapreactor.lambda.FaultWorld.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.FaultRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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

  private final FaultCell cell;
  private final FaultWorld world;
  private final FaultDelivery delivery;
  private final SortedMap<String, SortedSet<String>> others;

  FaultRun(FaultCell cell, Object lock) {
    this.cell = cell;
    boolean clock = cell.kind().isOfTheClock();
    if (clock) {
      // What one client learns of the time, the SDK tells all that are built later.
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
    this.world =
        new FaultWorld(cell.spot().scene(), clock ? Duration.ofHours(1) : Duration.ZERO, lock);
    this.delivery = new FaultDelivery(cell, world);
    this.others = world.others();
    if (cell.kind().isTimeout()) {
      world.context.remainingMillis = cell.forGood() ? MILLIS_FOR_A_CALL : MILLIS_FOR_A_RETRY;
    }
  }

  /** How the cell ended; what must hold in every cell is asserted on the way. */
  FaultEnding play() {
    arm();
    FaultEnding ending = delivery.deliver();
    assertThat(strikes()).as("times that the fault struck").matches(this::isRight);
    assertOnlyTheVictimWasTouched();
    disarm();
    new FaultRecovery(cell.spot().scene(), world, delivery).recover(ending);
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
        HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
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
