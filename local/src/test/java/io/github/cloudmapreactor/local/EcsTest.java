package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

final class EcsTest {
  private static final String ARN = "arn:aws:ecs:eu-west-1:210987654321:";

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [ { "id": "srv-orders" } ],
            "clusters": [
              { "name": "prod",
                "services": [
                  { "name": "orders", "deployments": [ { "id": "ecs-svc/45", "serviceConnect": ["srv-orders"] } ] } ],
                "tasks": [
                  { "id": "task-1", "service": "orders", "deployment": "ecs-svc/45", "healthStatus": "HEALTHY", "version": 5,
                    "createdAt": "2026-09-14T07:00:00.123Z", "startedAt": "2026-09-14T07:00:41Z",
                    "changes": [
                      { "at": "2026-09-14T10:00:00Z", "lastStatus": "STOPPED", "stoppedAt": "2026-09-14T10:00:00Z",
                        "stopCode": "EssentialContainerExited", "version": 8 },
                      { "at": "2026-09-14T09:00:00Z", "healthStatus": "UNHEALTHY", "desiredStatus": "STOPPED", "version": 6 } ] },
                  { "id": "task-2", "service": "orders", "lastStatus": "PENDING", "launchType": "EC2" },
                  { "id": "task-3", "family": "batch" } ] },
              { "name": "other", "tasks": [ { "id": "task-4" } ] } ] }
          """);

  private final EcsClient ecs = bed.ecs();

  @Test
  void describesTask() {
    Task task = task("task-1");

    assertThat(task.taskArn()).isEqualTo(ARN + "task/prod/task-1");
    assertThat(task.clusterArn()).isEqualTo(ARN + "cluster/prod");
    assertThat(task.group()).isEqualTo("service:orders");
    assertThat(task.startedBy()).isEqualTo("ecs-svc/45");
    assertThat(task.launchType()).isEqualTo(LaunchType.FARGATE);
    assertThat(task.lastStatus()).isEqualTo("RUNNING");
    assertThat(task.desiredStatus()).isEqualTo("RUNNING");
    assertThat(task.healthStatus()).isEqualTo(HealthStatus.HEALTHY);
    assertThat(task.version()).isEqualTo(5);
    assertThat(task.createdAt()).isEqualTo(Instant.parse("2026-09-14T07:00:00.123Z"));
    assertThat(task.startedAt()).isEqualTo(Instant.parse("2026-09-14T07:00:41Z"));
    assertThat(task.stoppedAt()).isNull();
    assertThat(task.stopCode()).isNull();
    assertThat(task.attachments())
        .extracting(Attachment::type, Attachment::status)
        .containsExactly(
            tuple("ElasticNetworkInterface", "ATTACHED"), tuple("Service Connect", "ATTACHED"));
  }

  @Test
  void writesTimesAsSecondsWithThreeDecimals() {
    var answer =
        bed.post(
            "AmazonEC2ContainerServiceV20141113.DescribeTasks",
            "{\"cluster\": \"prod\", \"tasks\": [\"task-1\"]}");

    assertThat(answer.body()).contains("\"createdAt\":1789369200.123,");
  }

  @Test
  void taskChangesWhenTheClockSaysSo() {
    bed.clock.advanceTo(Instant.parse("2026-09-14T08:59:59.999Z"));
    assertThat(task("task-1").version()).isEqualTo(5);

    bed.clock.advanceTo(Instant.parse("2026-09-14T09:00:00Z"));
    Task stopping = task("task-1");
    assertThat(stopping.healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
    assertThat(stopping.lastStatus()).isEqualTo("RUNNING");
    assertThat(stopping.version()).isEqualTo(6);

    bed.clock.advanceTo(Instant.parse("2026-09-14T10:00:00Z"));
    Task stopped = task("task-1");
    assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
    assertThat(stopped.stoppedAt()).isEqualTo(Instant.parse("2026-09-14T10:00:00Z"));
    assertThat(stopped.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
    assertThat(stopped.attachments()).extracting(Attachment::status).containsOnly("DELETED");
  }

  @Test
  void describesTasksOfOtherKinds() {
    Task onInstance = task("task-2");
    assertThat(onInstance.attachments())
        .extracting(Attachment::type)
        .containsExactly("Service Connect");
    assertThat(onInstance.healthStatus()).isEqualTo(HealthStatus.UNKNOWN);

    Task standalone = task("task-3");
    assertThat(standalone.group()).isEqualTo("family:batch");
    assertThat(standalone.startedBy()).isNull();
    assertThat(standalone.taskDefinitionArn()).isEqualTo(ARN + "task-definition/batch:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-1",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/task-1",
        "arn:aws:ecs:eu-west-1:210987654321:task/task-1"
      })
  void knowsTasksByIdAndByBothFormsOfTheirArn(String name) {
    assertThat(describeTasks("prod", name).tasks()).hasSize(1);
    assertThat(describeTasks(ARN + "cluster/prod", name).tasks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-9",
        "task-4",
        "arn:aws:ecs:eu-west-1:210987654321:task/other/task-4",
        "arn:aws:ecs:eu-west-1:210987654321:task/task-4",
        "arn:aws:ecs:eu-west-1:210987654321:task/other/task-1"
      })
  void tasksThatAreNotInTheClusterAreMissing(String name) {
    DescribeTasksResponse answer = describeTasks("prod", name, "task-1");

    assertThat(answer.tasks()).hasSize(1);
    assertThat(answer.failures()).singleElement().returns("MISSING", Failure::reason);
    assertThat(answer.failures().get(0).arn())
        .startsWith(ARN + "task/")
        .endsWith(name.substring(name.length() - 6));
  }

  @Test
  void describesAtMostAHundredTasks() {
    String[] hundred = Collections.nCopies(100, "task-9").toArray(String[]::new);
    assertThat(describeTasks("prod", hundred).failures()).hasSize(100);

    String[] oneMore = Collections.nCopies(101, "task-9").toArray(String[]::new);
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> describeTasks("prod", oneMore));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> describeTasks("prod"));
  }

  @Test
  void listsTasksByDesiredStatusServiceStarterAndFamily() {
    bed.clock.advanceTo(Instant.parse("2026-09-14T09:00:00Z"));

    assertThat(listTasks(ListTasksRequest.builder())).containsExactly("task-2", "task-3");
    assertThat(listTasks(ListTasksRequest.builder().desiredStatus(DesiredStatus.STOPPED)))
        .containsExactly("task-1");
    assertThat(listTasks(ListTasksRequest.builder().serviceName("orders")))
        .containsExactly("task-2");
    assertThat(listTasks(ListTasksRequest.builder().family("batch"))).containsExactly("task-3");
    assertThat(
            listTasks(
                ListTasksRequest.builder()
                    .startedBy("ecs-svc/45")
                    .desiredStatus(DesiredStatus.STOPPED)))
        .containsExactly("task-1");
    assertThatExceptionOfType(ServiceNotFoundException.class)
        .isThrownBy(() -> listTasks(ListTasksRequest.builder().serviceName("none")));
  }

  @Test
  void refusesWrongFiltersAndTokens() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> listTasks(ListTasksRequest.builder().maxResults(101)));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> listTasks(ListTasksRequest.builder().nextToken("none")));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> listTasks(ListTasksRequest.builder().desiredStatus("SLEEPING")));
    // A filter that is passed over would return tasks that were not asked for.
    assertThatExceptionOfType(EcsException.class)
        .isThrownBy(() -> listTasks(ListTasksRequest.builder().launchType(LaunchType.EC2)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(501));
  }

  @Test
  void worldCanBeChangedWhileItRuns() {
    bed.standIn.setHealth("prod", "task-1", "UNHEALTHY");
    assertThat(task("task-1").healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(task("task-1").version()).isEqualTo(5);

    bed.clock.advance(Duration.ofSeconds(1));
    bed.standIn.stopTask("prod", "task-1");
    Task stopping = task("task-1");
    assertThat(stopping.lastStatus()).isEqualTo("DEACTIVATING");
    assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
    assertThat(stopping.version()).isEqualTo(6);
    assertThat(stopping.healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);

    bed.standIn.removeTask("prod", "task-1");
    assertThat(describeTasks("prod", "task-1").failures()).hasSize(1);
    bed.standIn.removeService("prod", "orders");
    assertThat(describeServices("orders").failures()).hasSize(1);
  }

  private Task task(String id) {
    return describeTasks("prod", id).tasks().get(0);
  }

  private DescribeTasksResponse describeTasks(String cluster, String... tasks) {
    return ecs.describeTasks(request -> request.cluster(cluster).tasks(tasks));
  }

  private DescribeServicesResponse describeServices(String... services) {
    return ecs.describeServices(request -> request.cluster("prod").services(services));
  }

  private List<String> listTasks(ListTasksRequest.Builder request) {
    return ecs.listTasks(request.cluster("prod").build()).taskArns().stream()
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .toList();
  }
}
