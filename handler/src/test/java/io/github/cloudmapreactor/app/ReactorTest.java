package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.found;
import static io.github.cloudmapreactor.core.States.running;
import static io.github.cloudmapreactor.core.States.stopping;
import static io.github.cloudmapreactor.core.States.view;
import static io.github.cloudmapreactor.core.States.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState.Owner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reactor does for one task: what leaves, what stays, and what fails. */
final class ReactorTest extends ReactorOverFakes {

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
    assertThat(retry.calls())
        .as("only what is missing")
        .containsExactly("DeregisterInstance srv-a", "GetOperation");
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
  void anAnswerWithoutTheServiceThatTheEventNamesIsAFailedRead() {
    serveOne("t1", "t2");
    aws.tasks.put("t1", with(found("t1", "UNHEALTHY"), new Owner(null, null)));
    Report report = react(running("t1"));
    assertThat(((Outcome.Failed) report.outcome()).failure().type()).isEqualTo("PartialRead");
    assertThat(((Outcome.Failed) report.outcome()).failure().retryable()).isTrue();
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
  }

  @Test
  void aTaskOfWhichNeitherEventNorEcsNamesAServiceIsNobodysBusiness() {
    serveOne("t1", "t2");
    aws.tasks.put("t1", with(found("t1", "UNHEALTHY"), new Owner(null, "ecs-svc/1")));
    Report report = react(with(running("t1"), new Owner(null, "ecs-svc/1")));
    assertThat(report.outcome().kind()).isEqualTo(Kind.KEPT);
    assertThat(report.decision().reason()).isEqualTo(Reason.NOT_A_SERVICE_TASK);
  }

  @Test
  void aTaskThatEcsDoesNotKnowIsKept() {
    serveOne("t1", "t2");
    Report report = react(running("t1"));
    assertThat(report.decision().reason()).isEqualTo(Reason.TASK_MISSING);
    assertThat(aws.listed("srv-a")).containsExactly("t1", "t2");
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
  void anUndoIsKeptWhenTheAnswerToTheRemovalIsLost() {
    serveOne("t1", "t2");
    aws.broken.add("DeregisterInstance");
    Report report = react(States.event("t1", "RUNNING", "RUNNING", "UNHEALTHY"));
    assertThat(report.outcome().kind()).isEqualTo(Kind.FAILED);
    assertThat(report.registrations().get(0).undo().attributes()).isNotEmpty();
  }

  @Test
  void workThatNoLongerFitsIsHandedBack() {
    serveOne("t1");
    Report report = reactor.react(List.of(stopping("t1")), () -> Duration.ofSeconds(1)).get(0);
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
