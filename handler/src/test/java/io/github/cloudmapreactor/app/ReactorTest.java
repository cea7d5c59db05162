package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.found;
import static io.github.cloudmapreactor.core.States.running;
import static io.github.cloudmapreactor.core.States.stopping;
import static io.github.cloudmapreactor.core.States.view;
import static io.github.cloudmapreactor.core.States.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the reactor does for one task and for several, over ports in memory. */
final class ReactorTest {

  private static final Deadline AMPLE = () -> Duration.ofSeconds(14);

  private final FakeAws aws = new FakeAws();
  private Reactor reactor = reactor(Policies.DEFAULT);

  private Reactor reactor(Policy policy) {
    return new Reactor(
        new DeregistrationPolicy(policy),
        aws,
        new ServiceViews(aws, Duration.ofSeconds(60), aws.clock),
        aws,
        Duration.ofSeconds(2),
        aws.pause,
        aws,
        aws.clock);
  }

  private Report react(TaskState state) {
    return reactor.react(List.of(state), AMPLE).get(0);
  }

  private List<Report> reactAll(TaskState... states) {
    return reactor.react(Arrays.asList(states), AMPLE);
  }

  @Test
  void aStoppingTaskLeavesAllItsCloudMapServices() {
    aws.serve(view(2, Duration.ZERO, "srv-a", "srv-b"));
    aws.register("srv-a", "t1", "t2");
    aws.register("srv-b", "t1", "t2");
    Report report = react(stopping("t1"));
    assertThat(report.outcome().kind()).isEqualTo(Kind.DEREGISTERED);
    assertThat(report.calls())
        .containsExactly(
            "DescribeServices orders",
            "DeregisterInstance srv-a",
            "DeregisterInstance srv-b",
            "GetOperation",
            "GetOperation");
    assertThat(aws.listed("srv-a")).containsExactly("t2");
    assertThat(aws.listed("srv-b")).containsExactly("t2");
  }

  @Test
  void aWarmStopCostsOneCallBeforeTheTaskIsOut() {
    serveOne("t1", "t2");
    react(stopping("t1"));
    Report report = react(stopping("t2"));
    assertThat(report.calls()).containsExactly("DeregisterInstance srv-a", "GetOperation");
  }

  private void serveOne(String... instances) {
    aws.serve(view(instances.length, Duration.ZERO, "srv-a"));
    aws.register("srv-a", instances);
  }

  @Test
  void oneCloudMapServiceThatFailsDoesNotStopTheOthers() {
    aws.serve(view(2, Duration.ZERO, "srv-a", "srv-b"));
    aws.register("srv-a", "t1");
    aws.register("srv-b", "t1");
    aws.broken.add("DeregisterInstance srv-a");
    Report report = react(stopping("t1"));
    assertThat(report.outcome().kind()).isEqualTo(Kind.FAILED);
    assertThat(kinds(report)).containsExactly(Kind.FAILED, Kind.DEREGISTERED);
    assertThat(aws.listed("srv-b")).isEmpty();

    aws.broken.clear();
    Report retry = react(stopping("t1"));
    assertThat(kinds(retry)).containsExactly(Kind.DEREGISTERED, Kind.ALREADY_GONE);
  }

  private static List<Kind> kinds(Report report) {
    return report.registrations().stream().map(each -> each.outcome().kind()).toList();
  }

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
  void aFailedReadRemovesNothingAndComesAgain() {
    serveOne("t1", "t2");
    aws.tasks.put("t1", found("t1", "UNHEALTHY"));
    for (String call : List.of("DescribeTasks", "DescribeServices", "ListInstances")) {
      aws.broken.clear();
      aws.broken.add(call);
      Report report = react(running("t1"));
      assertThat(report.outcome().kind()).as(call).isEqualTo(Kind.FAILED);
      assertThat(((Outcome.Failed) report.outcome()).failure().retryable()).isTrue();
      assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
    }
  }

  @Test
  void anAnswerOlderThanTheEventIsAFailedRead() {
    serveOne("t1", "t2");
    aws.tasks.put("t1", with(found("t1", "UNHEALTHY"), 5));
    Report report = react(running("t1"));
    assertThat(((Outcome.Failed) report.outcome()).failure().type()).isEqualTo("StaleRead");
    assertThat(((Outcome.Failed) report.outcome()).failure().retryable()).isTrue();
    assertThat(report.calls()).containsExactly("DescribeTasks t1");
  }

