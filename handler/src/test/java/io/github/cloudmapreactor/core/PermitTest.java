package io.github.cloudmapreactor.core;

import static io.github.cloudmapreactor.core.States.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what is permitted, over every combination. */
final class PermitTest {

  private static final List<Reason> DEREGISTER_REASONS =
      List.of(
          Reason.STOPPING,
          Reason.LEFT_RUNNING,
          Reason.NOT_YET_RUNNING,
          Reason.UNHEALTHY_STATED,
          Reason.UNHEALTHY_FOUND);

  private static final List<KeepAtLeast> FLOORS =
      List.of(new KeepAtLeast.Percent(50), new KeepAtLeast.Count(2), new KeepAtLeast.Percent(0));

  /** One combination; the ECS service wants five tasks. */
  private record Case(
      Reason reason,
      boolean optedOut,
      Mode mode,
      int graceSeconds,
      @Nullable Instant startedAt,
      KeepAtLeast keepAtLeast,
      int others) {

    Optional<Hold> permit() {
      DeregistrationPolicy policy =
          new DeregistrationPolicy(
              Policies.policy(mode, Policies.scope("*", "*"), StartingTasks.KEEP, keepAtLeast));
      ServiceView view = view(5, graceSeconds, optedOut ? "ignore" : "include");
      Deregister decision = new Deregister(reason);
      TaskState state =
          States.with(States.found("0f3c", "UNHEALTHY"), new Times(NOW, null, startedAt));
      return policy
          .permitTask(decision, state, view, NOW)
          .or(() -> policy.permitInstance(policy.floor(decision, view), others));
    }

    /** The table, in its own words. */
    Optional<Hold> expected() {
      boolean found = reason == Reason.UNHEALTHY_FOUND;
      if (optedOut) {
        return Optional.of(Hold.OPT_OUT_TAG);
      }
      boolean young = startedAt == null || NOW.getEpochSecond() - startedAt.getEpochSecond() < 60;
      if (found && (graceSeconds == 7200 || (graceSeconds == 60 && young))) {
        return Optional.of(Hold.GRACE_PERIOD);
      }
      boolean aFloorOfTwo = !keepAtLeast.equals(new KeepAtLeast.Percent(0));
      if (found && aFloorOfTwo && others < 2) {
        return Optional.of(Hold.FLOOR);
      }
      return mode == Mode.OBSERVE ? Optional.of(Hold.OBSERVE_MODE) : Optional.empty();
    }
  }

  @Test
  void everyCombinationFollowsTheTable() {
    Set<Optional<Hold>> seen = new HashSet<>();
    for (Case each : everyCase()) {
      assertThat(each.permit()).as("%s", each).isEqualTo(each.expected());
      seen.add(each.permit());
    }
    assertThat(seen).hasSize(Hold.values().length + 1);
  }

  private static List<Case> everyCase() {
    List<Case> cases = new ArrayList<>();
    for (Reason reason : DEREGISTER_REASONS) {
      for (boolean optedOut : List.of(true, false)) {
        for (Mode mode : Mode.values()) {
          for (int grace : List.of(0, 60, 7200)) {
            for (KeepAtLeast floor : FLOORS) {
              for (int others : List.of(0, 1, 2, 3)) {
                cases.add(new Case(reason, optedOut, mode, grace, null, floor, others));
                for (int age : List.of(10, 60, 3600)) {
                  Instant started = NOW.minusSeconds(age);
                  cases.add(new Case(reason, optedOut, mode, grace, started, floor, others));
                }
              }
            }
          }
        }
      }
    }
    return cases;
  }

  private static ServiceView view(int desiredCount, int graceSeconds, String tag) {
    return States.view(
        States.ORDERS,
        desiredCount,
        Duration.ofSeconds(graceSeconds),
        Map.of("cloud-map-reactor", tag, "team", "shop"),
        "srv-orders");
  }

  @ParameterizedTest
  @CsvSource({
    "50, 0, 0",
    "50, 1, 0",
    "50, 2, 1",
    "50, 3, 1",
    "50, 5, 2",
    "100, 3, 3",
    "0, 7, 0",
    "33, 100, 33"
  })
  void aPercentageIsRoundedDown(int percent, int desiredCount, int expected) {
    assertThat(new KeepAtLeast.Percent(percent).instances(desiredCount)).isEqualTo(expected);
  }

  @Test
  void aFloorOfZeroNeedsNoCount() {
    Deregister found = new Deregister(Reason.UNHEALTHY_FOUND);
    assertThat(floor(new KeepAtLeast.Percent(50), found, 1)).isEmpty();
    assertThat(floor(new KeepAtLeast.Count(0), found, 9)).isEmpty();
    assertThat(floor(new KeepAtLeast.Count(4), found, 1)).hasValue(4);
    assertThat(floor(new KeepAtLeast.Percent(100), new Deregister(Reason.UNHEALTHY_STATED), 4))
        .isEmpty();
  }

  private static OptionalInt floor(KeepAtLeast keep, Deregister decision, int desiredCount) {
    return new DeregistrationPolicy(Policies.keepAtLeast(keep))
        .floor(decision, view(desiredCount, 0, ""));
  }

  @Test
  void theGracePeriodEndsOnTheSecond() {
    assertThat(heldByGrace(NOW.minusSeconds(60))).isFalse();
    assertThat(heldByGrace(NOW.minusSeconds(60).plusMillis(1))).isTrue();
    assertThat(heldByGrace(null)).as("not started yet").isTrue();
  }

  private static boolean heldByGrace(@Nullable Instant startedAt) {
    TaskState found =
        States.with(States.found("0f3c", "UNHEALTHY"), new Times(NOW, null, startedAt));
    return new DeregistrationPolicy(Policies.DEFAULT)
        .permitTask(new Deregister(Reason.UNHEALTHY_FOUND), found, view(1, 60, ""), NOW)
        .isPresent();
  }
}
