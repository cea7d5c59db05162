package io.github.cloudmapreactor.aws;

import static io.github.cloudmapreactor.aws.CannedAnswers.assertFailedRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.States;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that AWS should never give: each is a failed read, and proves nothing about a task. */
final class PartialAnswersTest {

  private static final String SERVICE =
      "{\"serviceName\": \"orders\", \"status\": \"ACTIVE\", \"desiredCount\": 2, %s}";

  private static final String REGISTRY =
      "arn:aws:servicediscovery:eu-west-1:210987654321:service/srv-";

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
    assertFailedRead(() -> find("orders"));
  }

  @Test
  void aTagWithoutAValueIsATagAllTheSame() {
    aws.answer(
        "{\"services\": [%s]}".formatted(SERVICE.formatted("\"tags\": [{\"key\": \"team\"}]")));
    assertThat(find("orders").values())
        .singleElement()
        .satisfies(view -> assertThat(view.tags()).containsEntry("team", ""));
  }

  @Test
  void aRegistryThatIsNoCloudMapServiceIsNamed() {
    String registry = "\"serviceRegistries\": [{\"registryArn\": \"arn:aws:s3:::bucket\"}]";
    aws.answer("{\"services\": [%s]}".formatted(SERVICE.formatted(registry)));
    assertThatThrownBy(() -> find("orders")).hasMessageContaining("arn:aws:s3");
  }

  /** Its id would be taken for one of this region, and mean another Cloud Map service or none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:servicediscovery:eu-west-2:210987654321:service/srv-1",
        "arn:aws-cn:servicediscovery:eu-west-1:210987654321:service/srv-1",
        "arn:aws:servicediscovery:eu-west-1:210987654321:service/$HOME",
      })
  void aRegistryOfAnotherRegionOrPartitionIsRefusedByName(String arn) {
    String registry = "\"serviceRegistries\": [{\"registryArn\": \"%s\"}]".formatted(arn);
    String deployment =
        "\"deployments\": [{\"serviceConnectResources\": [{\"discoveryArn\": \"%s\"}]}]"
            .formatted(arn);
    for (String members : List.of(registry, deployment)) {
      aws.answer("{\"services\": [%s]}".formatted(SERVICE.formatted(members)));
      assertThatThrownBy(() -> find("orders"))
          .isInstanceOfSatisfying(
              CallFailedException.class, e -> assertThat(e.failure().retryable()).isFalse())
          .hasMessageContainingAll(arn, "no Cloud Map service of aws, eu-west-1");
    }
  }

  /** Another account may share its namespace, within the region. */
  @Test
  void aRegistryOfAnotherAccountIsAddressedByItsArn() {
    String arn = "arn:aws:servicediscovery:eu-west-1:999988887777:service/srv-1";
    aws.answer(
        "{\"services\": [%s]}"
            .formatted(
                SERVICE.formatted(
                    "\"serviceRegistries\": [{\"registryArn\": \"%s\"}]".formatted(arn))));
    assertThat(find("orders").values())
        .flatMap(ServiceView::cloudMapServices)
        .map(service -> service.serviceIdFor(States.ORDERS.cluster().account()))
        .containsExactly(arn);
  }

  /** Several services a call: each is either there or said to be missing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"services\": [%s]}",
        "{\"services\": [%s], \"failures\": [{\"reason\": \"MISSING\"}]}",
        "{\"services\": [%s], \"failures\": [{\"arn\": \"x/carts\", \"reason\": \"OTHER\"}]}",
      })
  void anAnswerThatForgetsAService(String text) {
    aws.answer(text.formatted(SERVICE.formatted("\"tags\": []")));
    assertFailedRead(() -> find("orders", "carts"));
  }

  @Test
  void aServiceThatIsMissingIsLeftOut() {
    aws.answer(
        "{\"services\": [%s], \"failures\": [{\"arn\": \"x/carts\", \"reason\": \"MISSING\"}]}"
            .formatted(SERVICE.formatted("\"tags\": []")));
    assertThat(find("orders", "carts")).containsOnlyKeys("orders");
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED, true", "IN_PROGRESS, false", "FAILED, false", "'', true"})
  void aDeploymentIsSettledWhenItsRolloutIsComplete(String rollout, boolean settled) {
    String state = rollout.isEmpty() ? "" : ", \"rolloutState\": \"" + rollout + "\"";
    aws.answer(
        "{\"services\": [%s]}"
            .formatted(
                SERVICE.formatted(
                    "\"runningCount\": 2, \"pendingCount\": 1, \"serviceRegistries\":"
                        + " [{\"registryArn\": \"%s1\"}], \"deployments\": [{\"id\": \"ecs-svc/1\","
                            .formatted(REGISTRY)
                        + " \"serviceConnectResources\": [{\"discoveryArn\": \"%s2\"}]%s}]"
                            .formatted(REGISTRY, state))));
    ServiceView view = find("orders").values().iterator().next();
    assertThat(view.counts()).isEqualTo(new ServiceView.Counts(2, 2, 1));
    assertThat(view.isDeploying()).isEqualTo(!settled);
    assertThat(view.deployment("ecs-svc/1").orElseThrow().cloudMapServices())
        .extracting(CloudMapService::id)
        .containsExactly("srv-2", "srv-1");
    assertThat(view.deployment("ecs-svc/2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"STEADY_STATE, true", "STABILIZING, false"})
  void aTaskSetIsADeploymentToo(String stability, boolean settled) {
    aws.answer(
        "{\"services\": [%s]}"
            .formatted(
                SERVICE.formatted(
                    "\"taskSets\": [{\"id\": \"ecs-svc/7\", \"stabilityStatus\": \"%s\","
                            .formatted(stability)
                        + " \"serviceRegistries\": [{\"registryArn\": \"%s7\"}]}]"
                            .formatted(REGISTRY))));
    ServiceView view = find("orders").values().iterator().next();
    assertThat(view.isDeploying()).isEqualTo(!settled);
    assertThat(view.deployment("ecs-svc/7").orElseThrow().cloudMapServices()).hasSize(1);
  }

  private Map<String, ServiceView> find(String... names) {
    return new EcsRegistrationLookup(aws.clients, InstantSource.system())
        .find(States.ORDERS.cluster(), List.of(names));
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
