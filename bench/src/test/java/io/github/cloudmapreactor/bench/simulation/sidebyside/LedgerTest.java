package io.github.cloudmapreactor.bench.simulation.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.lives.Kind;
import io.github.cloudmapreactor.bench.simulation.lives.Moments;
import io.github.cloudmapreactor.bench.simulation.lives.Stage;
import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import io.github.cloudmapreactor.bench.simulation.world.Script;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger makes of a world in which the test itself does everything. */
final class LedgerTest {

  private static final Moments DEAD_AT_ONCE =
      new Moments(
          Optional.empty(),
          Optional.empty(),
          Optional.of(Duration.ZERO),
          Optional.empty(),
          Optional.of(Duration.ZERO));
  private static final TaskLife WITH_TWO_NAMES =
      new TaskLife(
          "made up",
          Kind.CRASH,
          new Stage(ServiceSpec.of(1).withNames(2), 0),
          DEAD_AT_ONCE,
          new Script(List.of(), true));

  private final Testbed testbed =
      Testbed.of(1, EcsTraits.DEFAULT, MapTraits.DEFAULT.withEffectAtOnce(true));
  private final Ledger ledger = new Ledger();
  private final EcsTask task =
      testbed
          .world()
          .ecs()
          .run(testbed.world().ecs().addService("prod", "web", WITH_TWO_NAMES.stage().spec()));

  @BeforeEach
  void open() {
    testbed.world().cloudMap().onRemoval(ledger::enter);
    ledger.open(WITH_TWO_NAMES, task, Testbed.BEGIN);
  }

  @AfterEach
  void close() {
    testbed.close();
  }

  @Test
  void aTaskIsListedUntilItsLastInstanceLeaves() {
    deregister(0, Duration.ofSeconds(3), "one");
    deregister(1, Duration.ofSeconds(8), "other");
    assertThat(played().unfit().dead()).isEqualTo(Duration.ofSeconds(8));
    assertThat(played().by()).contains("other");
  }

  @Test
  void aTaskWithAnInstanceLeftIsListedToTheEnd() {
    deregister(0, Duration.ofSeconds(3), "one");
    assertThat(played().unfit().dead()).isEqualTo(Duration.ofMinutes(1));
    assertThat(played().by()).isEmpty();
  }

  private void deregister(int name, Duration after, String by) {
    String service = task.deployment().cloudMapServices().get(name).id();
    testbed
        .simulation()
        .after(after, () -> testbed.world().cloudMap().deregister(service, task.ref().id(), by));
  }

  private Played played() {
    testbed.simulation().runUntil(Testbed.BEGIN.plus(Duration.ofMinutes(1)));
    return ledger.close(Testbed.BEGIN.plus(Duration.ofMinutes(1))).get(0);
  }
}
