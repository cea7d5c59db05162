package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectServiceResource;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.Tag;

final class EcsServicesTest {
  private static final String ARN = "arn:aws:ecs:eu-west-1:210987654321:";
  private static final String DISCOVERY_ARN = "arn:aws:servicediscovery:eu-west-1:210987654321:";

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [
              { "id": "srv-orders" }, { "id": "srv-admin", "name": "orders-admin" },
              { "id": "srv-shared", "account": "999988887777" }, { "id": "srv-blue" } ],
            "clusters": [
              { "name": "prod",
                "services": [
                  { "name": "orders", "desiredCount": 3, "healthCheckGracePeriodSeconds": 60,
                    "tags": { "team": "shop", "empty": "" },
                    "deployments": [
                      { "id": "ecs-svc/45", "rolloutState": "IN_PROGRESS",
                        "serviceConnect": ["srv-orders", "srv-admin"] },
                      { "id": "ecs-svc/44", "status": "ACTIVE", "serviceConnect": ["srv-shared"] } ],
                    "serviceRegistries": ["srv-admin"],
                    "taskSets": [ { "id": "ecs-svc/77", "serviceRegistries": ["srv-blue"] } ] },
                  { "name": "gone", "status": "INACTIVE", "desiredCount": 0 } ],
                "tasks": [
                  { "id": "task-1", "service": "orders", "deployment": "ecs-svc/45" },
                  { "id": "task-2", "service": "orders", "lastStatus": "PENDING" },
                  { "id": "task-3" } ] },
              { "name": "other" } ] }
          """);

  private final EcsClient ecs = bed.ecs();

  @Test
  void refusesUnknownClusters() {
    assertThatExceptionOfType(ClusterNotFoundException.class)
        .isThrownBy(() -> describeTasks("none", "task-1"));
    assertThatExceptionOfType(ClusterNotFoundException.class)
        .isThrownBy(
            () -> describeTasks("arn:aws:ecs:eu-west-2:210987654321:cluster/prod", "task-1"));
    // Whoever names no cluster means the one that is called default.
    assertThatExceptionOfType(ClusterNotFoundException.class)
        .isThrownBy(() -> ecs.listTasks(ListTasksRequest.builder().build()));
    bed.standIn.putCluster(new Seed.Cluster("default", List.of(), List.of()));
    assertThat(ecs.listTasks(ListTasksRequest.builder().build()).taskArns()).isEmpty();
  }

  @Test
  void describesServiceWithAllItsCloudMapServices() {
    Service service = describeServices("orders").services().get(0);

    assertThat(service.serviceArn()).isEqualTo(ARN + "service/prod/orders");
    assertThat(service.clusterArn()).isEqualTo(ARN + "cluster/prod");
    assertThat(service.status()).isEqualTo("ACTIVE");
    assertThat(service.desiredCount()).isEqualTo(3);
    assertThat(service.runningCount()).isEqualTo(1);
    assertThat(service.pendingCount()).isEqualTo(1);
    assertThat(service.healthCheckGracePeriodSeconds()).isEqualTo(60);
    assertThat(service.serviceRegistries())
        .extracting(ServiceRegistry::registryArn)
        .containsExactly(DISCOVERY_ARN + "service/srv-admin");
    assertThat(service.deployments())
        .extracting(
            deployment -> deployment.id(),
            deployment -> deployment.status(),
            deployment -> deployment.rolloutStateAsString(),
            deployment -> deployment.desiredCount(),
            deployment -> deployment.runningCount())
        .containsExactly(
            tuple("ecs-svc/45", "PRIMARY", "IN_PROGRESS", 3, 1),
            tuple("ecs-svc/44", "ACTIVE", "COMPLETED", 0, 0));
    assertThat(service.deployments().get(0).serviceConnectResources())
        .extracting(
            ServiceConnectServiceResource::discoveryName,
            ServiceConnectServiceResource::discoveryArn)
        .containsExactly(
            tuple("orders", DISCOVERY_ARN + "service/srv-orders"),
            tuple("orders-admin", DISCOVERY_ARN + "service/srv-admin"));
    assertThat(service.deployments().get(1).serviceConnectResources())
        .extracting(ServiceConnectServiceResource::discoveryArn)
        .containsExactly("arn:aws:servicediscovery:eu-west-1:999988887777:service/srv-shared");
    assertThat(service.taskSets())
        .singleElement()
        .satisfies(
            taskSet -> {
              assertThat(taskSet.id()).isEqualTo("ecs-svc/77");
              assertThat(taskSet.serviceRegistries())
                  .extracting(ServiceRegistry::registryArn)
                  .containsExactly(DISCOVERY_ARN + "service/srv-blue");
            });
  }

  @Test
  void tagsHaveToBeAskedFor() {
    assertThat(describeServices("orders").services().get(0).tags()).isEmpty();

    var withTags =
        ecs.describeServices(
            request -> request.cluster("prod").services("orders").include(ServiceField.TAGS));
    assertThat(withTags.services().get(0).tags())
        .extracting(Tag::key, Tag::value)
        .containsExactly(tuple("empty", ""), tuple("team", "shop"));
  }

  @Test
  void describesDeletedServicesAsInactiveAndUnknownOnesAsMissing() {
    DescribeServicesResponse answer =
        describeServices(
            "gone",
            "none",
            ARN + "service/prod/orders",
            ARN + "service/orders",
            ARN + "service/other/orders");

    assertThat(answer.services())
        .extracting(Service::serviceName, Service::status)
        .containsExactly(
            tuple("gone", "INACTIVE"), tuple("orders", "ACTIVE"), tuple("orders", "ACTIVE"));
    assertThat(answer.failures())
        .extracting(Failure::arn, Failure::reason)
        .containsExactly(
            tuple(ARN + "service/prod/none", "MISSING"),
            tuple(ARN + "service/other/orders", "MISSING"));
  }

  @Test
  void describesAtMostTenServices() {
    String[] ten = Collections.nCopies(10, "orders").toArray(String[]::new);
    assertThat(describeServices(ten).services()).hasSize(10);

    String[] oneMore = Collections.nCopies(11, "orders").toArray(String[]::new);
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> describeServices(oneMore));
    assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(this::describeServices);
  }

  @Test
  void listsPageByPage() {
    IntStream.range(0, 147)
        .forEach(
            i ->
                bed.standIn.putTask(
                    "prod", SeedTask.parse("{ \"id\": \"more-%03d\" }".formatted(i))));
    IntStream.range(0, 20)
        .forEach(
            i ->
                bed.standIn.putService(
                    "prod", Seed.Service.parse("{ \"name\": \"more-%02d\" }".formatted(i))));

    assertThat(ecs.listTasksPaginator(request -> request.cluster("prod")).taskArns()).hasSize(150);
    assertThat(
            ecs.listServicesPaginator(request -> request.cluster("prod")).serviceArns().stream()
                .toList())
        .hasSize(21)
        .contains(ARN + "service/prod/orders")
        .doesNotContain(ARN + "service/prod/gone");
    assertThat(ecs.listClustersPaginator(request -> request.maxResults(1)).clusterArns())
        .containsExactly(ARN + "cluster/other", ARN + "cluster/prod");
    assertThat(bed.calls())
        .containsExactly(
            "ListTasks",
            "ListTasks",
            "ListServices",
            "ListServices",
            "ListServices",
            "ListClusters",
            "ListClusters");
  }

  @Test
  void pagesOfOneServiceStayWholeWhileTasksComeAndGo() {
    IntStream.range(0, 250)
        .forEach(
            i ->
                bed.standIn.putTask(
                    "prod",
                    SeedTask.parse(
                        "{ \"id\": \"more-%03d\", \"service\": \"orders\" }".formatted(i))));
    bed.standIn.removeTask("prod", "task-1");
    bed.standIn.removeTask("prod", "task-2");
    ListTasksRequest hundred =
        ListTasksRequest.builder().cluster("prod").serviceName("orders").maxResults(100).build();

    ListTasksResponse first = ecs.listTasks(hundred);
    assertThat(first.taskArns()).hasSize(100).first().isEqualTo(ARN + "task/prod/more-000");
    // The last one of the page goes, and a task of another service comes.
    bed.standIn.removeTask("prod", "more-099");
    bed.standIn.putTask("prod", SeedTask.parse("{ \"id\": \"more-1\" }"));
    ListTasksResponse second =
        ecs.listTasks(hundred.toBuilder().nextToken(first.nextToken()).build());
    assertThat(second.taskArns()).hasSize(100).first().isEqualTo(ARN + "task/prod/more-100");
    ListTasksResponse last =
        ecs.listTasks(hundred.toBuilder().nextToken(second.nextToken()).build());
    assertThat(last.taskArns()).hasSize(50).last().isEqualTo(ARN + "task/prod/more-249");
    assertThat(last.nextToken()).isNull();
  }

  @Test
  void deletedCloudMapServiceIsStillNamed() {
    bed.standIn.removeCloudMapService("srv-orders");

    assertThat(
            describeServices("orders")
                .services()
                .get(0)
                .deployments()
                .get(0)
                .serviceConnectResources())
        .extracting(ServiceConnectServiceResource::discoveryArn)
        .contains(DISCOVERY_ARN + "service/srv-orders");
  }

  @Test
  void refusesChangesToWhatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bed.standIn.setHealth("prod", "task-9", "UNHEALTHY"))
        .withMessage("Cluster prod has no task task-9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bed.standIn.stopTask("none", "task-1"))
        .withMessage("The stand-in has no cluster none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                bed.standIn.putService(
                    "prod",
                    Seed.Service.parse(
                        "{ \"name\": \"new\", \"serviceRegistries\": [\"srv-none\"] }")))
        .withMessage("There is no Cloud Map service srv-none");
  }

  private DescribeTasksResponse describeTasks(String cluster, String... tasks) {
    return ecs.describeTasks(request -> request.cluster(cluster).tasks(tasks));
  }

  private DescribeServicesResponse describeServices(String... services) {
    return ecs.describeServices(request -> request.cluster("prod").services(services));
  }
}
