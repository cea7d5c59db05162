package io.github.cloudmapreactor.infra.iam;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the props leave out, the role may not do. */
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
    RolePolicy policy = Variant.CLUSTERS.in(Place.ANY).policy();
    String clusterArn = Place.ANY.arn("ecs", "cluster/" + cluster);
    // ARNs of the old format do not name the cluster.
    for (String path : List.of(cluster + "/", "")) {
      assertThat(isAllowed(policy, "ecs:DescribeTasks", "task/" + path + "0123", clusterArn))
          .isEqualTo(allowed);
      assertThat(isAllowed(policy, "ecs:DescribeServices", "service/" + path + "web", clusterArn))
          .isEqualTo(allowed);
    }
  }

  @Test
  void allowsTheCallsOfScenariosInScopeAndDeniesThoseOfOthers() {
    Set<String> inScope = new LinkedHashSet<>();
    Set<String> outOfScope = new LinkedHashSet<>();
    for (Scenario scenario : Scenario.all()) {
      DeployedFunction function = Variant.CLUSTERS.in(scenario.place());
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
    RolePolicy policy = Variant.SERVICES.in(Place.ANY).policy();
    String anyCluster = Place.ANY.arn("ecs", "cluster/any");

    assertThat(isAllowed(policy, "ecs:DescribeServices", service, anyCluster)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeregisterInstance", "GetInstance", "ListInstances"})
  void touchesTheCloudMapServicesThatAreGiven(String action) {
    RolePolicy policy = Variant.CLOUD_MAP_SERVICES.in(Place.ANY).policy();
    String name = "servicediscovery:" + action;
    String given = Place.ANY.arn("servicediscovery", "service/srv-captions");
    String other = Place.ANY.arn("servicediscovery", "service/srv-captions-2");
    String sameNameAtTheOwner =
        Place.ANY.arn("servicediscovery", Variant.Account.OWNER, "service/srv-captions");

    assertThat(policy.isAllowed(name, given, Map.of())).isTrue();
    assertThat(policy.isAllowed(name, Variant.Account.OWNERS_SERVICE, Map.of())).isTrue();
    assertThat(policy.isAllowed(name, other, Map.of())).isFalse();
    assertThat(policy.isAllowed(name, sameNameAtTheOwner, Map.of())).isFalse();
  }

  @Test
  void readsOperationsOfTheNamespacesThatAreGiven() {
    RolePolicy policy = Variant.CLOUD_MAP_SERVICES.in(Place.ANY).policy();
    String action = "servicediscovery:GetOperation";
    String given = Place.ANY.arn("servicediscovery", "namespace/ns-mine");
    String other = Place.ANY.arn("servicediscovery", "namespace/ns-other");

    assertThat(policy.isAllowed(action, given, Map.of())).isTrue();
    assertThat(policy.isAllowed(action, Variant.Account.OWNERS_NAMESPACE, Map.of())).isTrue();
    assertThat(policy.isAllowed(action, other, Map.of())).isFalse();
  }

  @Test
  void removesDnsRecordsOnlyWhenAskedTo() {
    assertThat(moreThanPlain(Variant.DNS)).isEqualTo(REMOVING_DNS);
  }

  @Test
  void usesAKeyOnlyWhereThereIsOne() {
    assertThat(moreThanPlain(Variant.OWN_KEY)).containsOnly("kms:Decrypt", "kms:GenerateDataKey");
  }

  @Test
  void sendsTracesOnlyWhenAskedTo() {
    assertThat(moreThanPlain(Variant.TRACED))
        .containsOnly("xray:PutTraceSegments", "xray:PutTelemetryRecords");
  }

  @Test
  void pollsNoQueueWhereTheRuleInvokesTheFunction() {
    Set<String> lessThanPlain = new LinkedHashSet<>(Variant.PLAIN.in(Place.ANY).policy().actions());
    lessThanPlain.removeAll(Variant.DIRECT.in(Place.ANY).policy().actions());

    assertThat(lessThanPlain)
        .containsOnly("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    assertThat(moreThanPlain(Variant.DIRECT)).isEmpty();
  }

  @Test
  void deregistersNothingWhileItObserves() {
    assertThat(Variant.OBSERVING.in(Place.ANY).policy().actions())
        .noneMatch(action -> action.endsWith(":DeregisterInstance"));
  }

  private static boolean isAllowed(
      RolePolicy policy, String action, String resource, String clusterArn) {
    return policy.isAllowed(
        action, Place.ANY.arn("ecs", resource), Map.of("ecs:cluster", clusterArn));
  }

  private static Set<String> moreThanPlain(Variant variant) {
    Set<String> plain = Variant.PLAIN.in(Place.ANY).policy().actions();
    return variant.in(Place.ANY).policy().actions().stream()
        .filter(action -> !plain.contains(action))
        .collect(toSet());
  }
}
