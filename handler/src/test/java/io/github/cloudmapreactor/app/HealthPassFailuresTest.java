package io.github.cloudmapreactor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.HealthPass.Sight;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.States;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A health pass that cannot read everything: it concludes nothing from that, and goes on. */
final class HealthPassFailuresTest extends PassOverFakes {

  @BeforeEach
  void threeClusters() {
    aws.clusters.clear();
    for (String cluster : List.of("a", "b", "c")) {
      serveCluster(cluster, 1, "UNHEALTHY", cluster + "1");
    }
  }

  private static List<String> types(Sight sight) {
    return sight.failures().stream().map(Failure::type).toList();
  }

  private Set<String> stillListed() {
    Set<String> listed = new HashSet<>();
    aws.registry.values().forEach(instances -> listed.addAll(instances.keySet()));
    return listed;
  }

  @ParameterizedTest
  @CsvSource({
    "broken, ListTasks b, ThrottlingException",
    "broken, DescribeTasks b, ThrottlingException",
    "denied, ListTasks b, AccessDenied",
    "denied, DescribeTasks b, AccessDenied",
    "buggy, ListTasks b, Unexpected",
    "buggy, DescribeTasks b, Unexpected",
    "forgotten, b1, PartialRead",
    "cursed, b1, Unexpected",
  })
  void aClusterThatCannotBeReadLosesNothingAndStopsNobody(
      String how, String what, String expected) {
    goWrong(how, what);
    Sight sight = run();
    assertThat(types(sight)).containsExactly(expected);
    assertThat(sight.isComplete()).isFalse();
    assertThat(sight.clusters()).isEqualTo(2);
    assertThat(stillListed()).containsExactly("b1");

    aws.broken.clear();
    aws.denied.clear();
    aws.buggy.clear();
    aws.forgotten.clear();
    aws.cursed.clear();
    assertThat(run().isComplete()).isTrue();
    assertThat(stillListed()).isEmpty();
  }

  private void goWrong(String how, String what) {
    switch (how) {
      case "broken" -> aws.broken.add(what);
      case "denied" -> aws.denied.add(what);
      case "buggy" -> aws.buggy.add(what);
      case "forgotten" -> aws.forgotten.add(what);
      case "cursed" -> aws.cursed.add(what);
      default -> throw new IllegalArgumentException(how);
    }
  }

  @Test
  void whatWasReadBeforeAFailureCountsAndTheRestIsLeftAlone() {
    String[] many = IntStream.range(0, 150).mapToObj("d%03d"::formatted).toArray(String[]::new);
    serveCluster("d", 2, "UNHEALTHY", many);
    aws.forgotten.add("d120");
    Sight sight = run();
    assertThat(types(sight)).containsExactly("PartialRead");
    assertThat(sight.clusters()).isEqualTo(3);
    assertThat(stillListed()).hasSize(50).allMatch(id -> id.compareTo("d100") >= 0);
  }

