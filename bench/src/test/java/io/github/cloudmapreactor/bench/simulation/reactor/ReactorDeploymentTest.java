package io.github.cloudmapreactor.bench.simulation.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Fault;
import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.LifePath;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import io.github.cloudmapreactor.bench.simulation.world.Removed;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReactorDeploymentTest {

  private final Testbed testbed =
      Testbed.of(1, EcsTraits.DEFAULT.withoutDeregistration(), MapTraits.DEFAULT);
  private final List<Removed> removed = new ArrayList<>();
  private final EcsService service =
      testbed.world().ecs().addService("prod", "orders", ServiceSpec.of(4));

  @BeforeEach
  void listen() {
    testbed.world().cloudMap().onRemoval(removed::add);
  }

  @AfterEach
  void close() {
    testbed.close();
  }

  private EcsTask run() {
    return testbed.world().ecs().run(service);
  }

  @Test
  void aTaskThatStopsIsTakenOutByItsFirstEvent() {
    ReactorDeployment product = testbed.deploy(Map.of());
    EcsTask task = run();
    // The schedule has made an environment by then, which all events share.
    testbed.simulation().runFor(Duration.ofSeconds(100));
    testbed.world().ecs().stop(task, LifePath.ORDERLY_STOP);
    testbed.simulation().runFor(Duration.ofSeconds(20));
    assertThat(removed).extracting(Removed::instance).containsExactly(task.ref().id());
    assertThat(removed).extracting(Removed::by).containsExactly(ReactorDeployment.EVENTS);
    assertThat(product.log().reports()).hasSize(1);
    // The others of its events have nothing to add.
    testbed.simulation().runFor(Duration.ofMinutes(2));
    assertThat(testbed.api().attempts().count(ApiOperation.DEREGISTER_INSTANCE)).isEqualTo(1);
    assertThat(product.bus().matched()).isEqualTo(4);
  }

  @Test
  void anEventThatFailsComesAgainUntilItIsDone() {
    ReactorDeployment product = testbed.deploy(Map.of());
    Instant mended = Testbed.BEGIN.plusSeconds(50);
    testbed
        .api()
        .setFaults(attempt -> attempt.at().isBefore(mended) ? Fault.SERVER_ERROR : Fault.NONE);
    testbed.world().ecs().stop(run(), LifePath.CRASH);
    testbed.simulation().runFor(Duration.ofMinutes(3));
    assertThat(removed).hasSize(1);
    assertThat(product.log().deadLetters()).isEmpty();
    assertThat(product.log().reports().stream().map(Report::outcome))
        .anyMatch(Outcome.Failed.class::isInstance);
  }

  @Test
  void whatNoRetryCanMendIsADeadLetterAtOnce() {
    ReactorDeployment product = testbed.deploy(Map.of());
    testbed.api().setFaults(attempt -> Fault.ACCESS_DENIED);
    testbed.world().ecs().stop(run(), LifePath.CRASH);
    testbed.simulation().runFor(Duration.ofMinutes(3));
    assertThat(product.log().deadLetters()).hasSize(2);
    assertThat(removed).isEmpty();
  }

  @Test
  void theWatchTakesOutATaskOfWhichNoEventTells() {
    ReactorDeployment product = testbed.deploy(Map.of(), EventBus.Traits.DEFAULT.withLost(1));
    List<EcsTask> tasks = List.of(run(), run(), run(), run());
    testbed.simulation().runFor(Duration.ofMinutes(3));
    testbed.world().ecs().turn(tasks.get(0), Health.UNHEALTHY);
    testbed.simulation().runFor(Duration.ofSeconds(20));
    assertThat(removed).extracting(Removed::by).containsExactly(ReactorDeployment.WATCH);
    assertThat(product.log().passes()).allMatch(pass -> pass.sight().isComplete());
  }

  @Test
  void theSweepRemovesWhatALostEventLeft() {
    ReactorDeployment product = testbed.deploy(Map.of(), EventBus.Traits.DEFAULT.withLost(1));
    List<EcsTask> tasks = List.of(run(), run(), run(), run());
    testbed.simulation().runFor(Duration.ofMinutes(2));
    testbed.world().ecs().stop(tasks.get(1), LifePath.CRASH);
    testbed.simulation().runFor(Duration.ofMinutes(6));
    assertThat(removed).extracting(Removed::instance).containsExactly(tasks.get(1).ref().id());
    assertThat(product.log().slices()).flatExtracting(each -> each.slice().reports()).hasSize(1);
  }

  @Test
  void aStrandedTaskIsReplacedWhereThatIsSet() {
    testbed.deploy(Map.of("REACTOR_STRANDED", "replace"));
    List<EcsTask> tasks = List.of(run(), run(), run(), run());
    String cloudMapService = service.primary().cloudMapServices().get(0).id();
    String id = tasks.get(2).ref().id();
    testbed.world().cloudMap().deregister(cloudMapService, id, "someone");
    testbed.simulation().runFor(Duration.ofMinutes(30));
    assertThat(testbed.api().attempts().count(ApiOperation.STOP_TASK)).isEqualTo(1);
    assertThat(tasks.get(2).stoppedAt()).isPresent();
    assertThat(service.running()).isEqualTo(4);
    assertThat(testbed.world().cloudMap().list(cloudMapService).orElseThrow()).hasSize(4);
  }

  @Test
  void thereIsAPassForEachTickAndNoneForALateOne() {
    ReactorDeployment product = testbed.deploy(Map.of("REACTOR_WATCH_INTERVAL", "5s"));
    run();
    testbed.simulation().runFor(Duration.ofMinutes(10));
    // The ticks of the first minute are those that nobody put.
    assertThat(product.log().passes()).hasSizeBetween(106, 108);
    assertThat(product.log().passes())
        .allMatch(
            pass -> Duration.between(pass.due(), pass.begun()).compareTo(Duration.ofSeconds(5)) < 0)
        .allMatch(pass -> !pass.begun().isBefore(pass.due()));
    assertThat(product.functions()).extracting(FunctionCounts::timeouts).containsExactly(0, 0);
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    assertThat(history(5)).isEqualTo(history(5)).isNotEqualTo(history(6));
  }

  private static List<?> history(long seed) {
    try (Testbed own = Testbed.of(seed, EcsTraits.DEFAULT, MapTraits.DEFAULT)) {
      own.deploy(Map.of());
      EcsService service = own.world().ecs().addService("prod", "orders", ServiceSpec.of(20));
      for (int i = 0; i < 20; i++) {
        EcsTask task = own.world().ecs().run(service);
        own.simulation()
            .at(
                Testbed.BEGIN.plusSeconds(100 + i),
                () -> own.world().ecs().turn(task, Health.UNHEALTHY));
      }
      own.simulation().runFor(Duration.ofMinutes(5));
      return own.api().attempts().all();
    }
  }
}
