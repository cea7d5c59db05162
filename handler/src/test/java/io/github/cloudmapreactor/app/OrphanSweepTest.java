package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.ORDERS;
import static io.github.cloudmapreactor.core.States.id;
import static io.github.cloudmapreactor.core.States.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.OrphanSweep.Sight;
import io.github.cloudmapreactor.app.OrphanSweep.Slice;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.States;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an orphan sweep removes, what it leaves, and what it costs. */
final class OrphanSweepTest extends SweepOverFakes {

  /** Their events are waiting for Cloud Map's rate, and would each cost a call all the same. */
  @Test
  void ofAStormASweepRemovesFiftyAndTheNextOnesTheRest() {
    aws.serve(view(60, Duration.ZERO, "srv-a"));
    for (int i = 0; i < 60; i++) {
      String task = "5%02df".formatted(i);
      stopped(task);
      registered(task);
    }
    Sight first = sweep(1);
    assertThat(first.orphans()).isEqualTo(50);
    assertThat(first.postponed()).isEqualTo(10);
    assertThat(left("srv-a")).hasSize(10);
    Sight second = sweep(1);
    assertThat(second.orphans()).isEqualTo(10);
    assertThat(second.postponed()).isZero();
    assertThat(left("srv-a")).isEmpty();
  }

  private void serveOrders(String... cloudMapServices) {
    aws.serve(view(3, Duration.ZERO, cloudMapServices));
  }

