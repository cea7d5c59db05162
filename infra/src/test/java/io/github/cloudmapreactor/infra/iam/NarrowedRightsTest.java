package io.github.cloudmapreactor.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the props leave out, the roles may not do. */
final class NarrowedRightsTest {

  private static final Set<String> REMOVING_DNS =
      Set.of(
          "route53:ChangeResourceRecordSets",
          "route53:GetHealthCheck",
          "route53:UpdateHealthCheck",
          "route53:DeleteHealthCheck");

  @ParameterizedTest
  @CsvSource({
    "backoffice, true",
    "backoffice-2, false",
    "catalog-a, true",
    "catalog, false",
    "shop-prod, false"
  })
  void reachesTheClustersInScope(String cluster, boolean allowed) {
    String clusterArn = Place.ANY.arn("ecs", "cluster/" + cluster);
    for (RolePolicy policy : policiesOf(Variant.CLUSTERS)) {
      // ARNs of the old format do not name the cluster.
      for (String path : List.of(cluster + "/", "")) {
        assertThat(isAllowed(policy, "ecs:DescribeTasks", "task/" + path + "0123", clusterArn))
            .isEqualTo(allowed);
        assertThat(isAllowed(policy, "ecs:DescribeServices", "service/" + path + "web", clusterArn))
            .isEqualTo(allowed);
      }
    }
  }

  @Test
  void isOfOneFunctionWhereThereIsNoWatch() {
    assertThat(Variant.PLAIN.handlers()).containsExactly(Handler.EVENTS, Handler.WATCH);
    assertThat(Variant.WITHOUT_WATCH.handlers()).containsExactly(Handler.EVENTS);
    assertThat(Variant.WITHOUT_WATCH.in(Place.ANY, Handler.EVENTS).queues())
        .containsOnlyKeys(Setting.DEAD_LETTER_QUEUE);
  }

  @Test
  void allowsTheCallsOfScenariosInScopeAndDeniesThoseOfOthers() {
    Set<String> inScope = new LinkedHashSet<>();
    Set<String> outOfScope = new LinkedHashSet<>();
    for (Scenario scenario : Scenario.all()) {
      DeployedFunction function = Variant.CLUSTERS.in(scenario.place(), Handler.EVENTS);
      for (Need need : function.needsOf(Replay.callsOf(scenario))) {
        if (need.action().startsWith("ecs:")) {
          (function.policy().isAllowed(need) ? inScope : outOfScope).add(cluster(need));
        }
      }
    }

    assertThat(inScope).containsExactlyInAnyOrder("backoffice", "catalog-a");
    assertThat(outOfScope).contains("shop-prod", "payments").doesNotContainAnyElementsOf(inScope);
  }

  private static String cluster(Need need) {
    return need.context().getOrDefault("ecs:cluster", "").replaceAll(".*/", "");
  }