  @Test
  void aTaskThatEcsDoesNotKnowIsKept() {
    serveOne("t1", "t2");
    Report report = react(running("t1"));
    assertThat(report.decision().reason()).isEqualTo(Reason.TASK_MISSING);
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
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
  void aReversibleRemovalKeepsWhatAnUndoNeeds() {
    serveOne("t1", "t2");
    Report stated = react(States.event("t1", "RUNNING", "RUNNING", "UNHEALTHY"));
    assertThat(stated.calls()).contains("GetInstance srv-a");
    assertThat(stated.registrations().get(0).undo().attributes())
        .containsEntry("AWS_INSTANCE_IPV4", "10.0.1.17");

    aws.broken.add("GetInstance");
    Report without = react(States.event("t2", "RUNNING", "RUNNING", "UNHEALTHY"));
    assertThat(without.outcome().kind()).isEqualTo(Kind.DEREGISTERED);
    assertThat(without.registrations().get(0).undo().problem()).contains("GetInstance");
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
  void aTaskYoungerThanTheLookupIsLookedUpAgain() {
    serveOne("t1", "t2");
    react(stopping("t1"));
    aws.advance(Duration.ofSeconds(20));
    TaskState young =
        with(stopping("t2"), new Times(aws.clock.instant(), aws.clock.instant(), null));
    assertThat(react(young).calls()).startsWith("DescribeServices orders");
  }

  @Test
  void anOperationThatDoesNotEndIsSaidToBeSubmitted() {
    serveOne("t1");
    aws.operations.put("op-srv-a-t1", new Operation.Pending());
    Report report = react(stopping("t1"));
    assertThat(report.outcome().kind()).isEqualTo(Kind.SUBMITTED);
    assertThat(report.outcome().detail()).contains("not seen within 2000 ms");
    assertThat(aws.pauses.stream().reduce(Duration.ZERO, Duration::plus)).hasSeconds(2);
    assertThat(aws.pauses.get(0)).hasMillis(200);
  }

  @Test
  void anOperationThatCannotBeReadIsSaidToBeSubmitted() {
    serveOne("t1");
    aws.broken.add("GetOperation");
    Report report = react(stopping("t1"));
    assertThat(report.outcome().kind()).isEqualTo(Kind.SUBMITTED);
    assertThat(report.outcome().detail()).contains("GetOperation broke");
  }

  @Test
  void anOperationThatFailsIsAFailure() {
    serveOne("t1");
    Failure denied = new Failure("ACCESS_DENIED", "no Route 53 rights", false);
    aws.operations.put("op-srv-a-t1", new Operation.Failed(denied));
    assertThat(react(stopping("t1")).outcome()).isEqualTo(new Outcome.Failed(denied));
  }

  @Test
  void aFullBatchIsAStormAndWaitsForNothing() {
    String[] ids = IntStream.range(0, 10).mapToObj(i -> "t" + i).toArray(String[]::new);
    serveOne(ids);
    List<Report> reports =
        reactAll(Arrays.stream(ids).map(States::stopping).toArray(TaskState[]::new));
    assertThat(reports).allMatch(report -> report.outcome().kind() == Kind.SUBMITTED);
    assertThat(aws.calls).hasSize(11).doesNotContain("GetOperation");
    assertThat(aws.listed("srv-a")).isEmpty();
  }

  @Test
  void allDeregistrationsOfABatchComeBeforeTheFirstConfirmation() {
    serveOne("t1", "t2", "t3");
    reactAll(stopping("t1"), stopping("t2"), stopping("t3"));
    assertThat(aws.calls)
        .containsExactly(
            "DescribeServices orders",
            "DeregisterInstance srv-a",
            "DeregisterInstance srv-a",
            "DeregisterInstance srv-a",
            "GetOperation",
            "GetOperation",
            "GetOperation");
  }

  @Test
  void ofTwoFailuresTheOneThatARetryCanMendCounts() {
    aws.serve(view(2, Duration.ZERO, "srv-a", "srv-b"));
    aws.register("srv-a", "t1");
    aws.register("srv-b", "t1");
    aws.denied.add("DeregisterInstance srv-a");
    aws.broken.add("DeregisterInstance srv-b");
    Outcome.Failed failed = (Outcome.Failed) react(stopping("t1")).outcome();
    assertThat(failed.failure().retryable()).isTrue();
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
  void severalEventsOfOneTaskInABatchCostOneCall() {
    serveOne("t1", "t2");
    List<Report> reports =
        reactAll(stopping("t1"), stopping("t2"), stopping("t1"), with(stopping("t1"), 7));
    assertThat(reports.stream().map(report -> report.decision().reason()))
        .containsExactly(Reason.STOPPING, Reason.STOPPING, Reason.SUPERSEDED, Reason.SUPERSEDED);
    assertThat(aws.calls.stream().filter("DeregisterInstance srv-a"::equals)).hasSize(2);
  }

  @Test
  void anUndoIsKeptWhenTheAnswerToTheRemovalIsLost() {
    serveOne("t1", "t2");
    aws.broken.add("DeregisterInstance");
    Report report = react(States.event("t1", "RUNNING", "RUNNING", "UNHEALTHY"));
    assertThat(report.outcome().kind()).isEqualTo(Kind.FAILED);
    assertThat(report.registrations().get(0).undo().attributes()).isNotEmpty();
  }

  @Test
  void confirmingEndsWithTheBoundHoweverLongTheCallsTake() {
    serveOne("t1", "t2", "t3");
    aws.operations.put("op-srv-a-t1", new Operation.Pending());
    aws.operations.put("op-srv-a-t2", new Operation.Pending());
    aws.timeOfAnOperationRead = Duration.ofMillis(1_500);
    Instant begun = aws.clock.instant();
    List<Report> reports = reactAll(stopping("t1"), stopping("t2"));
    assertThat(Duration.between(begun, aws.clock.instant())).isLessThan(Duration.ofSeconds(4));
    assertThat(reports).allMatch(report -> report.outcome().kind() == Kind.SUBMITTED);
  }

  @Test
  void confirmingStopsWhereTheInvocationsTimeEnds() {
    serveOne("t1");
    Instant end = aws.clock.instant().plusMillis(5_100);
    Report report =
        reactor
            .react(List.of(stopping("t1")), () -> Duration.between(aws.clock.instant(), end))
            .get(0);
    assertThat(report.outcome().kind()).isEqualTo(Kind.SUBMITTED);
    assertThat(report.calls()).doesNotContain("GetOperation");
  }

  @Test
  void workThatNoLongerFitsIsHandedBack() {
    serveOne("t1");
    Report report = reactor.react(List.of(stopping("t1")), () -> Duration.ofSeconds(4)).get(0);
    assertThat(((Outcome.Failed) report.outcome()).failure().type()).isEqualTo("OutOfTime");
    assertThat(((Outcome.Failed) report.outcome()).failure().retryable()).isTrue();
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void observingTouchesNothing() {
    reactor = reactor(Policies.mode(Policy.Mode.OBSERVE));
    serveOne("t1", "t2");
    aws.tasks.put("t2", found("t2", "UNHEALTHY"));
    List<Report> reports = reactAll(stopping("t1"), running("t2"));
    assertThat(reports).allMatch(report -> report.outcome().kind() == Kind.HELD_BACK);
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
    assertThat(aws.calls)
        .containsExactly("DescribeServices orders", "DescribeTasks t2", "ListInstances srv-a");
  }

  @Test
  void theTimeFromTheChangeToTheCallIsReported() {
    serveOne("t1");
    aws.advance(Duration.ofMillis(412));
    assertThat(react(stopping("t1")).observedToCall()).contains(Duration.ofMillis(412));
  }

  @Test
  void aFaultOfTheReactorItselfIsReportedAndComesAgain() {
    serveOne("t1");
    aws.buggy.add("DeregisterInstance srv-a");
    Failure failure = ((Outcome.Failed) react(stopping("t1")).outcome()).failure();
    assertThat(failure.type()).isEqualTo("Unexpected");
    assertThat(failure.message()).contains("a bug in DeregisterInstance srv-a");
    assertThat(failure.retryable()).isTrue();
  }
}