  @Test
  void anInstanceWhoseTaskHasStoppedLeaves() {
    serveOrders("srv-a");
    runsRegistered("a1", "a2");
    stopped("a3");
    registered("a3");
    Slice slice = sweep();
    assertThat(left("srv-a")).containsExactly("a1", "a2");
    assertThat(slice.reports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.decision().reason()).isEqualTo(Reason.STOPPING);
              assertThat(report.outcome().kind()).isEqualTo(Outcome.Kind.DEREGISTERED);
            });
    Sight sight = slice.ended().orElseThrow();
    assertThat(sight.isComplete()).isTrue();
    assertThat(sight.cloudMapServices()).isEqualTo(1);
    assertThat(sight.instances()).isEqualTo(3);
    assertThat(sight.orphans()).isEqualTo(1);
    assertThat(sight.unattributed()).isZero();
    assertThat(aws.calls)
        .as("running tasks are not asked for again")
        .containsExactly(
            "ListClusters",
            "ListServices prod",
            "DescribeServices orders",
            "ListInstances srv-a",
            "DescribeTasks prod",
            "DeregisterInstance srv-a",
            "GetOperation");
    assertThat(sight.calls()).isEqualTo(aws.calls.size() - 1);
  }

  @Test
  void whatRanInAnEarlierPassIsAskedForAgain() {
    serveOrders("srv-a");
    runsRegistered("a1", "a2");
    sweep(1);
    stopped("a2");
    sweep(1);
    assertThat(left("srv-a")).containsExactly("a1");
  }

  @Test
  void aTaskThatEcsDoesNotKnowLeavesInTheSecondSweep() {
    serveOrders("srv-a");
    runsRegistered("a1");
    registered("a2");
    Sight first = sweep(1);
    assertThat(left("srv-a")).containsExactly("a1", "a2");
    assertThat(first.missingOnce()).isEqualTo(1);
    assertThat(first.orphans()).isZero();
    Slice second = sweep();
    assertThat(left("srv-a")).containsExactly("a1");
    assertThat(second.reports().get(0).decision().reason()).isEqualTo(Reason.ORPHANED);
    assertThat(second.reports().get(0).observed().owner().serviceName()).contains("orders");
    assertThat(second.ended().orElseThrow().missingOnce()).isZero();
  }

  @Test
  void aTaskThatIsThereAgainInTheSecondSweepStays() {
    serveOrders("srv-a");
    runsRegistered("a1", "a2");
    aws.tasks.remove(id("a2"));
    sweep(1);
    runsRegistered("a2");
    sweep(1);
    aws.tasks.remove(id("a2"));
    Sight third = sweep(1);
    assertThat(third.missingOnce()).as("two sweeps in a row count").isEqualTo(1);
    assertThat(left("srv-a")).containsExactly("a1", "a2");
  }

  @Test
  void aSweepInBetweenThatCouldNotReadDoesNotCount() {
    serveOrders("srv-a");
    registered("a1");
    sweep(1);
    aws.broken.add("DescribeTasks prod");
    assertThat(sweep(1).isComplete()).isFalse();
    aws.broken.clear();
    assertThat(sweep(1).missingOnce()).isEqualTo(1);
    assertThat(left("srv-a")).containsExactly("a1");
    sweep(1);
    assertThat(left("srv-a")).isEmpty();
  }

  /** The other order would remove a task that registered in between. */
  @Test
  void theRegistryIsReadBeforeTheTasks() {
    serveOrders("srv-a");
    aws.afterAnInstanceListing =
        service -> {
          if (aws.tasks.isEmpty()) {
            aws.tasks.put(id("a1"), state("a1", "ACTIVATING", "RUNNING", "UNKNOWN"));
          }
        };
    registered("a1");
    Sight sight = sweep(1);
    assertThat(sight.orphans()).isZero();
    assertThat(sight.missingOnce()).as("it was asked about after it was listed").isZero();
    assertThat(left("srv-a")).containsExactly("a1");
  }

  @Test
  void aTaskThatRegisteredAfterThePassIsAskedForAndStays() {
    serveOrders("srv-a");
    registered("a1");
    aws.afterAListing =
        () -> aws.tasks.put(id("a1"), state("a1", "ACTIVATING", "RUNNING", "UNKNOWN"));
    sweep(2);
    assertThat(left("srv-a")).containsExactly("a1");
  }

  @Test
  void whatIsNotProvedToBeOursIsLeftAloneAndCounted() {
    serveOrders("srv-a");
    runsRegistered("a1");
    aws.register("srv-a", id("b1"), "by-hand");
    aws.registerAs(new ServiceRef(States.clusterArn("other"), "orders"), "srv-a", id("b2"));
    aws.registerAs(new ServiceRef(ORDERS.cluster(), "payments"), "srv-a", id("b3"));
    Sight sight = sweep(2);
    assertThat(sight.unattributed()).isEqualTo(4);
    assertThat(sight.orphans()).isZero();
    assertThat(left("srv-a")).containsExactly("a1", "b1", "b2", "b3", "by-hand");
    assertThat(aws.calls).doesNotContain("DescribeTasks prod");
  }

  @Test
  void twoClustersInScopeShareACloudMapService() {
    aws.clusters.add("blue");
    ServiceRef blue = new ServiceRef(States.clusterArn("blue"), "blue");
    serveOrders("srv-a");
    aws.serve(States.view(blue, 1, Duration.ZERO, Map.of(), "srv-a"));
    runsRegistered("a1");
    aws.tasks.put(id("b1"), States.in("blue", States.found(id("b1"), "HEALTHY")));
    aws.registerAs(blue, "srv-a", id("b1"), id("b2"));
    registered("a2");
    sweep(2);
    assertThat(left("srv-a")).containsExactly("a1", "b1");
    assertThat(Collections.frequency(aws.calls, "ListInstances srv-a")).isEqualTo(1);
  }

  @Test
  void theMemoryOfARemovalDoesNotHideAnInstanceThatIsListed() {
    serveOrders("srv-a");
    stopped("a1");
    registered("a1");
    sweep(1);
    assertThat(left("srv-a")).isEmpty();
    registered("a1");
    sweep(1);
    assertThat(left("srv-a")).isEmpty();
  }

  /** A new environment sweeps at once, and its next turn may be moments away. */
  @Test
  void twoSweepsThatAreCloseTogetherCountAsOne() {
    serveOrders("srv-a");
    registered("a1");
    sweep(1, Instant.MAX, AMPLE);
    assertThat(sweep(2, Instant.MAX, AMPLE).ended().orElseThrow().missingOnce()).isEqualTo(1);
    assertThat(left("srv-a")).containsExactly("a1");
    aws.advance(Duration.ofMinutes(4));
    sweep(3, Instant.MAX, AMPLE);
    assertThat(left("srv-a")).isEmpty();
  }

  @Test
  void theMemoryOfARemovalDoesNotHideASickTaskThatIsListedAgain() {
    aws.serve(view(2, Duration.ZERO, "srv-a"));
    runsRegistered("a1", "a2");
    aws.tasks.put(id("a2"), States.found(id("a2"), "UNHEALTHY"));
    run();
    assertThat(left("srv-a")).containsExactly("a1");
    registered("a2");
    run();
    assertThat(left("srv-a")).as("its version has not changed").containsExactly("a1", "a2");
    sweep();
    run();
    assertThat(left("srv-a")).containsExactly("a1");
  }

  /** What the pass listed is older than what the sweep decides on. */
  @Test
  void theSweepCountsByItsOwnListing() {
    aws.serve(view(4, Duration.ZERO, "srv-a"));
    runsRegistered("a1", "a2", "a4");
    aws.tasks.put(id("a4"), States.found(id("a4"), "UNHEALTHY"));
    aws.afterARemoval =
        task -> {
          registered("a3");
          aws.tasks.put(id("a3"), States.found(id("a3"), "UNHEALTHY"));
          aws.afterARemoval = each -> {};
        };
    assertThat(sweep().reports().get(0).outcome().kind()).isEqualTo(Outcome.Kind.DEREGISTERED);
    assertThat(left("srv-a")).containsExactly("a1", "a2");
  }

  @Test
  void aTaskThatHasComeToRunSinceIsNotRemovedAsOneThatStarts() {
    sweep = watch(Policies.starting(StartingTasks.DEREGISTER));
    serveOrders("srv-a");
    registered("a1");
    aws.afterAnInstanceListing =
        service -> aws.tasks.put(id("a1"), state("a1", "ACTIVATING", "RUNNING", "UNKNOWN"));
    for (int step = 0; step < 4; step++) {
      sweep.run(1, Optional.empty(), Instant.MIN, AMPLE);
    }
    aws.tasks.put(id("a1"), States.found(id("a1"), "HEALTHY"));
    aws.advance(Duration.ofMinutes(3));
    assertThat(sweep.run(1, Optional.empty(), Instant.MAX, AMPLE).ended()).isPresent();
    assertThat(left("srv-a")).containsExactly("a1");
  }

  /** ECS goes on naming a Cloud Map service that was deleted. */
  @Test
  void aCloudMapServiceThatIsGoneIsNoFailureAndStrandsNobody() {
    serveOrders("srv-gone", "srv-a");
    runsRegistered("a1");
    aws.gone.add("srv-gone");
    sweep();
    Slice second = sweep();
    assertThat(second.ended().orElseThrow().isComplete()).isTrue();
    assertThat(second.stranded()).isEmpty();
  }

  @Test
  void anOrphanLeavesAllItsCloudMapServicesAndIsAskedForOnce() {
    serveOrders("srv-a", "srv-b");
    stopped("a1");
    registered("a1");
    aws.registerAs(ORDERS, "srv-b", id("a1"));
    Slice slice = sweep();
    assertThat(left("srv-a")).isEmpty();
    assertThat(left("srv-b")).isEmpty();
    assertThat(slice.reports()).hasSize(1);
    assertThat(Collections.frequency(aws.calls, "DescribeTasks prod")).isEqualTo(1);
  }

  @Test
  void observingTouchesNothing() {
    sweep = watch(Policies.mode(Mode.OBSERVE));
    serveOrders("srv-a");
    stopped("a1");
    registered("a1", "a2");
    sweep(1);
    Slice slice = sweep();
    assertThat(slice.reports())
        .hasSize(2)
        .allMatch(report -> report.outcome().equals(new Outcome.HeldBack(Hold.OBSERVE_MODE)));
    assertThat(left("srv-a")).containsExactly("a1", "a2");
  }

  @Test
  void servicesOutOfScopeAreNobodysBusiness() {
    sweep = watch(Policies.scoped(Policies.scope("*", "carts")));
    serveOrders("srv-a");
    stopped("a1");
    registered("a1");
    Sight sight = sweep(2);
    assertThat(sight.cloudMapServices()).isZero();
    assertThat(aws.calls).containsExactly("ListClusters", "ListServices prod");
    assertThat(left("srv-a")).containsExactly("a1");
  }

  @Test
  void aSickTaskThatThePassDidNotSeeTakesTheUsualWay() {
    serveOrders("srv-a");
    runsRegistered("a1", "a2");
    registered("a3");
    // It begins to run behind the pass, and is sick at once.
    aws.afterAnInstanceListing =
        service -> aws.tasks.put(id("a3"), States.found(id("a3"), "UNHEALTHY"));
    assertThat(sweep().reports().get(0).decision().reason()).isEqualTo(Reason.UNHEALTHY_FOUND);
    assertThat(left("srv-a")).containsExactly("a1", "a2");
  }

  @Test
  void whatItCosts() {
    List<String> names = IntStream.range(0, 25).mapToObj("s%02d"::formatted).toList();
    for (String name : names) {
      ServiceRef service = new ServiceRef(ORDERS.cluster(), name);
      aws.serve(States.view(service, 20, Duration.ZERO, Map.of(), "srv-" + name));
      for (int i = 0; i < 12; i++) {
        aws.registerAs(service, "srv-" + name, id(name + "a" + i));
      }
    }
    sweep(1);
    assertThat(Collections.frequency(aws.calls, "ListServices prod")).isEqualTo(1);
    assertThat(aws.calls.stream().filter(call -> call.startsWith("DescribeServices"))).hasSize(3);
    assertThat(aws.calls.stream().filter(call -> call.startsWith("ListInstances"))).hasSize(25);
    assertThat(Collections.frequency(aws.calls, "DescribeTasks prod"))
        .as("three hundred suspects, a hundred a call")
        .isEqualTo(3);
  }
}
