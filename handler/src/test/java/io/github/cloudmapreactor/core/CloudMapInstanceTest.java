package io.github.cloudmapreactor.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose an instance is: only what its attributes prove. */
final class CloudMapInstanceTest {

  private static final String ID = "0f3c5be1a7d94c2e8b6f1d2a3c4e5f60";
  private static final String DEPLOYMENT_ID =
      "arn:aws:ecs:eu-west-1:210987654321:task-set/prod/orders/ecs-svc/4512345678901234567";
  private static final List<ServiceRef> SERVICES =
      List.of(new ServiceRef(States.ORDERS.cluster(), "carts"), States.ORDERS);

  private static Optional<Registrant> registrant(String id, Map<String, String> attributes) {
    return new CloudMapInstance(States.cloudMapService("srv-a"), id, attributes)
        .registrant(SERVICES);
  }

  private static Map<String, String> classic(String cluster, String service) {
    return Map.of("ECS_CLUSTER_NAME", cluster, "ECS_SERVICE_NAME", service);
  }

  @Test
  void serviceConnectStatesTheDeployment() {
    Registrant found = registrant(ID, Map.of("DeploymentId", DEPLOYMENT_ID)).orElseThrow();
    assertThat(found.service()).isEqualTo(States.ORDERS);
    assertThat(found.task().id()).isEqualTo(ID);
    assertThat(found.task().clusterArn()).isEqualTo(States.ORDERS.cluster());
    assertThat(found.owner().serviceName()).contains("orders");
    assertThat(found.owner().startedBy()).isEqualTo("ecs-svc/4512345678901234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ecs:eu-west-1:999999999999:task-set/prod/orders/ecs-svc/45",
        "arn:aws:ecs:us-east-1:210987654321:task-set/prod/orders/ecs-svc/45",
        "arn:aws-cn:ecs:eu-west-1:210987654321:task-set/prod/orders/ecs-svc/45",
        "arn:aws:ecs:eu-west-1:210987654321:task-set/staging/orders/ecs-svc/45",
        "arn:aws:ecs:eu-west-1:210987654321:task-set/prod/payments/ecs-svc/45",
        "arn:aws:ecs:eu-west-1:210987654321:service/prod/orders/ecs-svc/45",
        "arn:aws:ecs:eu-west-1:210987654321:task-set/prod/orders",
        "arn:aws:ec2:eu-west-1:210987654321:task-set/prod/orders/ecs-svc/45",
        "task-set/prod/orders/ecs-svc/45",
        "",
      })
  void anotherDeploymentIsNotOurs(String deploymentId) {
    assertThat(registrant(ID, Map.of("DeploymentId", deploymentId))).isEmpty();
    Map<String, String> both = new HashMap<>(classic("prod", "orders"));
    both.put("DeploymentId", deploymentId);
    assertThat(registrant(ID, both)).as("what it states counts, not what else fits").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "prod, orders, true",
    "prod, carts, true",
    "prod, payments, false",
    "staging, orders, false",
    "'', '', false",
  })
  void serviceDiscoveryStatesNames(String cluster, String service, boolean ours) {
    assertThat(registrant(ID, classic(cluster, service)).map(Registrant::service).isPresent())
        .isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1, true", "us-east-1, false"})
  void aRegionThatIsStatedMustBeOurs(String region, boolean ours) {
    Map<String, String> attributes = new HashMap<>(classic("prod", "orders"));
    attributes.put("REGION", region);
    assertThat(registrant(ID, attributes).isPresent()).isEqualTo(ours);
  }

  @Test
  void halfANameProvesNothing() {
    assertThat(registrant(ID, Map.of("ECS_SERVICE_NAME", "orders"))).isEmpty();
    assertThat(registrant(ID, Map.of("ECS_CLUSTER_NAME", "prod"))).isEmpty();
    assertThat(registrant(ID, Map.of("AWS_INSTANCE_IPV4", "10.0.1.17"))).isEmpty();
  }

  /**
   * In a namespace that another account shares, a cluster of the same name may be that account's.
   */
  @Test
  void namesProveNothingInAnotherAccountsRegistry() {
    CloudMapService shared =
        CloudMapService.of("arn:aws:servicediscovery:eu-west-1:999999999999:service/srv-s")
            .orElseThrow();
    assertThat(new CloudMapInstance(shared, ID, classic("prod", "orders")).registrant(SERVICES))
        .isEmpty();
    assertThat(
            new CloudMapInstance(shared, ID, Map.of("DeploymentId", DEPLOYMENT_ID))
                .registrant(SERVICES))
        .isPresent();
  }

  /** One id that is none would have DescribeTasks refuse the other ninety-nine. */
  @ParameterizedTest
  @ValueSource(
      strings = {"blue-1", "0f3c5be1a7d94c2e8b6f1d2a3c4e5f6", "0f3c5be1a7d94c2e8b6f1d2a3c4e5f6/"})
  void anIdThatIsNoTasksIsNobodys(String id) {
    assertThat(registrant(id, Map.of("DeploymentId", DEPLOYMENT_ID))).isEmpty();
  }

  @Test
  void idsOfTheOldFormatAreTasksToo() {
    String id = "0f3c5be1-a7d9-4c2e-8b6f-1d2a3c4e5f60";
    assertThat(registrant(id, Map.of("DeploymentId", DEPLOYMENT_ID))).isPresent();
  }
}
