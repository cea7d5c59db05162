package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Replays can be stopped early. */
final class ScenarioRunnerTest {

  @Test
  void whatIsStoppedEarlyIsSaidAndNotCompared() {
    Scenario scenario = ScenarioReader.read(Path.of(Cli.scenario("orderly-stop-service-connect")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReplayText view = new ReplayText(Cli.PLAIN.terminal(out, new ByteArrayOutputStream()));
    AtomicInteger asked = new AtomicInteger();
    ScenarioRunner runner =
        new ScenarioRunner(
            ReplayPlan::builtIn,
            new ByteArrayInputStream(new byte[0]),
            view,
            () -> asked.incrementAndGet() > 2);

    Summary summary = runner.run(List.of(scenario, scenario));

    assertThat(summary.interrupted()).isTrue();
    assertThat(summary.scenarios()).isEqualTo(1);
    assertThat(summary.counts().events()).isEqualTo(2);
    assertThat(summary.compared()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("✗ stopped early; 1 scenario: nothing compared; 2 events")
        .doesNotContain("SHOULD BE LEFT");
  }
}
