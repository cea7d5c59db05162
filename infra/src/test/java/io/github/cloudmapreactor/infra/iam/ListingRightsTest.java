package io.github.cloudmapreactor.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters, services and tasks are listed by the watch function alone, and only in scope. */
final class ListingRightsTest {

  private static final String TASKS = "ecs:ListTasks";
  private static final String SERVICES = "ecs:ListServices";
  private static final String CLUSTERS = "ecs:ListClusters";

  @ParameterizedTest
  @CsvSource({"prod-a, true", "prod-b, false", "prod-a-2, false", "prod, false"})
  void listsTheClusterThatIsNamed(String cluster, boolean allowed) {
    for (String action : List.of(TASKS, SERVICES)) {
      assertThat(lists(action, Variant.CLUSTER, cluster)).isEqualTo(allowed);
      assertThat(lists(action, Variant.PLAIN, cluster)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"backoffice, true", "backoffice-2, false", "catalog-a, true", "catalog, false"})
  void listsClustersThatAWildcardNames(String cluster, boolean allowed) {
    for (String action : List.of(TASKS, SERVICES)) {
      assertThat(lists(action, Variant.CLUSTERS, cluster)).isEqualTo(allowed);
    }
  }

  @Test
  void listsNothingWhereTheCallSaysNoCluster() {
    RolePolicy policy = Variant.CLUSTER.policy(Handler.WATCH);

    assertThat(policy.isAllowed(TASKS, "*", Map.of())).isFalse();
    assertThat(policy.isAllowed(SERVICES, "*", Map.of())).isFalse();
  }

  @Test
  void listsClustersUnlessAllOfThemAreNamed() {
    assertThat(Variant.PLAIN.policy(Handler.WATCH).actions()).contains(CLUSTERS);
    assertThat(Variant.CLUSTERS.policy(Handler.WATCH).actions()).contains(CLUSTERS);
    assertThat(Variant.CLUSTER.policy(Handler.WATCH).actions())
        .contains(TASKS, SERVICES)
        .doesNotContain(CLUSTERS);
  }

  @Test
  void listsNothingForEvents() {
    assertThat(Arrays.stream(Variant.values()).map(variant -> variant.policy(Handler.EVENTS)))
        .flatExtracting(RolePolicy::actions)
        .isNotEmpty()
        .doesNotContain(TASKS, SERVICES, CLUSTERS);
  }

  private static boolean lists(String action, Variant variant, String cluster) {
    String clusterArn = Place.ANY.arn("ecs", "cluster/" + cluster);
    return variant.policy(Handler.WATCH).isAllowed(action, "*", Map.of("ecs:cluster", clusterArn));
  }
}