  @Test
  void clustersThatCannotBeListedAreAFailureAndNothingIsRemoved() {
    aws.broken.add("ListClusters");
    Sight sight = run();
    assertThat(types(sight)).containsExactly("ThrottlingException");
    assertThat(sight.clusters()).isZero();
    assertThat(sight.reports()).isEmpty();
    assertThat(stillListed()).containsExactlyInAnyOrder("a1", "b1", "c1");
    aws.broken.clear();
    run();
    assertThat(stillListed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeServices b", "DeregisterInstance srv-b"})
  void aTaskThatCannotBeWorkedOffComesAgainInTheNextPass(String call) {
    for (Set<String> how : List.of(aws.broken, aws.denied, aws.buggy)) {
      how.add(call);
      Sight sight = run();
      assertThat(outcomes(sight)).contains(Kind.FAILED);
      assertThat(sight.isComplete()).as("all was looked at").isTrue();
      assertThat(stillListed()).containsExactly("b1");
      how.clear();
    }
    run();
    assertThat(stillListed()).isEmpty();
  }

  @Test
  void aFloorThatCannotBeCountedHoldsAndOnlyThere() {
    serveCluster("b", 2, "UNHEALTHY", "b1", "b2");
    aws.broken.add("ListInstances srv-b");
    assertThat(outcomes(run()))
        .containsExactly(Kind.DEREGISTERED, Kind.FAILED, Kind.FAILED, Kind.DEREGISTERED);
    assertThat(stillListed()).containsExactlyInAnyOrder("b1", "b2");
    aws.broken.clear();
    run();
    assertThat(stillListed()).hasSize(1);
  }

  @Test
  void theNextPassBeginsWithTheClusterThatThisOneDidNotFinish() {
    Sight first = run(timeForReads(3));
    assertThat(types(first)).containsExactly("OutOfTime");
    assertThat(first.failures().get(0).message()).contains("cluster/b");
    assertThat(listings()).containsExactly("a", "b");

    run(timeForReads(3));
    assertThat(listings()).containsExactly("b", "c");

    assertThat(run(timeForReads(8)).isComplete()).isTrue();
    assertThat(listings()).containsExactly("c", "a", "b");
    assertThat(run(timeForReads(8)).isComplete()).isTrue();
    assertThat(listings()).containsExactly("a", "b", "c");
  }

  @Test
  void aPassThatHasNoTimeToBeginWithAClusterIsIncomplete() {
    aws.clusters.add(0, "well");
    serveCluster("well", 1, "HEALTHY", "w1");
    Sight sight = run(timeForReads(2));
    assertThat(listings()).containsExactly("well");
    assertThat(sight.clusters()).isEqualTo(1);
    assertThat(types(sight)).containsExactly("OutOfTime");
    assertThat(sight.failures().get(0).message()).contains("cluster/a");
  }

  private List<String> listings() {
    return aws.calls.stream()
        .filter(call -> call.startsWith("ListTasks "))
        .map(call -> call.substring("ListTasks ".length()))
        .toList();
  }

  @Test
  void aClusterThatIsDeletedIsNoFailureAndLosesNoOther() {
    run(timeForReads(3));
    aws.timeOfAFleetRead = Duration.ZERO;
    aws.clusters.remove("b");
    Sight sight = run();
    assertThat(count("ListTasks b")).as("it is still among those that were listed").isEqualTo(1);
    assertThat(sight.isComplete()).isTrue();
    assertThat(stillListed()).containsExactly("b1");
    aws.advance(Duration.ofMinutes(5));
    assertThat(run().clusters()).isEqualTo(2);
  }

  @Test
  void aClusterThatOnlyAWildcardOfTheScopeMeansMayGo() {
    pass = pass(Policies.scoped(Policies.scope("a,b*", "*")));
    assertThat(run().isComplete()).isTrue();
    aws.clusters.remove("b");
    assertThat(run().isComplete()).isTrue();
    assertThat(count("ListTasks b")).as("it is still among those that were listed").isEqualTo(1);
  }

  @Test
  void aClusterThatTheScopeNamesAndNobodyKnowsIsAFailure() {
    pass = pass(Policies.scoped(Policies.scope("a,gone", "*")));
    Sight sight = pass.run(Optional.of(States.clusterArn("any")), AMPLE);
    assertThat(sight.failures())
        .containsExactly(
            new Failure(
                "ClusterNotFound",
                "there is no cluster %s, which the scope names"
                    .formatted(States.clusterArn("gone")),
                false));
    assertThat(stillListed()).containsExactlyInAnyOrder("b1", "c1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"forgotten", "cursed"})
  void aTaskThatCannotBeReadHidesNoOtherForLong(String how) {
    serveCluster("d", 0, "HEALTHY", ids("d", 250));
    goWrong(how, "d120");
    for (int pass = 0; pass < 3; pass++) {
      run();
    }
    for (String id : List.of("d050", "d240")) {
      aws.tasks.put(id, States.in("d", States.found(id, "UNHEALTHY")));
    }
    run();
    run();
    assertThat(stillListed()).doesNotContain("d050", "d240").contains("d120");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 9, 10, 11, 12})
  void howeverShortTheTimeNobodyIsStarved(int reads) {
    serveCluster("c", 250, "HEALTHY", ids("h", 249));
    for (int passes = 0; passes < 12; passes++) {
      run(timeForReads(reads));
    }
    assertThat(stillListed()).doesNotContain("a1", "b1", "c1");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void aClusterThatIsTooLargeForTheTimeStarvesNoOther(int reads) {
    serveCluster("c", 250, "HEALTHY", ids("h", 249));
    for (int passes = 0; passes < 12; passes++) {
      run(timeForReads(reads));
    }
    assertThat(stillListed()).doesNotContain("a1", "b1");
  }

  /** Time for a page of its tasks alone, and the sick one is on the last. */
  @Test
  void whatATooLargeClusterHasAtItsEndIsReachedInTurn() {
    aws.clusters.retainAll(List.of("c"));
    serveCluster("c", 250, "HEALTHY", ids("d", 249));
    serveCluster("c", 250, "UNHEALTHY", "z1");
    for (int passes = 0; passes < 4; passes++) {
      run(timeForReads(5));
    }
    assertThat(stillListed()).doesNotContain("z1");
  }

  private static String[] ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj((prefix + "%03d")::formatted).toArray(String[]::new);
  }

  @Test
  void aPassThatRunsOutOfTimeRemovesWhatItFound() {
    run(timeForReads(3));
    assertThat(stillListed()).containsExactlyInAnyOrder("b1", "c1");
  }

  @Test
  void aClusterThatThereWasNoTimeToFinishComesFirstInTheNextPass() {
    serveCluster("c", 1, "HEALTHY", ids("a", 100));
    // Enough for a and b, for both pages of c and for its first hundred, but not for the last one.
    for (int pass = 0; pass < 3; pass++) {
      run(timeForReads(7));
    }
    assertThat(stillListed()).doesNotContain("c1");
  }
}
