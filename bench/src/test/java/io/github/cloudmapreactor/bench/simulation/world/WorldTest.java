package io.github.cloudmapreactor.bench.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorldTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration OPERATION = Duration.ofSeconds(4);

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private World world = world(MapTraits.DEFAULT);
  private final List<String> changes = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  private World world(MapTraits traits) {
    EcsTraits ecs = EcsTraits.DEFAULT.withoutDeregistration().withoutReplacement();
    return World.empty(simulation, ecs, traits.withOperation(Delay.fixed(OPERATION)));
  }

  private EcsService service(ServiceSpec spec) {
    return world.ecs().addService("prod", "orders", spec);
  }

  private Set<String> listed(EcsService service) {
    return world
        .cloudMap()
        .list(service.primary().cloudMapServices().get(0).id())
        .orElseThrow()
        .keySet();
  }

  @Test
  void aTaskThatStartsIsRegisteredWhileItActivatesAndHealthyAfterItsFirstCheck() {
    world.ecs().onChange(this::note);
    EcsService service = service(ServiceSpec.of(1));
    EcsTask task = world.ecs().start(service);
    simulation.runFor(Duration.ofSeconds(28));
    assertThat(listed(service)).isEmpty();
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(listed(service)).containsExactly(task.ref().id());
    assertThat(task.health()).isEqualTo(Health.UNKNOWN);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(task.health()).isEqualTo(Health.HEALTHY);
    assertThat(changes)
        .containsExactly(
            "0 v1 PROVISIONING/RUNNING/null",
            "10 v2 PENDING/RUNNING/null",
            "25 v3 ACTIVATING/RUNNING/null",
            "45 v4 RUNNING/RUNNING/null");
  }

  @Test
  void aTaskStopsInTheObservedOrderAndCanBeDescribedForAnHour() {
    EcsService service = service(ServiceSpec.of(1));
    EcsTask task = world.ecs().run(service);
    world.ecs().onChange(this::note);
    world.ecs().stop(task, LifePath.ORDERLY_STOP);
    simulation.runFor(Duration.ofMinutes(59));
    assertThat(changes)
        .containsExactly(
            "0 v5 DEACTIVATING/STOPPED/null",
            "22 v6 STOPPING/STOPPED/null",
            "44 v7 DEPROVISIONING/STOPPED/null",
            "58 v8 STOPPED/STOPPED/null");
    assertThat(service.tasks()).isEmpty();
    assertThat(world.ecs().task(task.ref())).contains(task);
    simulation.runFor(Duration.ofMinutes(2));
    assertThat(world.ecs().task(task.ref())).isEmpty();
  }

  @Test
  void aTaskThatIsStoppedWhileItStartsStartsNoFurther() {
    EcsTask task = world.ecs().start(service(ServiceSpec.of(1)));
    world.ecs().onChange(this::note);
    simulation.runFor(Duration.ofSeconds(12));
    world.ecs().stop(task, LifePath.CRASH);
    simulation.runFor(Duration.ofMinutes(5));
    assertThat(changes)
        .containsExactly(
            "10 v2 PENDING/RUNNING/null",
            "12 v3 DEPROVISIONING/STOPPED/null",
            "26 v4 STOPPED/STOPPED/null");
  }

  @Test
  void ecsDeregistersATaskThatStopsUnlessItIsToLeaveThat() {
    World own = World.empty(simulation);
    List<Removed> removed = new ArrayList<>();
    own.cloudMap().onRemoval(removed::add);
    EcsTask task = own.ecs().run(own.ecs().addService("prod", "orders", ServiceSpec.of(1)));
    own.ecs().stop(task, LifePath.SPOT_INTERRUPTION);
    simulation.runFor(Duration.ofMinutes(5));
    assertThat(removed).extracting(Removed::by).containsExactly("ecs");

    EcsService service = service(ServiceSpec.of(1));
    world.ecs().stop(world.ecs().run(service), LifePath.ORDERLY_STOP);
    simulation.runFor(Duration.ofMinutes(5));
    assertThat(listed(service)).hasSize(1);
  }

  @Test
  void ecsReplacesATaskThatCrashesAndStopsAnUnhealthyOneWhenItsReplacementIsHealthy() {
    World own = World.empty(simulation);
    EcsService replaced = own.ecs().addService("prod", "orders", ServiceSpec.of(2));
    EcsTask crashing = own.ecs().run(replaced);
    EcsTask sick = own.ecs().run(replaced);
    own.ecs().stop(crashing, LifePath.CRASH);
    own.ecs().turn(sick, Health.UNHEALTHY);
    assertThat(replaced.running()).isEqualTo(1);
    assertThat(replaced.pending()).isEqualTo(2);
    simulation.runFor(Duration.ofSeconds(54));
    assertThat(sick.desiredStatus()).isEqualTo(TaskStatus.RUNNING);
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(sick.desiredStatus()).isEqualTo(TaskStatus.STOPPED);
    simulation.runFor(Duration.ofMinutes(2));
    assertThat(replaced.tasks()).hasSize(2).doesNotContain(crashing, sick);
    assertThat(replaced.tasks()).extracting(EcsTask::health).containsOnly(Health.HEALTHY);
  }

  @Test
  void aDeregistrationTakesEffectWhenItsOperationEnds() {
    EcsService service = service(ServiceSpec.of(2));
    EcsTask task = world.ecs().run(service);
    MapOperation operation = accepted(service, task);
    assertThat(deregister(service, task)).isEqualTo(new Deregistration.Duplicate(operation));
    assertThat(operation.status(BEGIN)).isEqualTo(MapOperation.Status.SUBMITTED);
    assertThat(operation.status(BEGIN.plusSeconds(1))).isEqualTo(MapOperation.Status.PENDING);
    assertThat(operation.status(BEGIN.plus(OPERATION))).isEqualTo(MapOperation.Status.SUCCESS);
    simulation.runFor(OPERATION.minusMillis(1));
    assertThat(listed(service)).containsExactly(task.ref().id());
    simulation.runFor(Duration.ofMillis(1));
    assertThat(listed(service)).isEmpty();
    assertThat(deregister(service, task)).isInstanceOf(Deregistration.NoInstance.class);
  }

  @Test
  void aDeregistrationMayTakeEffectAtOnceAndAListingMayLag() {
    world = world(MapTraits.DEFAULT.withEffectAtOnce(true).withListingLag(Duration.ofSeconds(10)));
    EcsService service = service(ServiceSpec.of(1));
    EcsTask task = world.ecs().run(service);
    assertThat(listed(service)).isEmpty();
    simulation.runFor(Duration.ofSeconds(20));
    accepted(service, task);
    simulation.runFor(Duration.ofSeconds(1));
    String id = service.primary().cloudMapServices().get(0).id();
    assertThat(world.cloudMap().instance(id, task.ref().id())).isEmpty();
    assertThat(listed(service)).containsExactly(task.ref().id());
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(listed(service)).isEmpty();
  }

  @Test
  void anOperationMayFailAndThenHasNoEffect() {
    world = world(MapTraits.DEFAULT.withFailures((kind, one, other) -> "INTERNAL_FAILURE"));
    EcsService service = service(ServiceSpec.of(1));
    EcsTask task = world.ecs().run(service);
    MapOperation operation = accepted(service, task);
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(operation.status(simulation.clock().instant())).isEqualTo(MapOperation.Status.FAIL);
    assertThat(listed(service)).containsExactly(task.ref().id());
  }

  @Test
  void anInstanceOfServiceConnectNamesItsDeploymentAndAClassicOneItsService() {
    EcsService connect = service(ServiceSpec.of(1));
    EcsTask task = world.ecs().run(connect);
    assertThat(task.ref().id()).matches("[0-9a-f]{32}");
    assertThat(task.attributes())
        .containsOnlyKeys(
            "AWS_INSTANCE_IPV4", "AWS_INSTANCE_PORT", "AvailabilityZone", "DeploymentId");
    Arn deployment = Arn.parse(task.attributes().getOrDefault("DeploymentId", "")).orElseThrow();
    assertThat(deployment.resource())
        .isEqualTo("task-set/prod/orders/" + connect.primary().id())
        .matches("task-set/prod/orders/ecs-svc/[0-9]{19}");

    ServiceSpec classic = ServiceSpec.of(1).withDiscovery(ServiceSpec.Discovery.CLASSIC);
    Map<String, String> attributes = world.ecs().run(service(classic)).attributes();
    assertThat(attributes)
        .containsEntry("ECS_SERVICE_NAME", "orders")
        .containsEntry("ECS_CLUSTER_NAME", "prod")
        .doesNotContainKey("DeploymentId");
  }

  private MapOperation accepted(EcsService service, EcsTask task) {
    return ((Deregistration.Accepted) deregister(service, task)).operation();
  }

  private Deregistration deregister(EcsService service, EcsTask task) {
    String id = service.primary().cloudMapServices().get(0).id();
    return world.cloudMap().deregister(id, task.ref().id(), "test");
  }

  private void note(TaskState state) {
    long seconds = Duration.between(BEGIN, state.times().asOf()).toSeconds();
    changes.add(
        "%d v%d %s/%s/%s"
            .formatted(
                seconds,
                state.version(),
                state.statuses().last(),
                state.statuses().desired(),
                state.statuses().health()));
  }
}
