package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.event;
import static io.github.cloudmapreactor.core.States.found;
import static io.github.cloudmapreactor.core.States.view;
import static io.github.cloudmapreactor.core.States.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.HealthPass.Sight;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a health pass removes, what it leaves, and what it costs. */
final class HealthPassTest extends PassOverFakes {

  private void serveOrders(int desiredCount) {
    aws.serve(view(desiredCount, Duration.ZERO, "srv-a"));
  }

  private static Hold hold(Report report) {
    return ((Outcome.HeldBack) report.outcome()).hold();
  }

  @Test
  void aTaskThatTurnedSickLeavesAndTheOthersStay() {
    serveOrders(3);
    runs("HEALTHY", "t1", "t3");
    runs("UNHEALTHY", "t2");
    Sight sight = run();
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t3");
    assertThat(outcomes(sight)).containsExactly(Kind.DEREGISTERED);
    Report report = sight.reports().get(0);
    assertThat(report.decision().reason()).isEqualTo(Reason.UNHEALTHY_FOUND);
    assertThat(report.registrations().get(0).undo().attributes()).isNotEmpty();
    assertThat(sight.isComplete()).isTrue();
    assertThat(sight.clusters()).isEqualTo(1);
    assertThat(sight.tasks()).isEqualTo(3);
    assertThat(sight.health()).isEqualTo(Map.of(Health.HEALTHY, 2, Health.UNHEALTHY, 1));
    assertThat(aws.calls)
        .containsExactly(
            "ListClusters",
            "ListTasks prod",
            "DescribeTasks prod",
            "DescribeServices orders",
            "ListInstances srv-a",
            "DeregisterInstance srv-a",
            "GetOperation");
    assertThat(sight.calls()).isEqualTo(aws.calls.size());
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, RUNNING, UNHEALTHY, true",
    "RUNNING, RUNNING, HEALTHY, false",
    "RUNNING, RUNNING, UNKNOWN, false",
    "RUNNING, RUNNING, POORLY, false",
    "RUNNING, RUNNING, , false",
    "ACTIVATING, RUNNING, UNKNOWN, false",
    "ACTIVATING, RUNNING, UNHEALTHY, true",
    "DEACTIVATING, RUNNING, HEALTHY, true",
    "STOPPED, RUNNING, UNKNOWN, true",
  })
  void whoLeaves(String last, String desired, String health, boolean leaves) {
    serveOrders(1);
    aws.tasks.put("t1", described("t1", last, desired, health));
    aws.register("srv-a", "t1");
    assertThat(run().isComplete()).isTrue();
    assertThat(aws.listed("srv-a").isEmpty()).isEqualTo(leaves);
  }

  private static TaskState described(String id, String last, String desired, String health) {
    return States.state(
        Source.DESCRIBE_TASKS, id, 6, new Statuses(last, desired, health), States.NOW);
  }

  @Test
  void aTaskThatBeginsToStopBehindTheListingLeavesForGood() {
    serveOrders(1);
    runs("HEALTHY", "t1");
    aws.afterAListing =
        () -> aws.tasks.put("t1", described("t1", "DEACTIVATING", "STOPPED", "HEALTHY"));
    Sight sight = run();
    assertThat(sight.reports().get(0).decision().reason()).isEqualTo(Reason.STOPPING);
    assertThat(aws.listed("srv-a")).isEmpty();
    assertThat(react(event("t1", "STOPPED", "STOPPED", null)).outcome().kind())
        .as("the event that comes after all, to another function")
        .isEqualTo(Kind.ALREADY_GONE);
  }

  /** Their events tell of them, and wait for the rate that the pass would share. */
  @Test
  void ofManyThatBeginToStopBehindTheListingMostAreLeftToTheirEvents() {
    serveOrders(60);
    String[] tasks = IntStream.range(0, 60).mapToObj("t%02d"::formatted).toArray(String[]::new);
    runs("HEALTHY", tasks);
    aws.afterAListing =
        () -> {
          for (String task : tasks) {
            aws.tasks.put(task, States.with(States.stopping(task), 9));
          }
        };
    Sight sight = run();
    assertThat(sight.reports()).hasSize(50);
    assertThat(aws.listed("srv-a")).hasSize(10);
  }

  @Test
  void aTaskThatVanishesBehindTheListingIsNoFailure() {
    serveOrders(2);
    runs("HEALTHY", "t1", "t2");
    aws.afterAListing = () -> aws.tasks.remove("t1");
    Sight sight = run();
    assertThat(sight.isComplete()).isTrue();
    assertThat(sight.tasks()).isEqualTo(1);
    assertThat(sight.reports()).isEmpty();
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
  }

  @Test
  void aTaskThatWasRemovedCostsNoFurtherCall() {
    serveOrders(2);
    runs("HEALTHY", "t1");
    runs("UNHEALTHY", "t2");
    run();
    for (int again = 0; again < 20; again++) {
      Sight sight = run();
      assertThat(aws.calls).filteredOn(call -> !call.endsWith(" prod")).isSubsetOf("ListClusters");
      assertThat(sight.health()).containsEntry(Health.UNHEALTHY, 1);
    }
  }

  /** Nobody waits for that many operations, so one look at the registry tells that they ended. */
  @Test
  void manyThatWereRemovedAtOnceCostOneListingMore() {
    serveOrders(12);
    pass = pass(Policies.keepAtLeast(new KeepAtLeast.Count(1)));
    runs("UNHEALTHY", ids(0, 11));
    runs("HEALTHY", "well");
    assertThat(outcomes(run())).hasSize(11).containsOnly(Kind.SUBMITTED);
    assertThat(aws.listed("srv-a")).containsExactly("well");
    run();
    assertThat(count("ListInstances srv-a")).isEqualTo(1);
    assertThat(count("DeregisterInstance srv-a")).isZero();
    run();
    assertThat(aws.calls).containsExactly("ListTasks prod", "DescribeTasks prod");
  }

  @Test
  void aRemovalIsConfirmedHoweverManyStaySickThatAreGone() {
    serveOrders(12);
    pass = pass(Policies.keepAtLeast(new KeepAtLeast.Count(1)));
    runs("UNHEALTHY", ids(0, 12));
    runs("HEALTHY", "well");
    run();
    run();
    serveOrders(3);
    runs("HEALTHY", "other");
    runs("UNHEALTHY", "well");
    assertThat(outcomes(run())).containsExactly(Kind.DEREGISTERED);
  }

  private static String[] ids(int from, int to) {
    return IntStream.range(from, to).mapToObj("t%05d"::formatted).toArray(String[]::new);
  }

  @Test
  void aTaskThatRecoveredAndTurnsSickAgainIsNoNewRemoval() {
    serveOrders(2);
    runs("HEALTHY", "t1");
    runs("UNHEALTHY", "t2");
    run();
    aws.tasks.put("t2", found("t2", "HEALTHY"));
    assertThat(run().reports()).isEmpty();
    aws.tasks.put("t2", found("t2", "UNHEALTHY"));
    run();
    assertThat(aws.calls).doesNotContain("DeregisterInstance srv-a", "ListInstances srv-a");
  }

  @Test
  void severalThatTurnSickAtOnceNeverUndercutTheFloorAndShareOneListing() {
    serveOrders(4);
    runs("UNHEALTHY", "t1", "t2", "t3", "t4");
    assertThat(outcomes(run()))
        .containsExactly(Kind.DEREGISTERED, Kind.DEREGISTERED, Kind.HELD_BACK, Kind.HELD_BACK);
    assertThat(count("ListInstances srv-a")).isEqualTo(1);
    assertThat(aws.listed("srv-a")).containsExactly("t3", "t4");

    Sight held = run();
    assertThat(held.reports().stream().filter(r -> r.outcome().kind() == Kind.HELD_BACK))
        .as("said anew in each pass")
        .hasSize(2)
        .allMatch(report -> hold(report) == Hold.FLOOR);
    assertThat(count("ListInstances srv-a")).isEqualTo(1);

    // Two replacements are listed now.
    runs("HEALTHY", "t5", "t6");
    run();
    assertThat(aws.listed("srv-a")).containsExactly("t5", "t6");
    assertThat(count("ListInstances srv-a")).isEqualTo(1);
  }

  @Test
  void eachCloudMapServiceIsListedOnceHoweverManyTasksAndServicesUseIt() {
    aws.serve(view(4, Duration.ZERO, "srv-a", "srv-b"));
    runs("UNHEALTHY", "t1", "t2", "t3");
    runs("HEALTHY", "t4");
    aws.register("srv-b", "t1", "t2", "t3", "t4");
    run();
    assertThat(count("ListInstances srv-a")).isEqualTo(1);
    assertThat(count("ListInstances srv-b")).isEqualTo(1);
    assertThat(aws.listed("srv-a")).containsExactly("t3", "t4");
    assertThat(aws.listed("srv-b")).containsExactly("t3", "t4");
  }

  @Test
  void withoutAFloorAllLeaveWithoutAListing() {
    serveOrders(2);
    pass = pass(Policies.keepAtLeast(new KeepAtLeast.Percent(0)));
    runs("UNHEALTHY", "t1", "t2");
    run();
    assertThat(aws.listed("srv-a")).isEmpty();
    assertThat(count("ListInstances srv-a")).isZero();
  }

  @Test
  void aTaskInItsGracePeriodStaysUntilThatIsOver() {
    aws.serve(view(1, Duration.ofSeconds(25), "srv-a"));
    Times young = new Times(States.NOW, States.NOW.minusSeconds(60), States.NOW);
    aws.tasks.put("t1", with(found("t1", "UNHEALTHY"), young));
    aws.register("srv-a", "t1");
    for (int second : List.of(10, 20)) {
      Sight sight = run();
      assertThat(hold(sight.reports().get(0))).as("at %d s", second).isEqualTo(Hold.GRACE_PERIOD);
      assertThat(aws.calls).doesNotContain("ListInstances srv-a");
    }
    assertThat(outcomes(run())).containsExactly(Kind.DEREGISTERED);
  }

  @Test
  void sickTasksOfManyServicesAreLocatedTenACall() {
    for (int i = 0; i < 25; i++) {
      String name = "s%02d".formatted(i);
      ServiceRef service = new ServiceRef(States.ORDERS.cluster(), name);
      aws.serve(view(service, 1, Duration.ZERO, Map.of(), "srv-" + name));
      aws.tasks.put(
          name,
          with(States.found(name, "UNHEALTHY"), new Owner("service:" + name, "ecs-svc/" + i)));
      aws.register("srv-" + name, name);
    }
    assertThat(outcomes(run())).hasSize(25).containsOnly(Kind.SUBMITTED);
    assertThat(aws.calls.stream().filter(call -> call.startsWith("DescribeServices"))).hasSize(3);
  }

  /** Slow calls: the last of many was found sick long before its turn, and has recovered. */
  @Test
  void aVerdictThatWaitedTooLongIsReadAgain() {
    aws.serve(view(25, Duration.ZERO, "srv-a"));
    pass = pass(Policies.keepAtLeast(new KeepAtLeast.Count(0)));
    String[] ids = IntStream.range(0, 25).mapToObj("t%02d"::formatted).toArray(String[]::new);
    runs("UNHEALTHY", ids);
    aws.timeOfARegistryCall = Duration.ofSeconds(4);
    aws.afterARemoval =
        id -> {
          if (id.equals("t09")) {
            List.of("t20", "t21", "t22").forEach(each -> runs("HEALTHY", each));
          }
        };
    Sight sight = run();
    assertThat(aws.listed("srv-a")).containsExactly("t20", "t21", "t22");
    assertThat(sight.reports()).hasSize(22);
    assertThat(count("DescribeTasks prod")).isEqualTo(3);
  }

  @Test
  void aServiceWithTheTagIsLeftAlone() {
    Map<String, String> tags = Map.of("cloud-map-reactor", "ignore");
    aws.serve(view(States.ORDERS, 1, Duration.ZERO, tags, "srv-a"));
    runs("UNHEALTHY", "t1");
    assertThat(hold(run().reports().get(0))).isEqualTo(Hold.OPT_OUT_TAG);
    assertThat(aws.listed("srv-a")).containsExactly("t1");
  }

  @Test
  void observingTouchesNothingAndSaysSoInEachPass() {
    serveOrders(2);
    pass = pass(Policies.mode(Mode.OBSERVE));
    runs("UNHEALTHY", "t1", "t2");
    for (int again = 0; again < 3; again++) {
      assertThat(run().reports().stream().map(HealthPassTest::hold))
          .as("as the floor would have it if the first had left")
          .containsExactly(Hold.OBSERVE_MODE, Hold.FLOOR);
      assertThat(aws.calls).doesNotContain("DeregisterInstance srv-a");
    }
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
  }

  @Test
  void whatIsOutOfScopeOrNoServicesTaskIsSeenAndLeft() {
    serveOrders(1);
    serveCluster("staging", 1, "UNHEALTHY", "s1");
    runs("UNHEALTHY", "t1");
    aws.tasks.put("t2", with(found("t2", "UNHEALTHY"), new Owner("family:batch", null)));
    pass = pass(Policies.scoped(Policies.scope("prod", "basket")));
    Sight sight = run();
    assertThat(sight.reports()).isEmpty();
    assertThat(sight.health()).isEqualTo(Map.of(Health.UNHEALTHY, 2));
    assertThat(aws.calls).containsExactly("ListClusters", "ListTasks prod", "DescribeTasks prod");
  }

  @Test
  void sickTasksAllOverTheFleetDoNotHoldThePassUpForEach() {
    serveOrders(2_000);
    runs("HEALTHY", ids(0, 2_000));
    for (int hundred = 0; hundred < 20; hundred++) {
      runs("UNHEALTHY", "t%05d".formatted(hundred * 100));
    }
    run();
    assertThat(aws.listed("srv-a")).hasSize(1_980);
    Duration waited = aws.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).as("for operations to end").isLessThan(Duration.ofMillis(2_500));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 101, 1_000, 10_000})
  void aPassCostsOneListingAndOneReadAHundredTasks(int tasks) {
    serveOrders(tasks);
    runs("HEALTHY", ids(0, tasks));
    for (int pass = 0; pass < 3; pass++) {
      Sight sight = run();
      assertThat(sight.tasks()).isEqualTo(tasks);
      assertThat(sight.isComplete()).isTrue();
      int hundreds = (tasks + 99) / 100;
      assertThat(count("ListTasks prod")).isEqualTo(Math.max(1, hundreds));
      assertThat(count("DescribeTasks prod")).isEqualTo(hundreds);
      int clusters = pass == 0 ? 1 : 0;
      assertThat(aws.calls).hasSize(Math.max(1, hundreds) + hundreds + clusters);
      assertThat(sight.calls()).isEqualTo(aws.calls.size());
    }
  }
}
