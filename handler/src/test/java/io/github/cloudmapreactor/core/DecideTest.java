package io.github.cloudmapreactor.core;

import static io.github.cloudmapreactor.core.States.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.Decision.Ignore;
import io.github.cloudmapreactor.core.Decision.Inspect;
import io.github.cloudmapreactor.core.Decision.Keep;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The decision table, row by row, over every combination of what a task can look like. */
final class DecideTest {

  private static final List<String> LAST =
      List.of(
          "PROVISIONING",
          "PENDING",
          "ACTIVATING",
          "RUNNING",
          "DEACTIVATING",
          "STOPPING",
          "DEPROVISIONING",
          "STOPPED",
          "DELETED",
          "HIBERNATING",
          "UNRECOGNIZED");
  private static final List<String> DESIRED = List.of("RUNNING", "PENDING", "STOPPED", "PAUSED");
  private static final List<String> HEALTH =
      List.of("HEALTHY", "UNHEALTHY", "UNKNOWN", "FEVERISH", "");
  private static final List<Duration> AGES =
      List.of(
          Duration.ofSeconds(-5),
          Duration.ZERO,
          Duration.ofSeconds(30),
          Duration.ofMillis(30_001),
          Duration.ofDays(3));

  /** One combination, in the words of the table rather than of the code under test. */
  private record Case(
      Source source,
      String last,
      String desired,
      String health,
      Duration age,
      boolean started,
      StartingTasks starting) {

    boolean isEvent() {
      return source == Source.EVENT;
    }

    boolean isStale() {
      return age.toMillis() > 30_000;
    }

    boolean lastIsOneOf(String... statuses) {
      return Set.of(statuses).contains(last);
    }

    boolean lastIsUnknown() {
      return lastIsOneOf("HIBERNATING", "UNRECOGNIZED");
    }

    TaskState state() {
      @Nullable Instant startedAt = started ? NOW.minus(Duration.ofHours(1)) : null;
      return new TaskState(
          States.task("0f3c"),
          source,
          6,
          new Statuses(last, desired, health.isEmpty() ? null : health),
          new Times(NOW.minus(age), null, startedAt),
          new Owner("service:orders", "ecs-svc/45"),
          null);
    }
  }