  @ParameterizedTest
  @CsvSource({
    "service/backoffice/invoices, true",
    "service/invoices, true",
    "service/portal/front-web, true",
    "service/portal/web, false",
    "service/invoices/web, false"
  })
  void readsTheEcsServicesInScope(String service, boolean allowed) {
    String anyCluster = Place.ANY.arn("ecs", "cluster/any");

    assertThat(policiesOf(Variant.SERVICES))
        .allSatisfy(
            policy ->
                assertThat(isAllowed(policy, "ecs:DescribeServices", service, anyCluster))
                    .isEqualTo(allowed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeregisterInstance", "GetInstance", "ListInstances"})
  void touchesTheCloudMapServicesThatAreGiven(String action) {
    String name = "servicediscovery:" + action;
    String given = Place.ANY.arn("servicediscovery", "service/srv-captions");
    String other = Place.ANY.arn("servicediscovery", "service/srv-captions-2");
    String sameNameAtTheOwner =
        Place.ANY.arn("servicediscovery", Variant.Account.OWNER, "service/srv-captions");

    for (RolePolicy policy : policiesOf(Variant.CLOUD_MAP_SERVICES)) {
      assertThat(policy.isAllowed(name, given, Map.of())).isTrue();
      assertThat(policy.isAllowed(name, Variant.Account.OWNERS_SERVICE, Map.of())).isTrue();
      assertThat(policy.isAllowed(name, other, Map.of())).isFalse();
      assertThat(policy.isAllowed(name, sameNameAtTheOwner, Map.of())).isFalse();
    }
  }

  @Test
  void readsOperationsOfTheNamespacesThatAreGiven() {
    String action = "servicediscovery:GetOperation";
    String given = Place.ANY.arn("servicediscovery", "namespace/ns-mine");
    String other = Place.ANY.arn("servicediscovery", "namespace/ns-other");

    for (RolePolicy policy : policiesOf(Variant.CLOUD_MAP_SERVICES)) {
      assertThat(policy.isAllowed(action, given, Map.of())).isTrue();
      assertThat(policy.isAllowed(action, Variant.Account.OWNERS_NAMESPACE, Map.of())).isTrue();
      assertThat(policy.isAllowed(action, other, Map.of())).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void removesDnsRecordsOnlyWhenAskedTo(Handler handler) {
    assertThat(moreThanPlain(Variant.DNS, handler)).isEqualTo(REMOVING_DNS);
  }

  /** To receive takes the one, to send both; the health watch sends nothing. */
  @Test
  void usesAKeyOnlyWhereThereIsOne() {
    assertThat(moreThanPlain(Variant.OWN_KEY, Handler.EVENTS))
        .containsOnly("kms:Decrypt", "kms:GenerateDataKey");
    assertThat(moreThanPlain(Variant.OWN_KEY, Handler.WATCH))
        .contains("kms:Decrypt")
        .isSubsetOf("kms:Decrypt", "kms:GenerateDataKey");
  }

  @ParameterizedTest
  @EnumSource
  void sendsTracesOnlyWhenAskedTo(Handler handler) {
    assertThat(moreThanPlain(Variant.TRACED, handler))
        .containsOnly("xray:PutTraceSegments", "xray:PutTelemetryRecords");
  }

  @Test
  void pollsNoQueueWhereTheRuleInvokesTheFunction() {
    assertThat(lessThanPlain(Variant.DIRECT, Handler.EVENTS))
        .containsOnly("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    assertThat(moreThanPlain(Variant.DIRECT, Handler.EVENTS)).isEmpty();
    assertThat(Variant.DIRECT.policy(Handler.WATCH)).isEqualTo(Variant.PLAIN.policy(Handler.WATCH));
  }

  @ParameterizedTest
  @EnumSource
  void deregistersNothingWhileItObserves(Handler handler) {
    assertThat(lessThanPlain(Variant.OBSERVING, handler))
        .containsOnly(
            "servicediscovery:DeregisterInstance",
            "servicediscovery:GetInstance",
            "servicediscovery:GetOperation");
    assertThat(moreThanPlain(Variant.OBSERVING, handler)).isEmpty();
  }

  @Test
  void stopsTasksOnlyWhereStrandedOnesAreReplaced() {
    assertThat(moreThanPlain(Variant.REPLACING, Handler.WATCH)).containsOnly("ecs:StopTask");
    assertThat(lessThanPlain(Variant.REPLACING, Handler.WATCH)).isEmpty();
    assertThat(Variant.REPLACING.policy(Handler.EVENTS))
        .isEqualTo(Variant.PLAIN.policy(Handler.EVENTS));
    assertThat(Variant.REPLACING_IF_IT_DID_NOT_OBSERVE.policy(Handler.WATCH))
        .isEqualTo(Variant.OBSERVING.policy(Handler.WATCH));
    assertThat(
            Arrays.stream(Variant.values())
                .filter(
                    variant ->
                        policiesOf(variant).stream().anyMatch(NarrowedRightsTest::stopsTasks)))
        .containsExactlyInAnyOrder(Variant.REPLACING, Variant.REPLACING_IN_A_CLUSTER);
  }

  private static boolean stopsTasks(RolePolicy policy) {
    return policy.actions().contains("ecs:StopTask");
  }

  @ParameterizedTest
  @CsvSource({"prod-a, true", "prod-b, false", "prod-a-2, false"})
  void stopsTasksOfTheClustersInScope(String cluster, boolean allowed) {
    RolePolicy policy = Variant.REPLACING_IN_A_CLUSTER.policy(Handler.WATCH);
    String clusterArn = Place.ANY.arn("ecs", "cluster/" + cluster);

    for (String path : List.of(cluster + "/", "")) {
      assertThat(isAllowed(policy, "ecs:StopTask", "task/" + path + "0123", clusterArn))
          .isEqualTo(allowed);
    }
  }

  private static boolean isAllowed(
      RolePolicy policy, String action, String resource, String clusterArn) {
    return policy.isAllowed(
        action, Place.ANY.arn("ecs", resource), Map.of("ecs:cluster", clusterArn));
  }

  private static List<RolePolicy> policiesOf(Variant variant) {
    return variant.handlers().stream().map(variant::policy).toList();
  }

  private static Set<String> moreThanPlain(Variant variant, Handler handler) {
    Set<String> actions = new TreeSet<>(variant.policy(handler).actions());
    actions.removeAll(Variant.PLAIN.policy(handler).actions());
    return actions;
  }

  private static Set<String> lessThanPlain(Variant variant, Handler handler) {
    Set<String> actions = new TreeSet<>(Variant.PLAIN.policy(handler).actions());
    actions.removeAll(variant.policy(handler).actions());
    return actions;
  }
}
