package io.github.cloudmapreactor.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the clusters and tasks, only the health watch lists any, and only what is in scope. */
final class ListingRightsTest {

  private static final String TASKS = "ecs:ListTasks";
  private static final String CLUSTERS = "ecs:ListClusters";

  @ParameterizedTest
  @CsvSource({"prod-a, true", "prod-b, false", "prod-a-2, false", "prod, false"})
  void listsTheTasksOfTheClusterThatIsNamed(String cluster, boolean allowed) {
    assertThat(listsTasks(Variant.CLUSTER, cluster)).isEqualTo(allowed);
    assertThat(listsTasks(Variant.PLAIN, cluster)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"backoffice, true", "backoffice-2, false", "catalog-a, true", "catalog, false"})
  void listsTheTasksOfClustersThatAWildcardNames(String cluster, boolean allowed) {
    assertThat(listsTasks(Variant.CLUSTERS, cluster)).isEqualTo(allowed);
  }

  @Test
  void listsNoTasksWhereTheCallSaysNoCluster() {
    assertThat(Variant.CLUSTER.policy(Handler.WATCH).isAllowed(TASKS, "*", Map.of())).isFalse();
  }

  @Test
  void listsClustersUnlessAllOfThemAreNamed() {
    assertThat(Variant.PLAIN.policy(Handler.WATCH).actions()).contains(TASKS, CLUSTERS);
    assertThat(Variant.CLUSTERS.policy(Handler.WATCH).actions()).contains(TASKS, CLUSTERS);
    assertThat(Variant.CLUSTER.policy(Handler.WATCH).actions())
        .contains(TASKS)
        .doesNotContain(CLUSTERS);
  }

  @Test
  void listsNothingForEvents() {
    assertThat(Arrays.stream(Variant.values()).map(variant -> variant.policy(Handler.EVENTS)))
        .flatExtracting(RolePolicy::actions)
        .isNotEmpty()
        .doesNotContain(TASKS, CLUSTERS);
  }

  private static boolean listsTasks(Variant variant, String cluster) {
    String clusterArn = Place.ANY.arn("ecs", "cluster/" + cluster);
    return variant.policy(Handler.WATCH).isAllowed(TASKS, "*", Map.of("ecs:cluster", clusterArn));
  }
}
