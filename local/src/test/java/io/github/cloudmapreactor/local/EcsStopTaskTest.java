package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

final class EcsStopTaskTest {
  private static final String ARN = "arn:aws:ecs:eu-west-1:210987654321:";

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "clusters": [
              { "name": "prod",
                "services": [ { "name": "orders", "desiredCount": 2 } ],
                "tasks": [
                  { "id": "task-1", "service": "orders", "healthStatus": "HEALTHY", "version": 5 },
                  { "id": "task-2", "service": "orders", "lastStatus": "PENDING", "version": 2 },
                  { "id": "task-3", "lastStatus": "STOPPED", "desiredStatus": "STOPPED",
                    "stopCode": "SpotInterruption", "version": 9 } ] },
              { "name": "other", "tasks": [ { "id": "task-4" } ] } ] }
          """);

  private final EcsClient ecs = bed.ecs();

  @Test
  void changesWhatIsWantedAndNothingElse() {
    Task before = describe("task-1");

    Task answered = stop("task-1", "sick for ten minutes");

    assertThat(answered)
        .isEqualTo(
            before.toBuilder()
                .desiredStatus("STOPPED")
                .stopCode(TaskStopCode.USER_INITIATED)
                .stoppedReason("sick for ten minutes")
                .version(6L)
                .build());
    bed.clock.advance(Duration.ofDays(1));
    assertThat(describe("task-1")).isEqualTo(answered).returns("RUNNING", Task::lastStatus);
    assertThat(list(DesiredStatus.RUNNING)).containsExactly(ARN + "task/prod/task-2");
    assertThat(list(DesiredStatus.STOPPED))
        .containsExactly(ARN + "task/prod/task-1", ARN + "task/prod/task-3");
  }

  @Test
  void theTestMovesTheTaskOn() {
    stop("task-1", "sick");
    bed.clock.advance(Duration.ofSeconds(3));
    bed.standIn.moveTask("prod", "task-1", "DEACTIVATING");
    assertThat(describe("task-1"))
        .returns("DEACTIVATING", Task::lastStatus)
        .returns(7L, Task::version)
        .returns(null, Task::stoppedAt);

    bed.clock.advance(Duration.ofSeconds(30));
    bed.standIn.moveTask("prod", "task-1", "STOPPED");
    assertThat(describe("task-1"))
        .returns("STOPPED", Task::lastStatus)
        .returns(8L, Task::version)
        .returns(TestBed.START.plusSeconds(33), Task::stoppedAt)
        .returns(TaskStopCode.USER_INITIATED, Task::stopCode)
        .returns("sick", Task::stoppedReason);
  }

  @Test
  void tasksStartAndDieWhenTheTestSaysSo() {
    bed.clock.advance(Duration.ofSeconds(20));
    bed.standIn.moveTask("prod", "task-2", "RUNNING");
    assertThat(describe("task-2"))
        .returns("RUNNING", Task::lastStatus)
        .returns("RUNNING", Task::desiredStatus)
        .returns(TestBed.START.plusSeconds(20), Task::startedAt)
        .returns(3L, Task::version);

    bed.standIn.moveTask("prod", "task-2", "STOPPED");
    assertThat(describe("task-2"))
        .returns("STOPPED", Task::desiredStatus)
        .returns(TestBed.START.plusSeconds(20), Task::stoppedAt)
        .returns(null, Task::stopCode);
  }

  @Test
  void secondStopChangesNothing() {
    Task first = stop("task-1", "sick");

    assertThat(stop("task-1", "sick again")).isEqualTo(first);
    assertThat(stop("task-3", "late"))
        .returns(TaskStopCode.SPOT_INTERRUPTION, Task::stopCode)
        .returns(null, Task::stoppedReason)
        .returns(9L, Task::version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-1",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/task-1",
        "arn:aws:ecs:eu-west-1:210987654321:task/task-1"
      })
  void knowsTheTaskByIdAndByBothFormsOfItsArn(String name) {
    Task stopped = ecs.stopTask(request -> request.cluster(ARN + "cluster/prod").task(name)).task();

    assertThat(stopped)
        .returns(ARN + "task/prod/task-1", Task::taskArn)
        .returns("STOPPED", Task::desiredStatus)
        .returns(null, Task::stoppedReason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"task-9", "task-4", "arn:aws:ecs:eu-west-1:210987654321:task/other/task-4"})
  void refusesTasksThatAreNotInTheCluster(String name) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> stop(name, "sick"))
        .satisfies(
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("The referenced task was not found.");
            });
  }

  @Test
  void refusesCallsWithoutClusterOrTask() {
    assertThatExceptionOfType(ClusterNotFoundException.class)
        .isThrownBy(() -> ecs.stopTask(request -> request.cluster("none").task("task-1")));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> ecs.stopTask(request -> request.cluster("prod")));
  }

  private Task stop(String task, String reason) {
    return ecs.stopTask(request -> request.cluster("prod").task(task).reason(reason)).task();
  }

  private Task describe(String task) {
    return ecs.describeTasks(request -> request.cluster("prod").tasks(task)).tasks().get(0);
  }

  private Iterable<String> list(DesiredStatus desired) {
    return ecs.listTasks(request -> request.cluster("prod").desiredStatus(desired)).taskArns();
  }
}
