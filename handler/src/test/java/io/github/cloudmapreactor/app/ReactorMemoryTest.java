package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.found;
import static io.github.cloudmapreactor.core.States.running;
import static io.github.cloudmapreactor.core.States.stopping;
import static io.github.cloudmapreactor.core.States.view;
import static io.github.cloudmapreactor.core.States.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reactor remembers from one task to the next, and when it must not trust it. */
final class ReactorMemoryTest extends ReactorOverFakes {

  @Test
  void whatWasRemovedForGoodCostsNothingMore() {
    serveOne("t1");
    react(stopping("t1"));
    for (TaskState again : List.of(stopping("t1"), with(stopping("t1"), 9), running("t1"))) {
      Report report = react(again);
      assertThat(report.decision().reason()).isEqualTo(Reason.SUPERSEDED);
      assertThat(report.calls()).isEmpty();
    }
  }

  @Test
  void aTaskThatWasSickAndThenStopsIsLookedAtAgain() {
    serveOne("t1", "t2");
    TaskState sick = States.event("t1", "RUNNING", "RUNNING", "UNHEALTHY");
    assertThat(react(sick).decision().reason()).isEqualTo(Reason.UNHEALTHY_STATED);
    aws.register("srv-a", "t1");
    assertThat(react(with(stopping("t1"), 5)).decision().reason())
        .as("an event before the removal")
        .isEqualTo(Reason.SUPERSEDED);
    assertThat(react(with(stopping("t1"), 7)).outcome().kind()).isEqualTo(Kind.DEREGISTERED);
    assertThat(aws.listed("srv-a")).containsExactly("t2");
  }

  @Test
  void anInstanceThatMayNotHaveSpreadYetIsLookedForAgainWithTheNextVersion() {
    serveOne("t2");
    TaskState young = with(stopping("t1"), startedBefore(Duration.ofMillis(59_999)));
    assertThat(react(young).outcome().kind()).isEqualTo(Kind.ALREADY_GONE);
    aws.register("srv-a", "t1");
    assertThat(react(young).decision().reason()).isEqualTo(Reason.SUPERSEDED);
    assertThat(react(with(young, 7)).outcome().kind()).isEqualTo(Kind.DEREGISTERED);
  }

  @Test
  void anInstanceThatIsGoneLongAfterTheStartIsGoneForGood() {
    serveOne("t2");
    TaskState old = with(stopping("t1"), startedBefore(Duration.ofMinutes(1)));
    assertThat(react(old).outcome().kind()).isEqualTo(Kind.ALREADY_GONE);
    assertThat(react(with(old, 7)).decision().reason()).isEqualTo(Reason.SUPERSEDED);
  }

  private static Times startedBefore(Duration age) {
    return new Times(States.NOW, null, States.NOW.minus(age));
  }

  @Test
  void severalSickTasksAtOnceDoNotUndercutTheFloor() {
    aws.serve(view(4, Duration.ZERO, "srv-a"));
    aws.register("srv-a", "t1", "t2", "t3", "t4");
    for (String id : List.of("t1", "t2", "t3", "t4")) {
      aws.tasks.put(id, found(id, "UNHEALTHY"));
    }
    List<Report> reports = reactAll(running("t1"), running("t2"), running("t3"), running("t4"));
    assertThat(reports.stream().map(report -> report.outcome().kind()))
        .containsExactly(Kind.DEREGISTERED, Kind.DEREGISTERED, Kind.HELD_BACK, Kind.HELD_BACK);
    assertThat(((Outcome.HeldBack) reports.get(3).outcome()).hold()).isEqualTo(Hold.FLOOR);
  }

  @Test
  void removalsThatTheListingStillShowsCountAsGone() {
    aws.serve(view(4, Duration.ZERO, "srv-a"));
    aws.register("srv-a", "t1", "t2", "t3", "t4");
    for (String id : List.of("t1", "t2", "t3")) {
      aws.tasks.put(id, found(id, "UNHEALTHY"));
      react(running(id));
      aws.register("srv-a", id);
    }
    assertThat(react(running("t3")).outcome().kind()).isEqualTo(Kind.HELD_BACK);
  }

  @Test
  void aServiceThatEcsDoesNotKnowIsAStatedOutcomeAndRemembered() {
    Report report = react(stopping("t1"));
    assertThat(report.outcome())
        .isEqualTo(new Outcome.NotRegistered("ECS does not know the service orders"));
    assertThat(react(stopping("t2")).calls()).isEmpty();
  }

  @Test
  void aLookupThatProvesWrongIsMadeAgainOnce() {
    serveOne("t1", "t2");
    react(stopping("t1"));
    aws.registry.clear();
    aws.serve(view(2, Duration.ZERO, "srv-b"));
    aws.register("srv-b", "t2");
    Report report = react(stopping("t2"));
    assertThat(report.calls())
        .containsExactly(
            "DeregisterInstance srv-a",
            "DescribeServices orders",
            "DeregisterInstance srv-b",
            "GetOperation");
    assertThat(report.outcome().kind()).isEqualTo(Kind.DEREGISTERED);
    assertThat(kinds(report)).containsExactly(Kind.NOT_REGISTERED, Kind.DEREGISTERED);
  }

