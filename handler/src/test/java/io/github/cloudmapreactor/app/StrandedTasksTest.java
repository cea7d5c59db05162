package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.ORDERS;
import static io.github.cloudmapreactor.core.States.id;
import static io.github.cloudmapreactor.core.States.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.StrandedTask.Ending;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.ServiceView.Counts;
import io.github.cloudmapreactor.core.ServiceView.Deployment;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.StrandedPolicy.Obstacle;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running tasks that Cloud Map does not list: which are found, and which are replaced. */
final class StrandedTasksTest extends SweepOverFakes {

  @BeforeEach
  void twoListedAndOneStranded() {
    aws.serve(view(3, Duration.ZERO, "srv-a"));
    runsRegistered("a1", "a2");
    runsUnregistered("a3");
  }

  private List<StrandedTask> secondSweep() {
    sweep();
    return sweep().stranded();
  }

  private void replacing() {
    sweep = watch(Policies.replacing(Mode.ENFORCE));
    // So that what the sweep itself read is older than the listing.
    aws.timeOfARegistryCall = Duration.ofMillis(50);
  }

  private static List<Ending> endings(List<StrandedTask> stranded) {
    return stranded.stream().map(StrandedTask::ending).toList();
  }

  private static Ending left(Obstacle obstacle) {
    return new Ending.Left(obstacle);
  }

  private static ServiceView with(Counts counts, Deployment... deployments) {
    ServiceView orders = view(3, Duration.ZERO, "srv-a");
    return new ServiceView(
        orders.service(),
        orders.status(),
        orders.cloudMapServices(),
        List.of(deployments),
        orders.tags(),
        counts,
        Duration.ZERO,
        orders.readAt());
  }

  @Test
  void aTaskThatIsNotListedInTwoSweepsIsReported() {
    assertThat(sweep().stranded()).as("one sweep proves nothing").isEmpty();
    assertThat(sweep().stranded())
        .singleElement()
        .satisfies(
            stranded -> {
              assertThat(stranded.task().id()).isEqualTo(id("a3"));
              assertThat(stranded.service()).isEqualTo(ORDERS);
              assertThat(stranded.missingIn().id()).isEqualTo("srv-a");
              assertThat(stranded.ending()).isEqualTo(left(Obstacle.REPORT_ONLY));
            });
    assertThat(sweep(1).stranded()).as("and in each sweep that follows").isEqualTo(1);
    assertThat(aws.stopped).isEmpty();
  }

  @Test
  void aTaskThatIsListedAgainIsNot() {
    sweep();
    registered("a3");
    assertThat(sweep().stranded()).isEmpty();
    aws.unregister("srv-a", id("a3"));
    assertThat(sweep().stranded()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "UNHEALTHY"})
  void onlyHealthyTasksAreStranded(String health) {
    aws.tasks.put(id("a3"), States.found(id("a3"), health));
    assertThat(secondSweep()).isEmpty();
  }

  @Test
  void theDeploymentOfTheTaskDecidesWhereItOughtToBe() {
    Deployment own =
        new Deployment(States.DEPLOYMENT, List.of(States.cloudMapService("srv-b")), true);
    Deployment other =
        new Deployment("ecs-svc/other", List.of(States.cloudMapService("srv-a")), true);
    aws.serve(with(new Counts(3, 3, 0), own, other));
    aws.registry.put("srv-b", Map.of());
    assertThat(secondSweep()).as("srv-b is none of the service's Cloud Map services").isEmpty();
    aws.serve(with(new Counts(3, 3, 0), other));
    assertThat(secondSweep()).as("its deployment is gone").isEmpty();
  }

  @Test
  void aTaskOfTwoCloudMapServicesIsSaidOnce() {
    aws.serve(view(3, Duration.ZERO, "srv-a", "srv-b"));
    aws.registerAs(ORDERS, "srv-b", id("a1"), id("a2"));
    assertThat(secondSweep()).hasSize(1);
    registered("a3");
    assertThat(secondSweep())
        .as("listed in one of two is stranded in the other")
        .singleElement()
        .satisfies(stranded -> assertThat(stranded.missingIn().id()).isEqualTo("srv-b"));
  }

  @Test
  void aListingThatFailsStrandsNobody() {
    sweep();
    aws.broken.add("ListInstances srv-a");
    assertThat(sweep().stranded()).isEmpty();
    aws.broken.clear();
    assertThat(sweep().stranded()).isEmpty();
    assertThat(sweep().stranded()).hasSize(1);
  }

  @Test
  void aPassThatFailsStrandsNobody() {
    sweep();
    aws.broken.add("ListTasks prod");
    assertThat(sweep().stranded()).isEmpty();
  }

  @Test
  void aServiceThatOptedOutIsLeftAlone() {
    Map<String, String> tags = Map.of("cloud-map-reactor", "ignore");
    aws.serve(view(ORDERS, 3, Duration.ZERO, tags, "srv-a"));
    assertThat(secondSweep()).isEmpty();
  }

