package io.github.cloudmapreactor.aws;

import static io.github.cloudmapreactor.aws.CannedAnswers.assertFailedRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.States;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that AWS should never give: each is a failed read, and proves nothing about a task. */
final class PartialAnswersTest {

  private static final String SERVICE =
      "{\"serviceName\": \"orders\", \"status\": \"ACTIVE\", \"desiredCount\": 2, %s}";

  @AutoClose private final CannedAnswers aws = new CannedAnswers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\": 6, \"desiredStatus\": \"RUNNING\"",
        "\"version\": 6, \"lastStatus\": \"RUNNING\"",
        "\"lastStatus\": \"RUNNING\", \"desiredStatus\": \"RUNNING\"",
      })
  void aTaskWithoutVersionOrStatus(String members) {
    aws.answer(
        "{\"tasks\": [{\"taskArn\": \"%s\", \"healthStatus\": \"HEALTHY\", \"startedAt\": 1.5, %s}]}"
            .formatted(States.task("t1"), members));
    assertFailedRead(() -> tasks().read(States.task("t1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tasks\": [{}]}",
        "{\"tasks\": [{\"taskArn\": \"arn:aws:ecs:eu-west-1:210987654321:task/prod/t2\"}]}",
        "{\"tasks\": [], \"failures\": [{\"reason\": \"INTERNAL\"}]}"
      })
  void anAnswerWithoutTheTask(String text) {
    aws.answer(text);
    assertFailedRead(() -> tasks().read(States.task("t1")));
  }

  private EcsTaskSource tasks() {
    return new EcsTaskSource(aws.clients, InstantSource.system());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"services\": [{}]}",
        "{\"services\": [{\"status\": \"ACTIVE\"}]}",
        "{\"services\": [], \"failures\": [{\"reason\": \"INTERNAL\"}]}"
      })
  void aServiceWithoutStatusOrDesiredCount(String text) {
    aws.answer(text);
    assertFailedRead(() -> find());
  }

  @Test
  void aTagWithoutAValueIsATagAllTheSame() {
    aws.answer(
        "{\"services\": [%s]}".formatted(SERVICE.formatted("\"tags\": [{\"key\": \"team\"}]")));
    assertThat(find().values())
        .singleElement()
        .satisfies(view -> assertThat(view.tags()).containsEntry("team", ""));
  }

  @Test
  void aRegistryThatIsNoCloudMapServiceIsNamed() {
    String registry = "\"serviceRegistries\": [{\"registryArn\": \"arn:aws:s3:::bucket\"}]";
    aws.answer("{\"services\": [%s]}".formatted(SERVICE.formatted(registry)));
    assertThatThrownBy(() -> find()).hasMessageContaining("arn:aws:s3");
  }

  private Map<String, ServiceView> find() {
    return new EcsRegistrationLookup(aws.clients, InstantSource.system())
        .find(States.ORDERS.cluster(), List.of(States.ORDERS.name()));
  }

  @Test
  void anOperationOfAnotherKindIsNotTheRemovalsEnd() {
    aws.answer(
        "{\"Operation\": {\"Id\": \"o\", \"Type\": \"REGISTER_INSTANCE\", \"Status\": \"SUCCESS\"}}");
    Operation operation =
        new CloudMapRegistry(aws.clients)
            .operation("o", States.cloudMapService("srv-a"), States.task("t1"));
    assertThat(operation)
        .isInstanceOfSatisfying(
            Operation.Failed.class,
            failed -> {
              assertThat(failed.failure().type()).isEqualTo("OtherOperation");
              assertThat(failed.failure().retryable()).isTrue();
            });
  }
}
