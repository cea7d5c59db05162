package io.github.cloudmapreactor.bench.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.aws.Quota;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import io.github.cloudmapreactor.bench.simulation.storm.Storm;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Account;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Warmth;
import io.github.cloudmapreactor.bench.simulation.storm.StormFigures;
import io.github.cloudmapreactor.bench.simulation.storm.StormStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The same storm twice: the packaged function in real processes and real time, and the simulation.
 * They must agree. The quotas are those that are known of AWS: 2,000 tasks need 38 s at the least.
 *
 * <p>{@code -Dstorm.longest=…} says how many times as long as the simulated one the real one may
 * take; a machine that does nothing else needs hardly more than 1.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime has native code for Linux alone")
final class PackagedStormIT {

  private static final long SEED = 7;
  private static final int TASKS = 2_000;
  private static final double MOST_ATTEMPTS = 1.05;

  /** Cloud Map's rate bounds both from below, whatever the machine. */
  private static final double SHORTEST = 0.9;

  private static final double LONGEST =
      Double.parseDouble(System.getProperty("storm.longest", "3"));

  /** The default deployment without the watch, warm, and as near to AWS as the stand-in is. */
  private static final Storm STORM =
      Storm.of(TASKS)
          .with(Stack.DEFAULT.withExtent(Stack.Extent.EVENTS_ALONE))
          .with(
              Account.DEFAULT.withLatency(
                  Delay.logNormal(Duration.ofMillis(5), Duration.ofMillis(20))))
          .with(Warmth.ALL_WARM);

  private final Path folder = Path.of("target", "lambda", "storm-" + System.nanoTime());

  @Test
  void thePackagedFunctionDoesWhatTheSimulationSays() throws Exception {
    StormFigures simulated = StormStudy.run(STORM, SEED);
    try (PackagedStorm storm = new PackagedStorm(STORM, folder)) {
      StormFigures packaged = storm.pass(new Random(SEED));
      String figures = write(packaged, simulated);
      assertThat(storm.asked()).as("asked to leave; %s", figures).isEqualTo(storm.stopped());
      assertThat(storm.registry()).as("listed; %s", figures).isEqualTo(storm.staying());
      checkPromises(packaged, figures);
      checkPromises(simulated, figures);
      assertThat((double) packaged.lookups() / simulated.lookups())
          .as("lookups, as a multiple; %s", figures)
          .isBetween(0.5, 2.0);
      assertThat(ratio(packaged, simulated))
          .as("drain, as a multiple; %s", figures)
          .isBetween(SHORTEST, LONGEST);
    }
  }

  /** What docs/performance.md promises of every storm. */
  private static void checkPromises(StormFigures storm, String figures) {
    assertThat(storm.lost()).as("lost; %s", figures).isZero();
    assertThat(storm.deadLetters()).as("dead letters; %s", figures).isZero();
    assertThat(storm.removed()).as("removed; %s", figures).isEqualTo(TASKS);
    assertThat(storm.attemptsPerRemoval())
        .as("attempts a removal; %s", figures)
        .isBetween(1.0, MOST_ATTEMPTS);
    assertThat(storm.mostLookups())
        .as("lookups in a second; %s", figures)
        .isLessThanOrEqualTo(Quota.ECS_SERVICE_READ.refillPerSecond());
  }

  private static double ratio(StormFigures packaged, StormFigures simulated) {
    return seconds(packaged.drain()) / seconds(simulated.drain());
  }

  /** One line, for docs/reliability.md. */
  private String write(StormFigures packaged, StormFigures simulated) throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "packaged storm of %d tasks (packaged | simulated): %s | %s | drain %.2f times as long",
            TASKS,
            words(packaged),
            words(simulated),
            ratio(packaged, simulated));
    Files.writeString(folder.resolve("figures"), line + "\n");
    System.out.println(line);
    return line;
  }

  private static String words(StormFigures storm) {
    return String.format(
        Locale.ROOT,
        "lost %d, dead letters %d, attempts a removal %.3f, throttled %d, handed back %s, lookups"
            + " %d, at most %d a second, drain %.1f s, stop to call %.1f s, p99 %.1f s",
        storm.lost(),
        storm.deadLetters(),
        storm.attemptsPerRemoval(),
        storm.throttled(),
        storm.failures(),
        storm.lookups(),
        storm.mostLookups(),
        seconds(storm.drain()),
        seconds(storm.toCall(0.5)),
        seconds(storm.toCall(0.99)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
