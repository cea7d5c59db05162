package io.github.cloudmapreactor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of a watch, line by line and on a screen. */
final class WatchTextTest {

  private static final String ESCAPE = "\u001b";

  private static final List<Pass> STORY =
      List.of(
          Passes.swept(
              Passes.at(0, Passes.removed("11111111aaaa"), Passes.held("22222222aaaa", "FLOOR")),
              1,
              List.of()),
          Passes.at(10, Passes.held("22222222aaaa", "FLOOR")),
          Passes.swept(
              Passes.with(
                  Passes.at(
                      20, Passes.failed("33333333aaaa", "ThrottlingException", "deregistering")),
                  "ServerException",
                  "listing the tasks of prod-b: AWS answered ServerException (try later)",
                  1),
              2,
              List.of(Passes.orphan("44444444aaaa")),
              Passes.stranded("55555555aaaa", "LEFT", "REPLACEMENT_STARTING")));

  @Test
  void at80Columns() {
    assertThat(text(Cli.PLAIN))
        .isEqualToNormalizingNewlines(
            """
            ── health watch ────────────────────────────────────────────────────────────────
              calls go to AWS, eu-west-1; clusters prod-*; services *; a pass every 10s, a
              sweep every 5m, until Ctrl-C
              observes: nothing is changed; HELD_BACK OBSERVE_MODE is what --enforce would
              deregister

            TIME     CLU  SRV HEALTHY UNHEALTHY UNKNOWN REMOVED HELD STRANDED FAIL  C/S   MS
            09:00:00   2   37     110         2       8       1    1        -    0  6.4  345
              11111111  shop/orders               UNHEALTHY_FOUND   DEREGISTERED
              22222222  shop/orders               UNHEALTHY_FOUND   HELD_BACK FLOOR
              sweep at 09:00:00: 412 instances in 37 Cloud Map services, 1 unknown to ECS
              (so far once), 3 unattributed; 57 calls in 4200 ms; stranded tasks show in the
              second sweep
            09:00:10   2   37     110         1       9       0    1        -    0  0.7  345
            09:00:20   1   37     110         1       9       1    0        1    2  6.4  345
              33333333  shop/orders               UNHEALTHY_FOUND   FAILED
              ✗ ThrottlingException: deregistering. AWS limits the calls: lower
              REACTOR_ECS_CALLS and REACTOR_CLOUD_MAP_CALLS, or look at fewer clusters.
              ✗ ServerException: listing the tasks of prod-b: AWS answered ServerException
              (try later). Nothing is removed because of it; the next pass or sweep tries
              again.
              sweep at 09:00:20: 412 instances in 37 Cloud Map services, 1 orphaned, 1
              unknown to ECS (so far once), 3 unattributed, 1 stranded; 57 calls in 4200 ms
              44444444  shop/orders               ORPHANED          DEREGISTERED
              55555555  shop/orders               STRANDED          LEFT
                                                                    REPLACEMENT_STARTING

            A stranded task runs and is HEALTHY, and Cloud Map does not list it, for ECS
            registers a task once. To have ECS start another in its place:
            aws ecs stop-task --task 55555555aaaa

            ✗ 3 passes and 2 sweeps in 25 s: 2 removed, 1 held back (1 FLOOR), 1 orphan, 1
            stranded, 1 failed, 1 incomplete
            """);
  }

  @Test
  void at160Columns() {
    assertThat(text(Cli.PLAIN.withWidth(160)).lines().skip(1).limit(9).toList())
        .containsExactly(
            "  calls go to AWS, eu-west-1; clusters prod-*; services *; a pass every 10s, a sweep"
                + " every 5m, until Ctrl-C",
            "  observes: nothing is changed; HELD_BACK OBSERVE_MODE is what --enforce would"
                + " deregister",
            "",
            "TIME      CLUSTERS  SERVICES   TASKS  HEALTHY  UNHEALTHY  UNKNOWN  REMOVED   HELD BACK "
                + "                STRANDED   GONE  FAILED  CALLS/S  CALLS     MS",
            "09:00:00         2        37     120      110          2        8        1   1 FLOOR   "
                + "                       -      0       0      6.4     64    345",
            "  11111111  shop/orders                               UNHEALTHY_FOUND   DEREGISTERED",
            "  22222222  shop/orders                               UNHEALTHY_FOUND   HELD_BACK FLOOR",
            "  sweep at 09:00:00: 412 instances in 37 Cloud Map services, 1 unknown to ECS (so far"
                + " once), 3 unattributed; 57 calls in 4200 ms; stranded tasks show in the",
            "  second sweep");
  }

  @Test
  void onceSaysWhatOneSweepCannotShow() {
    WatchHeading once =
        new WatchHeading(
            "AWS, eu-west-1",
            new WatchHeading.Rhythm(Optional.empty(), "5m"),
            "*",
            "*",
            WatchHeading.Effect.REPLACE);
    WatchTable table = new WatchTable(Cli.PLAIN.terminal(stream(), stream()), ZoneOffset.UTC);

    assertThat(table.heading(once))
        .endsWith(
            "  calls go to AWS, eu-west-1; clusters *; services *; once: a pass and a sweep",
            "  enforces: what is found is deregistered, and stranded tasks are stopped, so",
            "  that ECS starts others in their place",
            "  One sweep shows no stranded task, and what ECS does not know is only unknown",
            "  so far: both take two sweeps.",
            "");
  }

  @Test
  void aSweepThatFindsNothingSaysSo() {
    Pass pass = Passes.swept(Passes.at(0), 2, List.of());
    ((ObjectNode) pass.slice().ended().orElseThrow().line())
        .put("missingOnce", 0)
        .put("unattributed", 0)
        .put("millis", 12_000);

    assertThat(lines(List.of(pass)))
        .contains(
            "  sweep at 09:00:00: 412 instances in 37 Cloud Map services, nothing amiss; 57",
            "  calls in 12 s");
  }

