package io.github.cloudmapreactor.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo ends as told, whatever the shell is set to. */
final class ExplainDemoTest {

  @Test
  void endsAsTold() {
    Ran ran =
        Cli.PLAIN
            .withEnvironment(Map.of("REACTOR_KEEP_AT_LEAST", "0", "AWS_REGION", "eu-north-1"))
            .run("explain", "--demo");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("held back: FLOOR", "✗ STRANDED: ", "DEREGISTER ORPHANED", "✓ it ended as told");
    assertThat(ran.out().lines())
        .filteredOn(line -> !line.startsWith("$ "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContain("\u001b"));
  }
}