  @Test
  void oneOfAServiceAtATimeIsReplaced() {
    replacing();
    runsUnregistered("a4");
    assertThat(endings(secondSweep()))
        .containsExactlyInAnyOrder(new Ending.Replaced(), left(Obstacle.ONE_A_SWEEP));
    assertThat(aws.stopped).hasSize(1);
    assertThat(aws.calls.subList(aws.calls.indexOf("ListInstances srv-a"), aws.calls.size()))
        .as("everything is read once more before the stop")
        .containsExactly(
            "ListInstances srv-a",
            "DescribeServices orders",
            "DescribeTasks prod",
            "StopTask " + aws.stopped.get(0));
    sweep();
    assertThat(aws.stopped).as("the next sweep replaces the next").hasSize(2);
  }

  @Test
  void aTaskOfEachServiceIsReplaced() {
    replacing();
    serveCluster("blue", 3, "HEALTHY", id("b1"), id("b2"));
    aws.unregister("srv-blue", id("b1"));
    assertThat(endings(secondSweep()))
        .containsExactly(new Ending.Replaced(), new Ending.Replaced());
  }

  @Test
  void observingReplacesNothing() {
    sweep = watch(Policies.replacing(Mode.OBSERVE));
    assertThat(endings(secondSweep())).containsExactly(left(Obstacle.OBSERVE_MODE));
    assertThat(aws.calls).doesNotContain("StopTask " + id("a3"));
  }

  @Test
  void nothingIsReplacedWhereNoOtherTaskIsListed() {
    replacing();
    aws.registry.remove("srv-a");
    aws.register("srv-a", "by-hand");
    assertThat(endings(secondSweep())).hasSize(3).containsOnly(left(Obstacle.NO_OTHER_INSTANCE));
  }

  @Test
  void listedTasksThatAreSickAreNoOthers() {
    replacing();
    for (String task : List.of("a1", "a2")) {
      aws.tasks.put(id(task), States.found(id(task), "UNHEALTHY"));
    }
    aws.serve(view(100, Duration.ZERO, "srv-a"));
    assertThat(endings(secondSweep())).containsExactly(left(Obstacle.NO_OTHER_INSTANCE));
  }

  @Test
  void nothingIsReplacedDuringADeploymentOrWhileTooFewRun() {
    replacing();
    Deployment settled =
        new Deployment(States.DEPLOYMENT, List.of(States.cloudMapService("srv-a")), true);
    Deployment rolling = new Deployment("ecs-svc/next", List.of(), false);
    Map<ServiceView, Obstacle> cases =
        Map.of(
            with(new Counts(3, 3, 0), settled, rolling), Obstacle.DEPLOYING,
            with(new Counts(6, 3, 0), settled), Obstacle.TOO_FEW_RUN,
            with(new Counts(4, 3, 1), settled), Obstacle.REPLACEMENT_STARTING);
    cases.forEach(
        (view, obstacle) -> {
          aws.serve(view);
          aws.advance(Duration.ofMinutes(2));
          assertThat(endings(secondSweep())).containsExactly(left(obstacle));
        });
    assertThat(aws.stopped).isEmpty();
  }

  @Test
  void whatChangedSinceItWasRememberedCounts() {
    replacing();
    sweep();
    aws.afterAnInstanceListing =
        service -> aws.tasks.put(id("a3"), States.found(id("a3"), "UNKNOWN"));
    assertThat(endings(sweep().stranded())).containsExactly(left(Obstacle.NOT_STRANDED));
    aws.tasks.put(id("a3"), States.found(id("a3"), "HEALTHY"));
    aws.afterAnInstanceListing = service -> aws.services.remove("orders");
    sweep();
    assertThat(aws.stopped).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"StopTask", "DescribeTasks prod", "DescribeServices orders"})
  void aReplacementThatFailsIsSaid(String call) {
    replacing();
    sweep();
    aws.afterAnInstanceListing = service -> aws.broken.add(call);
    assertThat(sweep().stranded())
        .singleElement()
        .satisfies(stranded -> assertThat(stranded.ending()).isInstanceOf(Ending.Failed.class));
    assertThat(aws.stopped).isEmpty();
    assertThat(Collections.frequency(aws.calls, "StopTask " + id("a3")))
        .isEqualTo(call.equals("StopTask") ? 1 : 0);
  }

  /** Its answer may have been lost, and not the request. */
  @Test
  void afterAReplacementThatFailedNoOtherOfTheServiceIsTriedInTheSweep() {
    runsUnregistered("a4");
    replacing();
    sweep();
    aws.broken.add("StopTask");
    assertThat(sweep().stranded()).hasSize(2);
    assertThat(aws.calls).filteredOn(call -> call.startsWith("StopTask ")).hasSize(1);
  }
}
