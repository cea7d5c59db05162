package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the reactor waits for operations to end, and when it does not. */
final class ConfirmationTest extends ReactorOverFakes {

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
  void confirmingEndsWithTheBoundHoweverLongTheCallsTake() {
    String[] ids = {"t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"};
    serveOne(ids);
    for (String id : ids) {
      aws.operations.put("op-srv-a-" + id, new Operation.Pending());
    }
    aws.timeOfAnOperationRead = Duration.ofSeconds(1);
    Instant begun = aws.clock.instant();
    List<Report> reports =
        reactAll(Arrays.stream(ids).map(States::stopping).toArray(TaskState[]::new));
    assertThat(Duration.between(begun, aws.clock.instant()))
        .isLessThanOrEqualTo(Duration.ofMillis(3_200));
    assertThat(reports).allMatch(report -> report.outcome().kind() == Kind.SUBMITTED);
  }

  @Test
  void confirmingStopsWhereTheInvocationsTimeEnds() {
    serveOne("t1");
    Instant end = aws.clock.instant().plus(Deadline.TIME_FOR_A_CALL).plusMillis(100);
    Report report =
        reactor
            .react(List.of(stopping("t1")), () -> Duration.between(aws.clock.instant(), end))
            .get(0);
    assertThat(report.outcome().kind()).isEqualTo(Kind.SUBMITTED);
    assertThat(report.calls()).doesNotContain("GetOperation");
  }
}
