package io.github.cloudmapreactor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of a watch, line by line and on a screen. */
final class WatchTextTest {

  private static final String ESCAPE = "\u001b";

  private static final List<Pass> STORY =
      List.of(
          Passes.at(0, Passes.removed("11111111aaaa"), Passes.held("22222222aaaa", "FLOOR")),
          Passes.at(10, Passes.held("22222222aaaa", "FLOOR")),
          Passes.with(
              Passes.at(20, Passes.failed("33333333aaaa", "ThrottlingException", "deregistering")),
              "ServerException",
              "listing the tasks of prod-b: AWS answered ServerException (try later)",
              1));

  @Test
  void at80Columns() {
    assertThat(text(Cli.PLAIN))
        .isEqualToNormalizingNewlines(
            """
            ── health watch ────────────────────────────────────────────────────────────────
              calls go to AWS, eu-west-1; clusters prod-*; services *; every 10s, until
              Ctrl-C
              observes: nothing is changed; HELD_BACK OBSERVE_MODE is what --enforce would
              deregister

            TIME     CLU TASKS HEALTHY UNHEALTHY UNKNOWN REMOVED HELD GONE FAIL CALLS   MS
            09:00:00   2   120     110         2       8       1    1    0    0     7  345
              11111111  shop/orders               UNHEALTHY_FOUND   DEREGISTERED
              22222222  shop/orders               UNHEALTHY_FOUND   HELD_BACK FLOOR
            09:00:10   2   120     110         1       9       0    1    0    0     7  345
            09:00:20   1   120     110         1       9       0    0    0    2     7  345
              33333333  shop/orders               UNHEALTHY_FOUND   FAILED
              ✗ ThrottlingException: deregistering. AWS limits the calls: lower
              REACTOR_ECS_CALLS and REACTOR_CLOUD_MAP_CALLS, or look at fewer clusters.
              ✗ ServerException: listing the tasks of prod-b: AWS answered ServerException
              (try later). Nothing is removed because of it; the next pass tries again.

            ✗ 3 passes in 25 s: 1 removed, 1 held back (1 FLOOR), 1 failed, 1 incomplete
            """);
  }

  @Test
  void at160Columns() {
    assertThat(text(Cli.PLAIN.withWidth(160)).lines().skip(1))
        .startsWith(
            "  calls go to AWS, eu-west-1; clusters prod-*; services *; every 10s, until Ctrl-C",
            "  observes: nothing is changed; HELD_BACK OBSERVE_MODE is what --enforce would"
                + " deregister",
            "",
            "TIME      CLUSTERS   TASKS  HEALTHY  UNHEALTHY  UNKNOWN  REMOVED   HELD BACK        "
                + "                   ALREADY GONE  FAILED   CALLS      MS",
            "09:00:00         2     120      110          2        8        1   1 FLOOR          "
                + "                              0       0       7     345",
            "  11111111  shop/orders                               UNHEALTHY_FOUND   DEREGISTERED");
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 78, 79, 80, 100, 149, 150, 160, 200})
  void noLineIsLongerThanTheTerminalIsWide(int width) {
    assertThat(text(Cli.PLAIN.withWidth(width)).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width))
        .noneSatisfy(line -> assertThat(line).contains(ESCAPE));
  }

  @Test
  void coloursDoNotMakeLinesLonger() {
    String text = text(Cli.PLAIN.withColour());

    assertThat(text).contains(ESCAPE + "[33mHELD_BACK FLOOR" + ESCAPE + "[0m");
    assertThat(text.replaceAll(ESCAPE + "\\[\\d+m", "")).isEqualTo(text(Cli.PLAIN));
  }

  @Test
  void bigNumbersKeepTheirLine() {
    Pass pass = Passes.at(0);
    ((ObjectNode) pass.line()).put("tasks", 10_000).put("millis", 31_400);

    assertThat(new WatchTable(Cli.PLAIN.terminal(stream(), stream()), ZoneOffset.UTC).row(pass))
        .containsExactly(
            "09:00:00   2 10000     110         0      10       0    0    0    0     7  31s");
  }

  @Test
  void aScreenIsDrawnAnewInPlaceAndWithoutColourWhereNoneIsWanted() {
    String text = screen(STORY);

    String[] drawings = text.split(ESCAPE + "\\[\\d+A\r" + ESCAPE + "\\[J", -1);
    assertThat(drawings).hasSize(3);
    assertThat(text).contains(ESCAPE + "[5A\r").doesNotContain(ESCAPE + "[3");
    assertThat(drawings[1].lines())
        .containsExactly(
            "TIME     CLU TASKS HEALTHY UNHEALTHY UNKNOWN REMOVED HELD GONE FAIL CALLS   MS",
            "09:00:00   2   120     110         2       8       1    1    0    0     7  345",
            "09:00:10   2   120     110         1       9       0    1    0    0     7  345",
            "",
            "  22222222  shop/orders               UNHEALTHY_FOUND   HELD_BACK FLOOR");
  }

  @Test
  void aScreenKeepsToTheHeightOfTheTerminal() {
    Finding[] many =
        IntStream.range(0, 50)
            .mapToObj(i -> Passes.held("task-" + i, "OBSERVE_MODE"))
            .toArray(Finding[]::new);
    List<Pass> passes = IntStream.range(0, 20).mapToObj(i -> Passes.at(i, many)).toList();

    String text = screen(passes);

    assertThat(text.split(ESCAPE + "\\[J", -1))
        .hasSize(20)
        .allSatisfy(drawing -> assertThat(drawing.lines().count()).isLessThanOrEqualTo(25));
    assertThat(text).contains("  and 39 more; a pipe shows all");
  }

  private static String screen(List<Pass> passes) {
    ByteArrayOutputStream out = stream();
    WatchScreen screen = new WatchScreen(Cli.PLAIN.terminal(out, stream()), ZoneOffset.UTC);
    passes.forEach(screen::pass);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String text(Cli cli) {
    ByteArrayOutputStream out = stream();
    WatchText view = new WatchText(cli.terminal(out, stream()), ZoneOffset.UTC);
    WatchSummary summary = new WatchSummary();
    view.begin(Passes.HEADING);
    STORY.forEach(view::pass);
    STORY.forEach(summary::add);
    summary.endedAfter(Duration.ofSeconds(25));
    view.summary(summary);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ByteArrayOutputStream stream() {
    return new ByteArrayOutputStream();
  }
}
