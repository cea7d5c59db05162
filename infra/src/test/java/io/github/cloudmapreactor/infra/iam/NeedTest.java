package io.github.cloudmapreactor.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.local.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call is authorized on follows from its request. */
final class NeedTest {

  private static final Place HERE = new Place("aws", "eu-west-1", "111122223333");
  private static final String CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/prod";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          servicediscovery | DeregisterInstance | {"ServiceId": "srv-a", "InstanceId": "1"} \
          | arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-a
          servicediscovery | ListInstances | {"ServiceId": "arn:aws:servicediscovery:eu-west-1:4:service/srv-a"} \
          | arn:aws:servicediscovery:eu-west-1:4:service/srv-a
          servicediscovery | GetOperation | {"OperationId": "1"} \
          | arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-somenamespace
          servicediscovery | GetOperation | {"OperationId": "1", "OwnerAccount": "4"} \
          | arn:aws:servicediscovery:eu-west-1:4:namespace/ns-somenamespace
          sqs | SendMessage | {"QueueUrl": "http://127.0.0.1:1/111122223333/letters"} \
          | arn:aws:sqs:eu-west-1:111122223333:Letters
          ecs | ListClusters | {"maxResults": 100} | *
          ecs | ListTasks | {"cluster": "prod", "desiredStatus": "RUNNING"} | *
          ecs | ListServices | {"cluster": "prod"} | *
          ecs | StopTask | {"cluster": "prod", "task": "1"} \
          | arn:aws:ecs:eu-west-1:111122223333:task/prod/1
          """)
  void namesTheResource(String service, String operation, String request, String resource) {
    assertThat(needs(service, operation, request))
        .extracting(Need::action, Need::resource)
        .containsExactly(tuple(service + ":" + operation, resource));
  }

  @Test
  void namesEachTaskAndTheCluster() {
    String oldTask = "arn:aws:ecs:eu-west-1:111122223333:task/1";
    String request =
        "{\"cluster\": \"%s\", \"tasks\": [\"%s\", \"2\"]}".formatted(CLUSTER, oldTask);

    assertThat(needs("ecs", "DescribeTasks", request))
        .containsExactly(
            new Need("ecs:DescribeTasks", oldTask, Map.of("ecs:cluster", CLUSTER)),
            new Need(
                "ecs:DescribeTasks",
                "arn:aws:ecs:eu-west-1:111122223333:task/prod/2",
                Map.of("ecs:cluster", CLUSTER)));
  }

  @Test
  void namesTheClusterWhoseTasksOrServicesAreListed() {
    for (String operation : List.of("ListTasks", "ListServices")) {
      assertThat(needs("ecs", operation, "{\"cluster\": \"%s\"}".formatted(CLUSTER)))
          .containsExactly(new Need("ecs:" + operation, "*", Map.of("ecs:cluster", CLUSTER)));
    }
  }

  @Test
  void takesABatchForWhatItIsABatchOf() {
    String request = "{\"QueueUrl\": \"http://127.0.0.1:1/1/letters\", \"Entries\": []}";

    assertThat(needs("sqs", "SendMessageBatch", request))
        .isEqualTo(needs("sqs", "SendMessage", request));
  }

  @Test
  void namesEachServiceInItsCluster() {
    String request = "{\"cluster\": \"prod\", \"services\": [\"web\", \"jobs\"]}";
    String services = "arn:aws:ecs:eu-west-1:111122223333:service/prod/";

    assertThat(needs("ecs", "DescribeServices", request))
        .containsExactly(
            new Need("ecs:DescribeServices", services + "web", Map.of("ecs:cluster", CLUSTER)),
            new Need("ecs:DescribeServices", services + "jobs", Map.of("ecs:cluster", CLUSTER)));
  }

  @Test
  void namesTheTaskThatIsStopped() {
    String request = "{\"cluster\": \"%s\", \"task\": \"1\", \"reason\": \"a\"}";

    assertThat(needs("ecs", "StopTask", request.formatted(CLUSTER)))
        .containsExactly(
            new Need(
                "ecs:StopTask",
                "arn:aws:ecs:eu-west-1:111122223333:task/prod/1",
                Map.of("ecs:cluster", CLUSTER)));
  }

  @Test
  void isUnknownOfACallThatNobodyLookedInto() {
    assertThatThrownBy(() -> needs("ecs", "RunTask", "{}")).hasMessageContaining("RunTask");
    assertThatThrownBy(() -> needs("sqs", "SendMessage", "{\"QueueUrl\": \"http://a/other\"}"))
        .hasMessageContaining("other");
  }

  private static List<Need> needs(String service, String operation, String request) {
    try {
      Call call =
          new Call(
              Instant.EPOCH, service, operation, new ObjectMapper().readTree(request), 200, "", "");
      return Need.of(call, HERE, Map.of("letters", HERE.arn("sqs", "Letters")));
    } catch (JsonProcessingException e) {
      throw new AssertionError(request, e);
    }
  }
}