  @Test
  void aSweepThatFailsSaysWhyAndCountsAsFailed() {
    Pass failed =
        Passes.sweptWith(
            Passes.swept(Passes.at(0), 2, List.of(), Passes.stranded("55555555aaaa", "FAILED", "")),
            "AccessDeniedException",
            "listing the instances of srv-orders");

    assertThat(lines(List.of(failed)))
        .contains(
            "09:00:00   2   37     110         0      10       0    0        1    2  6.4  345",
            "  (so far once), 3 unattributed, 1 stranded; 57 calls in 4200 ms; incomplete",
            "  ✗ AccessDeniedException: listing the instances of srv-orders. Grant it to",
            "  whoever aws sts get-caller-identity says you are.",
            "  55555555  shop/orders               STRANDED          FAILED",
            "  ✗ why that is");
  }

  @Test
  void whatASweepFindsAsTheOneBeforeIsNotShownAgain() {
    Stranded left = Passes.stranded("55555555aaaa", "LEFT", "REPORT_ONLY");
    Finding held = Passes.held("44444444aaaa", "OBSERVE_MODE");
    Pass swept = Passes.swept(Passes.at(0), 2, List.of(held), left);
    Pass under = Passes.with(Passes.at(10), new Slice(List.of(held), List.of(), Optional.empty()));
    Pass ended = Passes.swept(Passes.at(20), 3, List.of(), left);
    Pass replaced =
        Passes.swept(Passes.at(30), 4, List.of(), Passes.stranded("55555555aaaa", "REPLACED", ""));

    assertThat(lines(List.of(swept, under, ended, replaced)))
        .filteredOn(line -> line.matches("  \\d{8}.*"))
        .containsExactly(
            "  44444444  shop/orders               UNHEALTHY_FOUND   HELD_BACK OBSERVE_MODE",
            "  55555555  shop/orders               STRANDED          LEFT REPORT_ONLY",
            "  55555555  shop/orders               STRANDED          REPLACED");
  }

  @Test
  void callsOfASweepOfManySlicesAreSpreadOverItsTime() {
    Pass pass = Passes.swept(Passes.at(0), 1, List.of());
    ((ObjectNode) pass.slice().ended().orElseThrow().line())
        .put("millis", 39_655)
        .put("calls", 593);

    assertThat(pass.calls()).isEqualTo(600);
    assertThat(pass.callsPerSecond()).isEqualTo(15);
    assertThat(lines(List.of(pass)))
        .contains(
            "09:00:00   2   37     110         0      10       0    0        -    0   15  345");
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 74, 75, 79, 80, 85, 86, 90, 91, 96, 97, 149, 150, 160, 200})
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
    ((ObjectNode) pass.line()).put("calls", 1_000).put("tasks", 10_000).put("millis", 31_400);
    Terminal terminal = Cli.PLAIN.withWidth(97).terminal(stream(), stream());

    assertThat(new WatchTable(terminal, ZoneOffset.UTC).row(pass, Optional.empty()))
        .containsExactly(
            "09:00:00   2    - 10000     110         0      10       0    0        -    0    0   32"
                + "  1000  31s");
  }

  @Test
  void aScreenIsDrawnAnewInPlaceAndWithoutColourWhereNoneIsWanted() {
    String text = screen(STORY);

    String[] drawings = text.split(ESCAPE + "\\[\\d+A\r" + ESCAPE + "\\[J", -1);
    assertThat(drawings).hasSize(3);
    assertThat(text).contains(ESCAPE + "[9A\r").doesNotContain(ESCAPE + "[3");
    assertThat(drawings[1].lines())
        .containsExactly(
            "TIME     CLU  SRV HEALTHY UNHEALTHY UNKNOWN REMOVED HELD STRANDED FAIL  C/S   MS",
            "09:00:00   2   37     110         2       8       1    1        -    0  6.4  345",
            "09:00:10   2   37     110         1       9       0    1        -    0  0.7  345",
            "",
            "  22222222  shop/orders               UNHEALTHY_FOUND   HELD_BACK FLOOR",
            "",
            "  sweep at 09:00:00: 412 instances in 37 Cloud Map services, 1 unknown to ECS",
            "  (so far once), 3 unattributed; 57 calls in 4200 ms; stranded tasks show in the",
            "  second sweep");
  }

  @Test
  void aScreenGoesOnShowingWhatTheLatestSweepFound() {
    Pass swept =
        Passes.swept(
            Passes.at(0),
            2,
            List.of(Passes.orphan("44444444aaaa")),
            Passes.stranded("55555555aaaa", "LEFT", "REPORT_ONLY"));

    String text = screen(List.of(swept, Passes.at(10), Passes.at(20)));

    assertThat(text.substring(text.lastIndexOf(ESCAPE)).lines().skip(1))
        .endsWith(
            "09:00:20   2   37     110         0      10       0    0        1    0  0.7  345",
            "",
            "  sweep at 09:00:00: 412 instances in 37 Cloud Map services, 1 orphaned, 1",
            "  unknown to ECS (so far once), 3 unattributed, 1 stranded; 57 calls in 4200 ms",
            "  55555555  shop/orders               STRANDED          LEFT REPORT_ONLY",
            "  44444444  shop/orders               ORPHANED          DEREGISTERED");
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

  private static List<String> lines(List<Pass> passes) {
    ByteArrayOutputStream out = stream();
    WatchText view = new WatchText(Cli.PLAIN.terminal(out, stream()), ZoneOffset.UTC);
    passes.forEach(view::pass);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
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
