package io.github.cloudmapreactor.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo ends as it is told, and would say so if it did not. */
final class RedriveDemoTest {

  @Test
  void endsAsToldAndSaysSo() {
    Ran ran =
        Cli.PLAIN
            .withEnvironment(Map.of("REACTOR_CLUSTERS", "none of the story's"))
            .run("redrive", "--demo");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).endsWith("✓ it ended as told" + System.lineSeparator());
    assertThat(ran.out().lines())
        .containsSubsequence(
            "        2  2026-09-21 09:00  AccessDeniedException       orders-3 shop/orders",
            "        1  2026-09-21 09:00  InvalidEvent",
            "        1  2026-09-21 09:00  NO_PERMISSIONS              orders-2 shop/orders",
            "✗ 4 letters; next: --observe",
            "           DEREGISTER STOPPING         HELD_BACK OBSERVE_MODE   would be deleted",
            "           KEEP HEALTHY                KEPT                     would be deleted",
            "           DEREGISTER STOPPING         DEREGISTERED             deleted",
            "           KEEP HEALTHY                KEPT                     deleted",
            "✗ 1 letter; next: --observe",
            "✓ srv-orders                orders-3 orders-4          orders-3 orders-4")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void aStoryThatEndsDifferentlyIsShown() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Cli.PLAIN.terminal(out, new ByteArrayOutputStream());

    int exitCode = new RedriveDemo(terminal, false, world -> {}).run();

    assertThat(exitCode).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("UNHEALTHY_FOUND")
        .endsWith("✗ it ended differently" + System.lineSeparator());
  }
}