  /** A row: the first whose condition holds says what to expect. */
  private record Row(String name, Predicate<Case> holds, Decision expected) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(
              "missing in two sweeps",
              c -> c.source == Source.ORPHAN_SWEEP,
              new Deregister(Reason.ORPHANED)),
          new Row(
              "desired STOPPED", c -> c.desired.equals("STOPPED"), new Deregister(Reason.STOPPING)),
          new Row(
              "leaving",
              c ->
                  c.lastIsOneOf("DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED", "DELETED"),
              new Deregister(Reason.STOPPING)),
          new Row(
              "stale UNHEALTHY",
              c -> c.health.equals("UNHEALTHY") && c.isEvent() && c.isStale(),
              new Inspect(Reason.STALE_VERDICT)),
          new Row(
              "UNHEALTHY stated",
              c -> c.health.equals("UNHEALTHY") && c.isEvent(),
              new Deregister(Reason.UNHEALTHY_STATED)),
          new Row(
              "UNHEALTHY found",
              c -> c.health.equals("UNHEALTHY"),
              new Deregister(Reason.UNHEALTHY_FOUND)),
          new Row(
              "unknown status, started, long ago",
              c -> c.lastIsUnknown() && c.started && c.isEvent() && c.isStale(),
              new Inspect(Reason.STALE_VERDICT)),
          new Row(
              "unknown status, started",
              c -> c.lastIsUnknown() && c.started,
              new Deregister(Reason.LEFT_RUNNING)),
          new Row(
              "unknown status, not started",
              Case::lastIsUnknown,
              new Keep(Reason.UNRECOGNIZED_STATUS)),
          new Row(
              "running, health not stated in an event",
              c -> c.lastIsOneOf("RUNNING") && c.health.isEmpty() && c.isEvent(),
              new Inspect(Reason.HEALTH_NOT_STATED)),
          new Row(
              "running, healthy",
              c -> c.lastIsOneOf("RUNNING") && c.health.equals("HEALTHY"),
              new Keep(Reason.HEALTHY)),
          new Row(
              "running, anything else",
              c -> c.lastIsOneOf("RUNNING"),
              new Keep(Reason.HEALTH_UNKNOWN)),
          new Row(
              "starting, to be kept",
              c -> c.starting == StartingTasks.KEEP,
              new Keep(Reason.STARTING)),
          new Row(
              "starting long ago, to be removed",
              c -> c.isEvent() && c.isStale(),
              new Inspect(Reason.STALE_VERDICT)),
          new Row("starting, to be removed", c -> true, new Deregister(Reason.NOT_YET_RUNNING)));

  @Test
  void everyCombinationFollowsTheTable() {
    Map<String, Integer> used = new HashMap<>();
    for (Case each : everyCase()) {
      Row row = TABLE.stream().filter(r -> r.holds.test(each)).findFirst().orElseThrow();
      used.merge(row.name, 1, Integer::sum);
      Decision decision =
          new DeregistrationPolicy(Policies.starting(each.starting)).decide(each.state(), NOW);
      assertThat(decision).as("%s, row %s", each, row.name).isEqualTo(row.expected);
    }
    assertThat(used).as("rows that decided something").hasSize(TABLE.size());
  }

  @Test
  void whatWasFoundIsNeverInspectedAgain() {
    for (Case each : everyCase()) {
      if (each.source == Source.DESCRIBE_TASKS) {
        assertThat(new DeregistrationPolicy(Policies.DEFAULT).decide(each.state(), NOW))
            .isNotInstanceOf(Inspect.class);
      }
    }
  }

  private static List<Case> everyCase() {
    List<Case> cases = new ArrayList<>();
    for (Source source : Source.values()) {
      for (String last : LAST) {
        for (String desired : DESIRED) {
          for (String health : HEALTH) {
            for (Duration age : AGES) {
              for (boolean started : List.of(true, false)) {
                for (StartingTasks starting : StartingTasks.values()) {
                  cases.add(new Case(source, last, desired, health, age, started, starting));
                }
              }
            }
          }
        }
      }
    }
    return cases;
  }

  @Test
  void scopeComesBeforeEverything() {
    TaskState stopping = States.stopping("0f3c");
    assertThat(decide("staging,pro?", "*", stopping))
        .isEqualTo(new Ignore(Reason.CLUSTER_OUT_OF_SCOPE));
    assertThat(decide("*", "pay*,order", stopping))
        .isEqualTo(new Ignore(Reason.SERVICE_OUT_OF_SCOPE));
    assertThat(decide("staging,pro*", "pay*,orders", stopping))
        .isEqualTo(new Deregister(Reason.STOPPING));
  }

  @Test
  void tasksOfNoServiceAreIgnored() {
    TaskState stopping = States.stopping("0f3c");
    for (Owner owner :
        List.of(
            new Owner("family:batch", null),
            new Owner("family:batch", "alice"),
            new Owner(null, null),
            new Owner("service:", "alice"))) {
      assertThat(decide("*", "*", States.with(stopping, owner)))
          .as("%s", owner)
          .isEqualTo(new Ignore(Reason.NOT_A_SERVICE_TASK));
    }
  }

  @Test
  void anEventOfADeploymentThatNamesNoServiceIsInspectedOnce() {
    Owner owner = new Owner("task-group", "ecs-svc/45");
    assertThat(decide("*", "*", States.with(States.stopping("0f3c"), owner)))
        .isEqualTo(new Inspect(Reason.SERVICE_NOT_STATED));
    assertThat(decide("*", "*", States.with(States.found("0f3c", "HEALTHY"), owner)))
        .isEqualTo(new Ignore(Reason.NOT_A_SERVICE_TASK));
    assertThat(decide("staging", "*", States.with(States.stopping("0f3c"), owner)))
        .as("what is out of scope is not inspected")
        .isEqualTo(new Ignore(Reason.CLUSTER_OUT_OF_SCOPE));
  }

  private static Decision decide(String clusters, String services, TaskState state) {
    return new DeregistrationPolicy(Policies.scoped(Policies.scope(clusters, services)))
        .decide(state, NOW);
  }

  @Test
  void whichReasonsAreOnesToDeregister() {
    assertThat(Reason.values())
        .filteredOn(Reason::isDeregistration)
        .containsExactlyInAnyOrder(
            Reason.STOPPING,
            Reason.ORPHANED,
            Reason.UNHEALTHY_STATED,
            Reason.UNHEALTHY_FOUND,
            Reason.LEFT_RUNNING,
            Reason.NOT_YET_RUNNING);
  }
}
