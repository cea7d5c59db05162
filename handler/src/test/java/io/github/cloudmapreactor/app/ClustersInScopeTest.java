package io.github.cloudmapreactor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.States;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clusters are looked at, and when ECS must be asked for them. */
final class ClustersInScopeTest {

  private static final Optional<Arn> HOME =
      Arn.parse("arn:aws:lambda:eu-west-1:210987654321:function:reactor:live");

  private final FakeAws aws = new FakeAws();

  private ClustersInScope scope(String clusters) {
    aws.clusters.clear();
    aws.clusters.addAll(List.of("prod", "prod-b", "staging"));
    return new ClustersInScope(aws, Policies.scope(clusters, "*"), aws.clock);
  }

  private static List<Arn> arns(String names) {
    return Arrays.stream(names.split(" ")).map(States::clusterArn).toList();
  }

  private int listings() {
    return Collections.frequency(aws.calls, "ListClusters");
  }

  @ParameterizedTest
  @CsvSource({
    "prod, true, prod, 0",
    "'staging,prod,staging', true, staging prod, 0",
    "gone, true, gone, 0",
    "*, true, prod prod-b staging, 1",
    "prod*, true, prod prod-b, 1",
    "'prod-*,staging', true, prod-b staging, 1",
    "prod, false, prod, 1",
    "'staging,prod', false, prod staging, 1",
  })
  void namesNeedNoListingWhereTheAccountIsKnown(
      String clusters, boolean atHome, String expected, int listings) {
    assertThat(scope(clusters).find(atHome ? HOME : Optional.empty())).isEqualTo(arns(expected));
    assertThat(listings()).isEqualTo(listings);
  }

  @Test
  void aListingIsGoodForFiveMinutes() {
    ClustersInScope all = scope("*");
    for (int second = 0; second < 300; second += 10) {
      assertThat(all.find(HOME)).hasSize(3);
      assertThat(listings()).as("after %d s", second).isEqualTo(1);
      aws.advance(Duration.ofSeconds(10));
    }
    aws.clusters.add("new");
    assertThat(all.find(HOME)).hasSize(4);
    assertThat(listings()).isEqualTo(2);
  }

  @Test
  void whereTheRenewalFailsTheOldListingServes() {
    ClustersInScope all = scope("*");
    all.find(HOME);
    aws.advance(Duration.ofMinutes(6));
    aws.broken.add("ListClusters");
    assertThat(all.find(HOME)).hasSize(3);
    aws.broken.clear();
    aws.clusters.add("new");
    assertThat(all.find(HOME)).as("asked for again at once").hasSize(4);
  }

  @Test
  void withoutAnyListingThereIsAFailure() {
    aws.broken.add("ListClusters");
    assertThatThrownBy(() -> scope("*").find(HOME)).isInstanceOf(CallFailedException.class);
  }

  @ParameterizedTest
  @CsvSource({"prod, prod, true", "'x*,prod', prod, true", "prod*, prod, false", "*, prod, false"})
  void aClusterThatIsNamedOughtToBeThere(String clusters, String cluster, boolean named) {
    assertThat(scope(clusters).isNamed(States.clusterArn(cluster))).isEqualTo(named);
  }
}
