package io.github.cloudmapreactor.bench.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulationTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private final Simulation simulation = new Simulation(BEGIN, new SplittableRandom(1));
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void eventsHappenInTheOrderOfTimeAndAtOneMomentInTheOrderAskedFor() {
    simulation.at(BEGIN.plusSeconds(2), () -> see("third"));
    simulation.at(BEGIN.plusSeconds(1), () -> see("first"));
    simulation.at(BEGIN.plusSeconds(1), () -> see("second"));
    simulation.runUntil(BEGIN.plusSeconds(2));
    assertThat(seen).containsExactly("1000 first", "1000 second", "2000 third");
  }

  @Test
  void nothingHappensAfterTheEndUntilItIsRunFurther() {
    simulation.at(BEGIN.plusSeconds(2), () -> see("late"));
    simulation.runUntil(BEGIN.plusSeconds(1));
    assertThat(seen).isEmpty();
    assertThat(simulation.clock().instant()).isEqualTo(BEGIN.plusSeconds(1));
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(seen).containsExactly("2000 late");
  }

  @Test
  void processesTakeTurnsWhileTheyWait() {
    simulation.start("a", () -> steps("a", 300, 300));
    simulation.start("b", () -> steps("b", 200, 200));
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(seen).containsExactly("0 a", "0 b", "200 b", "300 a", "400 b", "600 a");
  }

  @Test
  void aProcessMayStartAnother() {
    simulation.start(
        "parent",
        () -> {
          simulation.start("child", () -> steps("child", 100));
          steps("parent", 100);
        });
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(seen).containsExactly("0 parent", "0 child", "100 parent", "100 child");
  }

  @Test
  void aStoppedProcessEndsWhereItSleepsAndOnlyItsFinallyRuns() {
    SimulatedProcess process =
        simulation.start(
            "sleeper",
            () -> {
              try {
                steps("sleeper", 900);
              } catch (RuntimeException e) {
                see("survived");
              } finally {
                see("finally");
              }
            });
    simulation.at(BEGIN.plusMillis(500), process::stop);
    simulation.runFor(Duration.ofSeconds(2));
    assertThat(seen).containsExactly("0 sleeper", "500 finally");
    assertThat(process.isEnded()).isTrue();
  }

  @Test
  void aProcessThatThrowsFailsTheSimulation() {
    simulation.start(
        "faulty",
        () -> {
          simulation.sleep(Duration.ofSeconds(1));
          throw new IllegalStateException("a bug");
        });
    simulation.at(BEGIN.plusSeconds(2), () -> see("too far"));
    assertThatThrownBy(() -> simulation.runFor(Duration.ofSeconds(3)))
        .isInstanceOf(SimulationFailedException.class)
        .hasMessageContaining("08:00:01")
        .hasRootCauseMessage("a bug");
    assertThat(seen).isEmpty();
  }

  @Test
  void anEventThatThrowsFailsTheSimulationFromWhicheverThread() {
    simulation.start("sleeper", () -> simulation.sleep(Duration.ofSeconds(2)));
    simulation.at(
        BEGIN.plusSeconds(1),
        () -> {
          throw new AssertionError("an invariant");
        });
    assertThatThrownBy(() -> simulation.runFor(Duration.ofSeconds(3)))
        .isInstanceOf(SimulationFailedException.class)
        .hasRootCauseMessage("an invariant");
  }

  @Test
  void onlyAProcessCanSleep() {
    assertThatThrownBy(() -> simulation.sleep(Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingFreesTheThreadsOfProcessesThatSleep() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      simulation.start(
          "sleeper",
          () -> {
            threads.add(Thread.currentThread());
            simulation.sleep(Duration.ofDays(1));
          });
    }
    simulation.runFor(Duration.ofSeconds(1));
    simulation.close();
    assertThat(threads).hasSize(3).noneMatch(Thread::isAlive);
  }

  @Test
  void processesThatFollowOneAnotherShareAThread() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      simulation.at(
          BEGIN.plusSeconds(i),
          () -> simulation.start("short", () -> threads.add(Thread.currentThread())));
    }
    simulation.runFor(Duration.ofSeconds(5));
    assertThat(threads).hasSize(3);
    assertThat(threads.stream().distinct()).hasSize(1);
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    assertThat(history(7)).isEqualTo(history(7)).isNotEqualTo(history(8));
  }

  private static List<String> history(long seed) {
    List<String> history = new ArrayList<>();
    try (Simulation simulation = new Simulation(BEGIN, new SplittableRandom(seed))) {
      for (int i = 0; i < 10; i++) {
        String name = "p" + i;
        RandomGenerator random = simulation.random();
        simulation.start(
            name,
            () -> {
              for (int step = 0; step < 100; step++) {
                simulation.sleep(Duration.ofMillis(random.nextInt(50)));
                history.add(name + simulation.clock().instant());
              }
            });
      }
      simulation.runFor(Duration.ofMinutes(1));
    }
    return history;
  }

  private void steps(String name, long... waits) {
    see(name);
    for (long wait : waits) {
      simulation.sleep(Duration.ofMillis(wait));
      see(name);
    }
  }

  private void see(String what) {
    Duration since = Duration.between(BEGIN, simulation.clock().instant());
    seen.add(since.toMillis() + " " + what);
  }
}
