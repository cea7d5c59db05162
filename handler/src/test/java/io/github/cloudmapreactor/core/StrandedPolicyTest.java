package io.github.cloudmapreactor.core;

import static io.github.cloudmapreactor.core.States.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.ServiceView.Counts;
import io.github.cloudmapreactor.core.ServiceView.Deployment;
import io.github.cloudmapreactor.core.StrandedPolicy.Obstacle;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tasks ought to be registered, and what keeps one from being replaced. */
final class StrandedPolicyTest {

  private static final StrandedPolicy REPLACING =
      new StrandedPolicy(Policies.replacing(Mode.ENFORCE));

  private static ServiceView view(Counts counts, Deployment... deployments) {
    return view("ACTIVE", counts, deployments);
  }

  private static ServiceView view(String status, Counts counts, Deployment... deployments) {
    return new ServiceView(
        States.ORDERS,
        status,
        List.of(),
        List.of(deployments),
        Map.of(),
        counts,
        Duration.ZERO,
        NOW);
  }

  private static Deployment deployment(String id, boolean settled) {
    return new Deployment(id, List.of(), settled);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, RUNNING, HEALTHY, 10m, true",
    "RUNNING, RUNNING, HEALTHY, 9m59s, false",
    "RUNNING, RUNNING, HEALTHY, , false",
    "RUNNING, RUNNING, UNKNOWN, 10m, false",
    "RUNNING, RUNNING, UNHEALTHY, 10m, false",
    "RUNNING, RUNNING, , 10m, false",
    "RUNNING, STOPPED, HEALTHY, 10m, false",
    "ACTIVATING, RUNNING, HEALTHY, 10m, false",
    "DEACTIVATING, RUNNING, HEALTHY, 10m, false",
  })
  void whichTasksOughtToBeRegistered(
      String last, String desired, String health, String age, boolean ought) {
    Times times = new Times(NOW, null, age == null ? null : NOW.minus(Duration.parse("PT" + age)));
    TaskState state =
        States.with(
            States.state(Source.DESCRIBE_TASKS, "t1", 6, new Statuses(last, desired, health), NOW),
            times);
    assertThat(REPLACING.oughtToBeRegistered(state, NOW)).isEqualTo(ought);
  }

  @Test
  void onlyTasksInScopeAreAnyonesBusiness() {
    TaskState state = States.found("t1", "HEALTHY");
    assertThat(new StrandedPolicy(Policies.DEFAULT).oughtToBeRegistered(state, NOW)).isTrue();
    for (Policy.Scope scope :
        List.of(Policies.scope("staging", "*"), Policies.scope("*", "carts"))) {
      assertThat(new StrandedPolicy(Policies.scoped(scope)).oughtToBeRegistered(state, NOW))
          .isFalse();
    }
    TaskState standalone = States.with(state, new Owner("family:batch", null));
    assertThat(REPLACING.oughtToBeRegistered(standalone, NOW)).isFalse();
  }

  @Test
  void whatForbidsAllReplacements() {
    assertThat(new StrandedPolicy(Policies.DEFAULT).forbidReplacement(false))
        .contains(Obstacle.REPORT_ONLY);
    assertThat(new StrandedPolicy(Policies.replacing(Mode.OBSERVE)).forbidReplacement(false))
        .contains(Obstacle.OBSERVE_MODE);
    assertThat(REPLACING.forbidReplacement(true)).contains(Obstacle.ONE_A_SWEEP);
    assertThat(REPLACING.forbidReplacement(false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, 0, 1, ",
    "4, 5, 0, 3, MORE_RUN",
    "1, 3, 0, 2, MORE_RUN",
    "2, 2, 0, 1, ",
    "1, 1, 0, 1, ",
    "4, 4, 0, 0, NO_OTHER_INSTANCE",
    "4, 2, 0, 1, TOO_FEW_RUN",
    "4, 3, 0, 1, REPLACEMENT_STARTING",
    "4, 4, 1, 1, REPLACEMENT_STARTING",
    "3, 1, 2, 1, TOO_FEW_RUN",
    "0, 0, 0, 1, TOO_FEW_RUN",
    "0, 2, 0, 1, MORE_RUN",
  })
  void whatTheServiceForbids(int desired, int running, int pending, int others, String obstacle) {
    ServiceView view = view(new Counts(desired, running, pending), deployment("ecs-svc/1", true));
    assertThat(REPLACING.forbidReplacement(view, others))
        .isEqualTo(Optional.ofNullable(obstacle).map(Obstacle::valueOf));
  }

  @Test
  void nothingIsReplacedDuringADeployment() {
    Counts counts = new Counts(4, 4, 0);
    for (ServiceView view :
        List.of(
            view(counts, deployment("ecs-svc/1", false)),
            view(counts, deployment("ecs-svc/1", true), deployment("ecs-svc/2", true)),
            view(counts))) {
      assertThat(REPLACING.forbidReplacement(view, 3)).contains(Obstacle.DEPLOYING);
    }
  }

  @Test
  void aServiceThatOptedOutIsLeftAlone() {
    ServiceView view =
        States.view(
            States.ORDERS, 4, Duration.ZERO, Map.of("cloud-map-reactor", "ignore"), "srv-a");
    assertThat(REPLACING.concerns(view)).isFalse();
    assertThat(REPLACING.forbidReplacement(view, 3)).contains(Obstacle.NOT_STRANDED);
  }

  /** ECS would start no other in its place. */
  @Test
  void noTaskOfAServiceThatIsNotActiveIsReplaced() {
    ServiceView draining = view("DRAINING", new Counts(4, 4, 0), deployment("ecs-svc/1", true));
    assertThat(REPLACING.forbidReplacement(draining, 3)).contains(Obstacle.NOT_ACTIVE);
    ServiceView active = view(new Counts(4, 4, 0), deployment("ecs-svc/1", true));
    assertThat(REPLACING.forbidReplacement(active, 3)).isEmpty();
  }
}
