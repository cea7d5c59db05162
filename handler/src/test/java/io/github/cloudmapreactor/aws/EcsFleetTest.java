package io.github.cloudmapreactor.aws;

import static io.github.cloudmapreactor.aws.CannedAnswers.assertFailedRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and tasks as ECS should and should never answer them; a part of an answer is a failure. */
final class EcsFleetTest {

  private static final Arn PROD = States.clusterArn("prod");
  private static final String TASK =
      "{\"taskArn\": \"%s\", \"version\": 6, \"lastStatus\": \"RUNNING\","
          + " \"desiredStatus\": \"RUNNING\", \"healthStatus\": \"UNHEALTHY\"%s}";

  @AutoClose private final CannedAnswers aws = new CannedAnswers();
  private final EcsFleet fleet = new EcsFleet(aws.clients, InstantSource.fixed(States.NOW));

  private static String task(String id) {
    return TASK.formatted(States.task(id), "");
  }

  private List<TaskState> describe(String... ids) {
    return fleet.describe(PROD, List.of(ids).stream().map(States::task).toList());
  }

  @Test
  void everyPageIsReadWhateverItsLength() {
    aws.answer(
        "{\"taskArns\": [\"%s\"], \"nextToken\": \"1\"}".formatted(States.task("t1")),
        "{\"taskArns\": [], \"nextToken\": \"2\"}",
        "{\"taskArns\": [\"%s\"], \"nextToken\": \"\"}".formatted(States.task("t2")));
    assertThat(fleet.runningTasks(PROD).orElseThrow())
        .containsExactly(States.task("t1"), States.task("t2"));
    aws.answer(
        "{\"clusterArns\": [\"%s\"], \"nextToken\": \"1\"}".formatted(PROD),
        "{\"clusterArns\": [\"%s\"]}".formatted(States.clusterArn("staging")));
    assertThat(fleet.clusters()).containsExactly(PROD, States.clusterArn("staging"));
  }

  @Test
  void servicesOfTheOldFormAreServicesToo() {
    aws.answer(
        "{\"serviceArns\": [\"arn:aws:ecs:eu-west-1:210987654321:service/prod/orders\"],"
            + " \"nextToken\": \"1\"}",
        "{\"serviceArns\": [\"arn:aws:ecs:eu-west-1:210987654321:service/carts\"]}");
    assertThat(fleet.services(PROD).orElseThrow()).containsExactly("orders", "carts");
    aws.answer("{\"serviceArns\": []}");
    assertThat(fleet.services(PROD).orElseThrow()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"serviceArns\": null}"})
  void noListOfServicesIsNoAnswer(String text) {
    aws.answer(text);
    assertFailedRead(() -> fleet.services(PROD));
  }

  @Test
  void whatIsNoServiceIsAFailureAndNamed() {
    aws.answer("{\"serviceArns\": [\"arn:aws:ecs:eu-west-1:210987654321:service/prod/a b\"]}");
    assertUnknown(
        () -> fleet.services(PROD), "arn:aws:ecs:eu-west-1:210987654321:service/prod/a b");
  }

  @Test
  void anEmptyListIsAnAnswer() {
    aws.answer("{\"taskArns\": []}");
    assertThat(fleet.runningTasks(PROD).orElseThrow()).isEmpty();
    aws.answer("{\"clusterArns\": []}");
    assertThat(fleet.clusters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"taskArns\": null}", "{\"nextToken\": \"1\"}"})
  void noListIsNoAnswer(String text) {
    aws.answer(text);
    assertFailedRead(() -> fleet.runningTasks(PROD));
    assertFailedRead(fleet::clusters);
    aws.answer("{\"taskArns\": [\"%s\"], \"nextToken\": \"1\"}".formatted(States.task("t1")), text);
    assertFailedRead(() -> fleet.runningTasks(PROD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ecs:eu-west-1:210987654321:task/staging/t1",
        "arn:aws:ecs:eu-west-1:210987654321:service/prod/t1",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/t 1",
        "arn:aws:ecs:eu-west-2:210987654321:task/prod/t1",
        "arn:aws:ecs:eu-west-1:999988887777:task/prod/t1",
        "t1",
        ""
      })
  void whatIsNoTaskOfTheClusterIsAFailureAndNamed(String arn) {
    aws.answer("{\"taskArns\": [\"%s\"]}".formatted(arn));
    assertUnknown(() -> fleet.runningTasks(PROD), arn);
    aws.answer("{\"tasks\": [%s, %s]}".formatted(task("t1"), TASK.formatted(arn, "")));
    assertUnknown(() -> describe("t1"), arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prod", "arn:aws:ecs:eu-west-1:210987654321:service/prod", "arn:aws:s3:::prod"})
  void whatIsNoClusterIsAFailureAndNamed(String arn) {
    aws.answer("{\"clusterArns\": [\"%s\"]}".formatted(arn));
    assertUnknown(fleet::clusters, arn);
  }

  private static void assertUnknown(ThrowingCallable call, String arn) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CallFailedException.class, e -> assertThat(e.failure().type()).isEqualTo("UnknownArn"))
        .hasMessageEndingWith("ECS answered with " + arn);
  }

  @Test
  void tasksOfTheOldFormAreTasksToo() {
    aws.answer("{\"taskArns\": [\"arn:aws:ecs:eu-west-1:210987654321:task/t1\"]}");
    assertThat(fleet.runningTasks(PROD).orElseThrow())
        .extracting(TaskRef::id, TaskRef::clusterArn)
        .containsExactly(tuple("t1", PROD));
  }

  @Test
  void aTaskThatIsMissingIsLeftOut() {
    aws.answer(
        "{\"tasks\": [%s], \"failures\": [{\"arn\": \"%s\", \"reason\": \"MISSING\"}]}"
            .formatted(task("t2"), States.task("t1")));
    assertThat(describe("t1", "t2"))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.task()).isEqualTo(States.task("t2"));
              assertThat(state.source()).isEqualTo(TaskState.Source.DESCRIBE_TASKS);
              assertThat(state.times().asOf()).isEqualTo(States.NOW);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"tasks\": []}",
        "{\"tasks\": [%s]}",
        "{\"tasks\": [%s], \"failures\": [{\"reason\": \"MISSING\"}]}",
        "{\"tasks\": [%s], \"failures\": [{\"arn\": \"x/t2\", \"reason\": \"INTERNAL\"}]}",
        "{\"tasks\": [%s], \"failures\": [{\"arn\": \"x/t2\"}]}",
        "{\"tasks\": [%s], \"failures\": [{\"arn\": \"x/t3\", \"reason\": \"MISSING\"}]}",
        "{\"tasks\": [%s, {}]}",
      })
  void anAnswerThatForgetsATaskIsNoAnswer(String text) {
    aws.answer(text.formatted(task("t1")));
    assertFailedRead(() -> describe("t1", "t2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "lastStatus", "desiredStatus"})
  void aTaskWithoutVersionOrStatusIsNoAnswer(String member) {
    aws.answer("{\"tasks\": [%s]}".formatted(task("t1").replace(member, "unknownMember")));
    assertFailedRead(() -> describe("t1"));
  }
}
