package io.github.cloudmapreactor.bench.simulation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.SlidingWindow;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.core.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AwsClientTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final AwsApi api = new AwsApi(simulation, Delay.fixed(Duration.ofMillis(100)));
  private final List<String> seen = new ArrayList<>();
  private int effects;

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void aCallTakesTheTimeOfItsWayThereAndBack() {
    call();
    assertThat(seen).containsExactly("100 done");
    assertThat(effects).isEqualTo(1);
  }

  @Test
  void aThrottledCallComesAgainAsTheSdkSaysAndThenFailsAsTheProductSays() {
    api.setFaults(attempt -> Fault.THROTTLED);
    call();
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).endsWith("ThrottlingException retryable");
    assertThat(api.attempts().count()).isEqualTo(3);
    assertThat(effects).isZero();
  }

  @Test
  void whatNoRetryCanMendIsNotTriedAgain() {
    api.setFaults(attempt -> Fault.ACCESS_DENIED);
    call();
    assertThat(seen).containsExactly("100 AccessDeniedException final");
    assertThat(api.attempts().count()).isEqualTo(1);
  }

  @Test
  void aHangingAttemptEndsAfterThreeSecondsAndTheCallAfterFourAndAHalf() {
    api.setFaults(attempt -> Fault.HANGING);
    call();
    assertThat(seen).containsExactly("4500 ApiCallTimeoutException retryable");
    assertThat(api.attempts().count()).isEqualTo(2);
    // The second attempt comes after a delay of at most 100 ms.
    assertThat(api.attempts().all().get(1).at())
        .isBetween(BEGIN.plusMillis(3_000), BEGIN.plusMillis(3_100));
    assertThat(effects).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsLostMayHaveHadItsEffect() {
    api.setFaults(attempt -> attempt.at().equals(BEGIN) ? Fault.ANSWER_LOST : Fault.NONE);
    call();
    assertThat(seen).hasSize(1).allMatch(each -> each.endsWith("done"));
    assertThat(effects).isEqualTo(2);
  }

  @Test
  void eachAttemptIsHeldToTheBudget() {
    CallBudget budget = new SlidingWindow(2, simulation::sleep, simulation.clock());
    AwsClient client =
        new AwsClient(simulation, api, "test", Budgets.ofServices(Map.of(Service.ECS, budget)));
    simulation.start(
        "caller",
        () -> {
          for (int i = 0; i < 7; i++) {
            client.call(ApiOperation.LIST_TASKS, () -> "page");
          }
        });
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(api.attempts().count()).isEqualTo(7);
    assertThat(api.attempts().to(Service.ECS).mostInASecond()).isEqualTo(2);
    assertThat(client.drain()).hasSize(7).containsOnly("ListTasks");
  }

  @Test
  void anOperationMayHaveABudgetOfItsOwnWithinItsServices() {
    SlidingWindow all = new SlidingWindow(4, simulation::sleep, simulation.clock());
    SlidingWindow lookups = new SlidingWindow(1, simulation::sleep, simulation.clock());
    Budgets budgets =
        Budgets.ofServices(Map.of(Service.ECS, all)).and(ApiOperation.DESCRIBE_SERVICES, lookups);
    AwsClient client = new AwsClient(simulation, api, "test", budgets);
    simulation.start(
        "caller",
        () -> {
          for (int i = 0; i < 4; i++) {
            client.call(ApiOperation.LIST_TASKS, () -> "page");
            client.call(ApiOperation.DESCRIBE_SERVICES, () -> "services");
          }
        });
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(api.attempts().count()).isEqualTo(8);
    assertThat(api.attempts().of(ApiOperation.DESCRIBE_SERVICES).mostInASecond()).isEqualTo(1);
  }

  @Test
  void aCallHasTheTimeThatTheInvocationLeaves() {
    api.setFaults(attempt -> Fault.HANGING);
    AwsClient client = new AwsClient(simulation, api, "test", Budgets.NONE);
    Instant end = BEGIN.plusSeconds(2);
    client.begin(() -> Duration.between(simulation.clock().instant(), end));
    simulation.start("caller", () -> make(client));
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(seen).containsExactly("1500 ApiCallTimeoutException retryable");
    client.begin(() -> Duration.ofSeconds(1));
    simulation.start("caller", () -> make(client));
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(seen.get(1)).endsWith("OutOfTime retryable");
    assertThat(api.attempts().count()).as("nothing was begun the second time").isEqualTo(2);
  }

  @Test
  void aQuotaThrottlesWhatIsAboveItsBucketAndRefill() {
    for (int i = 0; i < 150; i++) {
      simulation.start("caller", () -> make(new AwsClient(simulation, api, "x", Budgets.NONE)));
    }
    simulation.runFor(Duration.ofMillis(100));
    // All arrive at once: the bucket of ListTasks and its like holds a hundred.
    assertThat(seen).hasSize(100);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(seen).hasSize(150);
  }

  @Test
  void theSameSeedDrawsTheSameDelays() {
    assertThat(momentsOfAttempts(3)).isEqualTo(momentsOfAttempts(3));
    assertThat(momentsOfAttempts(3)).isNotEqualTo(momentsOfAttempts(4));
  }

  private static List<Instant> momentsOfAttempts(long seed) {
    try (Simulation own = new Simulation(BEGIN, new SplittableRandom(seed))) {
      AwsApi faulty =
          new AwsApi(own, Delay.logNormal(Duration.ofMillis(20), Duration.ofMillis(90)));
      faulty.setFaults(attempt -> Fault.SERVER_ERROR);
      AwsClient client = new AwsClient(own, faulty, "test", Budgets.NONE);
      own.start(
          "caller",
          () -> {
            try {
              CallFailures.make("x", () -> client.call(ApiOperation.LIST_TASKS, () -> "page"));
            } catch (CallFailedException e) {
              assertThat(e.failure().type()).isEqualTo("InternalServerError");
            }
          });
      own.runFor(Duration.ofMinutes(1));
      return faulty.attempts().all().stream().map(Attempt::at).toList();
    }
  }

  private void call() {
    AwsClient client = new AwsClient(simulation, api, "test", Budgets.NONE);
    simulation.start("caller", () -> make(client));
    simulation.runFor(Duration.ofMinutes(1));
  }

  private void make(AwsClient client) {
    try {
      CallFailures.make(
          "listing", () -> client.call(ApiOperation.LIST_TASKS, () -> "page " + ++effects));
      see("done");
    } catch (CallFailedException e) {
      Failure failure = e.failure();
      see(failure.type() + (failure.retryable() ? " retryable" : " final"));
    }
  }

  private void see(String what) {
    seen.add(Duration.between(BEGIN, simulation.clock().instant()).toMillis() + " " + what);
  }
}
