package io.github.cloudmapreactor.bench.simulation.lives;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.world.Script;
import io.github.cloudmapreactor.core.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read from the scenarios, against what a person reads there. */
final class TestEventsTest {

  private static final Path FOLDER = Path.of("..", "test-events");

  private final TestEvents events = TestEvents.read(FOLDER);

  @Test
  void everyScenarioIsInOrLeftOutByARule() throws IOException {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      long folders = entries.filter(Files::isDirectory).count();
      assertThat(events.scenarios() + events.leftOut().size()).isEqualTo(folders);
    }
    assertThat(events.leftOut())
        .containsEntry("observe-mode", "about a setting")
        .containsEntry("china-partition", "about another partition's ARNs")
        .containsEntry("standalone-task", "not a service's task")
        .containsEntry("archive-replay", "about a replay")
        .containsEntry("failed-start", "not registered at the start")
        .containsEntry("starting-task", "about its start")
        .containsEntry("opt-out-tag", "its service is deleted, or wants to be left alone");
  }

  @Test
  void anOrderlyStopGetsItsSigtermInStopping() {
    TaskLife life = events.life("orderly-stop-service-connect");
    assertThat(life.kind()).isEqualTo(Kind.ORDERLY_STOP);
    assertThat(life.moments())
        .isEqualTo(new Moments(Optional.empty(), Optional.empty(), at(0), at(22.1), at(42.1)));
    assertThat(life.script().steps())
        .extracting(Script.Step::lastStatus)
        .containsExactly(
            TaskStatus.DEACTIVATING,
            TaskStatus.STOPPING,
            TaskStatus.DEPROVISIONING,
            TaskStatus.STOPPED);
    assertThat(life.stage().companions()).isEqualTo(2);
  }

  @Test
  void aCrashedTaskIsDeadTenSecondsBeforeEcsSaysSo() {
    TaskLife life = events.life("crash-straight-to-deprovisioning");
    assertThat(life.kind()).isEqualTo(Kind.CRASH);
    assertThat(life.moments().dead()).isEqualTo(at(0));
    assertThat(life.moments().sigterm()).isEqualTo(at(0));
    assertThat(life.moments().stopping()).isEqualTo(at(10.107));
  }

  @Test
  void aTaskThatIsLostWithItsHostGetsNoSigterm() {
    TaskLife life = events.life("infrastructure-health");
    assertThat(life.kind()).isEqualTo(Kind.LOST_HOST);
    assertThat(life.moments().sigterm()).isEmpty();
    assertThat(life.moments().dead()).isEqualTo(at(0));
  }

  @Test
  void aSickTaskIsSickUntilTheStopThatItsEventsTellOf() {
    TaskLife life = events.life("held-back-by-the-floor");
    assertThat(life.kind()).isEqualTo(Kind.SICK_AMONG_FEW);
    assertThat(life.moments().sick()).isEqualTo(at(0));
    assertThat(life.moments().stopping()).isEqualTo(at(254.754));
    assertThat(life.stage().spec().desiredCount()).isEqualTo(4);
    assertThat(life.stage().companions()).isEqualTo(1);
  }

  @Test
  void whereNoEventTellsOfAStopTheSickTaskIsReplacedAfterTheAssumedTime() {
    TaskLife life = events.life("unhealthy-found-by-inspection");
    assertThat(life.kind()).isEqualTo(Kind.SICK);
    assertThat(life.moments().stopping()).contains(DesignAssumptions.REPLACED_AFTER);
    assertThat(life.script().steps().get(0))
        .isEqualTo(new Script.Step(seconds(11.57), TaskStatus.RUNNING, "", true));
  }

  @Test
  void anEventThatStatesHealthIsAChangeOfHealthAndNoEventForEcsSendsNone() {
    TaskLife life = events.life("unhealthy-stated-in-event");
    assertThat(life.moments().sick()).isEqualTo(at(0));
    assertThat(life.script().steps())
        .extracting(Script.Step::lastStatus)
        .doesNotContain(TaskStatus.RUNNING);
  }

  @Test
  void aTaskThatRecoversIsNotStopped() {
    TaskLife life = events.life("recovered-before-late-unhealthy");
    assertThat(life.kind()).isEqualTo(Kind.RECOVERS);
    assertThat(life.moments().recovered()).isEqualTo(at(102.892));
    assertThat(life.script().steps()).isEmpty();
  }

  @Test
  void aStopWhoseFirstEventsAreLostBeganBeforeAndUnseen() {
    TaskLife life = events.life("only-deleted-arrives");
    assertThat(life.script().steps())
        .extracting(Script.Step::announced)
        .containsExactly(false, false, true);
    assertThat(life.moments().sigterm()).contains(Assumptions.DEACTIVATING);
  }

  @Test
  void duplicatesAreOneChangeAndOrderIsThatOfVersions() {
    assertThat(events.life("duplicate-delivery").script().steps()).hasSize(4);
    assertThat(events.life("out-of-order-delivery").script().steps())
        .extracting(Script.Step::after)
        .isSorted();
  }

  private static Optional<Duration> at(double seconds) {
    return Optional.of(seconds(seconds));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * Duration.ofSeconds(1).toMillis()));
  }
}
