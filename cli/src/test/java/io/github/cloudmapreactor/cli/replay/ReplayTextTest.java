package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayTextTest {

  private static final String ESCAPE = "\u001b";

  private final Recording everything = new Recording();

  @BeforeAll
  void replayEverythingOnce() {
    new ScenarioRunner(
            ReplayPlan::builtIn, new ByteArrayInputStream(new byte[0]), everything, () -> false)
        .run(ScenarioFinder.find(List.of(), Cli.HOME));
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 80, 100, 149, 150, 160, 200})
  void noLineIsLongerThanTheTerminalIsWide(int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Cli.PLAIN.withWidth(width).terminal(out, new ByteArrayOutputStream());

    everything.showTo(new ReplayText(terminal));

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("orderly-stop-service-connect").doesNotContain(ESCAPE);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void replaysAllOfTestEventsByDefault() {
    Ran ran = Cli.PLAIN.run("replay");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains(" as expected, 0 different; ").doesNotContain("✗");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void coloursDoNotMakeLinesLonger() {
    Ran ran = Cli.PLAIN.withColour().run("replay", Cli.scenario("held-back-by-the-floor"));

    assertThat(ran.out()).contains(ESCAPE + "[33mHELD_BACK FLOOR" + ESCAPE + "[0m");
    assertThat(ran.out().replaceAll(ESCAPE + "\\[\\d+m", "").lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void takesTwoLinesAnEventInAnUsualTerminal() {
    List<String> lines = linesOf(80, "held-back-by-the-floor");

    assertThat(lines)
        .containsSubsequence(
            "      TIME TASK     VER LAST/DESIRED/HEALTH        DECISION AND REASON",
            "           AWS CALLS                               OUTCOME                    MS",
            "     +0.0s 84693e52 v7  RUNNING/RUNNING/UNHEALTHY* DEREGISTER UNHEALTHY_FOUND",
            "           3 DescribeTasks DescribeServices        HELD_BACK FLOOR",
            "           ListInstances",
            "           3 DescribeServices Deregister GetOp     DEREGISTERED",
            "           –                                       KEPT",
            "  CLOUD MAP SERVICE         LEFT IN CLOUD MAP          SHOULD BE LEFT",
            "✓ srv-seats                 9b4f2edb                   9b4f2edb",
            "* found by DescribeTasks: the event did not state it",
            "✓ 1 scenario: 1 as expected, 0 different; 5 events, 6 AWS calls");
  }

  @Test
  void takesOneLineAnEventInAWideTerminal() {
    List<String> lines = linesOf(160, "held-back-by-the-floor");

    assertThat(lines)
        .anyMatch(line -> line.matches(" +TIME  TASK +VER LAST/DESIRED/HEALTH +DECISION +REASON.*"))
        .anyMatch(line -> line.matches(".*v8 .*DEREGISTER STOPPING .*GetOp .*DEREGISTERED"));
  }

  @Test
  void namesEveryCloudMapServiceWhereTheyEndDifferently() {
    assertThat(linesOf(80, "floor-holds-in-one-of-two-names"))
        .contains("           srv-queue DEREGISTERED, srv-queue-admin HELD_BACK");
  }

  /** The lines without milliseconds and seconds, which differ from run to run. */
  private static List<String> linesOf(int width, String scenario) {
    Ran ran = Cli.PLAIN.withWidth(width).run("replay", Cli.scenario(scenario));
    return ran.out()
        .lines()
        .map(line -> line.replaceFirst(", [0-9.]+ s$", "").replaceFirst(" +[0-9]+$", ""))
        .toList();
  }
}