  /** The floor asks for a listing first: that the Cloud Map service is gone shows there already. */
  @Test
  void aLookupThatProvesWrongWhenTheFloorIsCountedIsMadeAgainOnce() {
    serveOne("t1", "t2");
    react(stopping("t1"));
    aws.gone.add("srv-a");
    aws.serve(view(2, Duration.ZERO, "srv-b"));
    aws.register("srv-b", "t2", "t3");
    aws.tasks.put("t2", found("t2", "UNHEALTHY"));
    Report report = react(running("t2"));
    assertThat(kinds(report)).containsExactly(Kind.NOT_REGISTERED, Kind.DEREGISTERED);
    assertThat(report.outcome().kind()).isEqualTo(Kind.DEREGISTERED);
    assertThat(aws.listed("srv-b")).containsExactly("t3");
  }

  /** What left for an UNHEALTHY may have been put back when the task turns UNHEALTHY again. */
  @Test
  void aPartThatLeftIsLookedAtAgainWithTheNextVersion() {
    aws.serve(view(4, Duration.ZERO, "srv-a", "srv-b"));
    aws.register("srv-a", "t1", "t2", "t3", "t4");
    aws.register("srv-b", "t1", "t2", "t3", "t4");
    aws.broken.add("DeregisterInstance srv-a");
    TaskState sick = States.event("t1", "RUNNING", "RUNNING", "UNHEALTHY");
    assertThat(kinds(react(sick))).containsExactly(Kind.FAILED, Kind.DEREGISTERED);
    aws.broken.clear();
    aws.register("srv-b", "t1");
    assertThat(kinds(react(with(sick, 7)))).containsExactly(Kind.DEREGISTERED, Kind.DEREGISTERED);
    assertThat(aws.listed("srv-b")).containsExactly("t2", "t3", "t4");
  }

  @Test
  void aServiceThatRegistersNowhereNowDoesNotHideWhatWasRemoved() {
    aws.serve(view(2, Duration.ZERO, "srv-a", "srv-b"));
    aws.register("srv-a", "t1");
    aws.register("srv-b", "t1", "t2");
    react(stopping("t1"));
    aws.registry.remove("srv-a");
    aws.serve(view(2, Duration.ZERO));
    Report report = react(stopping("t2"));
    assertThat(kinds(report)).containsExactly(Kind.NOT_REGISTERED, Kind.DEREGISTERED);
    assertThat(report.outcome().kind()).isEqualTo(Kind.DEREGISTERED);
  }

  @Test
  void aLookupThatComesUpEmptyDoesNotHideAFailure() {
    aws.serve(view(2, Duration.ZERO, "srv-a", "srv-b"));
    aws.register("srv-a", "t1", "t2");
    aws.register("srv-b", "t1");
    react(stopping("t1"));
    aws.services.clear();
    aws.registry.remove("srv-b");
    aws.broken.add("DeregisterInstance srv-a");
    assertThat(react(stopping("t2")).outcome().kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void aTaskYoungerThanTheLookupIsLookedUpAgain() {
    serveOne("t1", "t2");
    react(stopping("t1"));
    aws.advance(Duration.ofSeconds(20));
    TaskState young =
        with(stopping("t2"), new Times(aws.clock.instant(), aws.clock.instant(), null));
    assertThat(react(young).calls()).startsWith("DescribeServices orders");
  }

  @Test
  void severalEventsOfOneTaskInABatchCostOneCall() {
    serveOne("t1", "t2");
    List<Report> reports =
        reactAll(stopping("t1"), stopping("t2"), stopping("t1"), with(stopping("t1"), 7));
    assertThat(reports.stream().map(report -> report.decision().reason()))
        .containsExactly(Reason.STOPPING, Reason.STOPPING, Reason.SUPERSEDED, Reason.SUPERSEDED);
    assertThat(aws.calls.stream().filter("DeregisterInstance srv-a"::equals)).hasSize(2);
  }

  @Test
  void tenEventsOfOneTaskInAFullBatchCostOneCall() {
    serveOne("t1", "t2");
    List<Report> reports =
        reactAll(Collections.nCopies(10, stopping("t1")).toArray(TaskState[]::new));
    assertThat(aws.calls).containsExactly("DescribeServices orders", "DeregisterInstance srv-a");
    assertThat(reports.get(0).outcome().kind()).isEqualTo(Kind.SUBMITTED);
    assertThat(reports.subList(1, 10))
        .allMatch(report -> report.decision().reason() == Reason.SUPERSEDED);
  }

  @Test
  void aRepeatEndsWellOnlyIfTheFirstDoes() {
    serveOne("t1");
    Failure throttled = new Failure("THROTTLED_REQUEST", "slow down", true);
    aws.operations.put("op-srv-a-t1", new Operation.Failed(throttled));
    List<Report> reports = reactAll(stopping("t1"), stopping("t1"));
    assertThat(reports).allMatch(report -> report.outcome().equals(new Outcome.Failed(throttled)));
  }

  @Test
  void aRepeatOfARemovalThatFailedTriesAgain() {
    serveOne("t1");
    aws.broken.add("DeregisterInstance srv-a");
    reactAll(stopping("t1"), stopping("t1"));
    assertThat(aws.calls.stream().filter("DeregisterInstance srv-a"::equals)).hasSize(2);
  }

  @Test
  void aRemovalThatWasRefusedDoesNotCountAsGone() {
    aws.serve(view(4, Duration.ZERO, "srv-a"));
    aws.register("srv-a", "t1", "t2", "t3");
    for (String id : List.of("t1", "t2")) {
      aws.tasks.put(id, found(id, "UNHEALTHY"));
    }
    aws.denied.add("DeregisterInstance srv-a");
    react(running("t1"));
    aws.denied.clear();
    assertThat(react(running("t2")).outcome().kind()).isEqualTo(Kind.DEREGISTERED);
  }
}
