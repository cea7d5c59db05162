package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.ORDERS;
import static io.github.cloudmapreactor.core.States.id;
import static io.github.cloudmapreactor.core.States.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.OrphanSweep.Sight;
import io.github.cloudmapreactor.app.OrphanSweep.Slice;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a sweep goes on from slice to slice, and what it does where something cannot be read. */
final class OrphanSweepSlicesTest extends SweepOverFakes {

  private static final Instant AT_ONCE = Instant.MIN;

  @BeforeEach
  void threeServicesWithAnOrphanEach() {
    for (String name : List.of("a", "b", "c")) {
      serve(ORDERS.cluster(), name);
    }
  }

  private void serve(Arn cluster, String name) {
    ServiceRef service = new ServiceRef(cluster, name);
    aws.serve(States.view(service, 2, Duration.ZERO, Map.of(), "srv-" + name));
    aws.tasks.put(
        id(name + "1"),
        States.with(
            state(name + "1", "STOPPED", "STOPPED", "HEALTHY"),
            new Owner("service:" + name, States.DEPLOYMENT)));
    aws.registerAs(service, "srv-" + name, id(name + "1"));
  }

  private int orphans() {
    return left("srv-a").size() + left("srv-b").size() + left("srv-c").size();
  }

  @Test
  void aSliceThatHasNoTimeTakesOneStep() {
    beginTurn();
    int slices = 1;
    Slice slice = slice(AT_ONCE);
    assertThat(aws.calls).containsExactly("ListClusters", "ListServices prod");
    while (slice.ended().isEmpty()) {
      slice = slice(AT_ONCE);
      slices++;
      assertThat(slices).isLessThan(20);
    }
    assertThat(slices)
        .as("services twice, three lists, one description, three removals")
        .isEqualTo(9);
    assertThat(orphans()).isZero();
    assertThat(slice.ended().orElseThrow().orphans()).isEqualTo(3);
  }

  @Test
  void aSliceEndsWhenItsTimeIsOver() {
    beginTurn();
    aws.timeOfARegistryCall = Duration.ofSeconds(3);
    Instant until = aws.clock.instant().plusSeconds(10 + 4);
    assertThat(slice(until).ended()).isEmpty();
    assertThat(Collections.frequency(aws.calls, "ListInstances srv-a")).isEqualTo(1);
    assertThat(Collections.frequency(aws.calls, "ListInstances srv-b")).isEqualTo(1);
    assertThat(aws.calls).doesNotContain("ListInstances srv-c");
    assertThat(slice(Instant.MAX).ended()).isPresent();
    assertThat(orphans()).isZero();
  }

  @Test
  void aTurnBeginsOneSweep() {
    assertThat(sweep().ended()).isPresent();
    assertThat(slice(Instant.MAX).ended()).as("the same turn").isEmpty();
    assertThat(aws.calls).isEmpty();
    assertThat(sweep().ended()).isPresent();
  }

  @Test
  void aSweepThatOutlastsItsTurnIsFinishedFirst() {
    beginTurn();
    slice(AT_ONCE);
    beginTurn();
    Slice slice = slice(Instant.MAX);
    assertThat(slice.ended()).isPresent();
    assertThat(aws.calls).doesNotContain("ListServices prod");
    assertThat(slice(Instant.MAX).ended()).as("that turn is over").isEmpty();
  }

  @Test
  void withoutTimeNothingIsBegun() {
    Deadline tooShort = () -> Deadline.TIME_FOR_A_CALL.minusMillis(1);
    assertThat(sweep(1, Instant.MAX, tooShort).ended()).isEmpty();
    assertThat(aws.calls).isEmpty();
    assertThat(sweep(1, Instant.MAX, AMPLE).ended()).as("the turn is not lost").isPresent();
  }

  @Test
  void withoutClustersNothingIsBegunAndTheTurnIsNotLost() {
    aws.broken.add("ListClusters");
    assertThat(sweep(1, Instant.MAX, AMPLE).ended()).isEmpty();
    aws.broken.clear();
    assertThat(sweep(1, Instant.MAX, AMPLE).ended()).isPresent();
    assertThat(orphans()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ListServices prod, 3",
    "DescribeServices, 3",
    "ListInstances srv-b, 1",
    "ListInstances, 3",
    "DescribeTasks prod, 3",
    "DeregisterInstance srv-b, 1",
  })
  void whatCannotBeReadIsLeftAndSaid(String call, int left) {
    aws.broken.add(call);
    Slice slice = sweep();
    assertThat(orphans()).isEqualTo(left);
    boolean read = !call.startsWith("Deregister");
    assertThat(slice.ended().orElseThrow().isComplete()).isEqualTo(!read);
    assertThat(slice.ended().orElseThrow().failures().stream().map(Failure::type))
        .containsOnly(read ? new String[] {"ThrottlingException"} : new String[0]);
    aws.broken.clear();
    sweep(1);
    assertThat(orphans()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListServices prod", "ListInstances srv-b", "DescribeTasks prod"})
  void aFaultOfOurOwnStopsNothingElse(String call) {
    aws.buggy.add(call);
    Sight sight = sweep().ended().orElseThrow();
    assertThat(sight.failures().get(0).type()).isEqualTo("Unexpected");
    assertThat(orphans()).isEqualTo(call.startsWith("ListInstances") ? 1 : 3);
    aws.buggy.clear();
    sweep(1);
    assertThat(orphans()).isZero();
  }

  @Test
  void oneServiceThatMayNotBeReadDoesNotHideTheOthers() {
    aws.denied.add("DescribeServices a,b,c");
    aws.denied.add("DescribeServices b");
    Sight sight = sweep().ended().orElseThrow();
    assertThat(sight.failures()).hasSize(1);
    assertThat(sight.failures().get(0).message()).contains("DescribeServices b");
    assertThat(left("srv-b")).hasSize(1);
    assertThat(orphans()).isEqualTo(1);
  }

  @Test
  void aClusterThatIsGoneHasNoServices() {
    aws.clusters.add("gone");
    aws.afterAListing = () -> aws.clusters.remove("gone");
    assertThat(sweep(1).isComplete()).isTrue();
    assertThat(orphans()).isZero();
  }

  /** What an observation says of health may have passed when its turn comes. */
  @Test
  void aVerdictThatWaitedTooLongIsLeftToThePass() {
    aws.serve(view(2, Duration.ZERO, "srv-o"));
    runsRegistered();
    aws.registerAs(ORDERS, "srv-o", id("o1"), id("o2"), id("o3"));
    beginTurn();
    aws.afterAnInstanceListing =
        service -> {
          for (String task : List.of("o1", "o2", "o3")) {
            aws.tasks.put(id(task), States.found(id(task), "UNHEALTHY"));
          }
        };
    // Everything but the removals.
    for (int steps = 0; steps < 7; steps++) {
      sweep.run(1, Optional.empty(), AT_ONCE, AMPLE);
    }
    aws.afterAnInstanceListing = service -> {};
    for (String task : List.of("o1", "o2", "o3")) {
      aws.tasks.put(id(task), States.found(id(task), "HEALTHY"));
    }
    aws.advance(Duration.ofSeconds(31));
    while (sweep.run(1, Optional.empty(), Instant.MAX, AMPLE).ended().isEmpty()) {
      aws.advance(Duration.ofSeconds(1));
    }
    assertThat(left("srv-o")).containsExactly("o1", "o2", "o3");
    assertThat(orphans()).as("a stop needs no second look").isZero();
  }
}
