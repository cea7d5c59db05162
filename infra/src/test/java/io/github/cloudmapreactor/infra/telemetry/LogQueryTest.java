package io.github.cloudmapreactor.infra.telemetry;

import static io.github.cloudmapreactor.infra.telemetry.Story.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import io.github.cloudmapreactor.infra.telemetry.Story.Chapter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The saved queries find what an operator looks for in the lines that the functions really log. */
final class LogQueryTest {

  private static final List<JsonNode> LINES = Story.played().lines();

  @Test
  void allOfThemAskBothLogsAndFindSomething() {
    assertThat(SavedQuery.of(Story.TEMPLATE))
        .hasSize(8)
        .allSatisfy(query -> assertThat(query.logs()).hasSize(2).doesNotHaveDuplicates())
        .allSatisfy(query -> assertThat(query.purpose()).endsWith("."))
        .filteredOn(query -> !query.text().contains("TASK_ID"))
        .allSatisfy(query -> assertThat(LogsInsights.run(query.text(), LINES)).isNotEmpty());
  }

  @Test
  void theDashboardsFindSomethingToo() {
    assertThat(SavedQuery.onDashboard(Story.TEMPLATE))
        .hasSize(3)
        .allSatisfy(query -> assertThat(LogsInsights.run(query, LINES)).isNotEmpty());
  }

  @Test
  void whatHappenedToATask() {
    String id = SmallWorld.id(PROD, 1);
    List<Map<String, Object>> rows =
        LogsInsights.run(SavedQuery.named("One task").text().replace("TASK_ID", id), LINES);

    assertThat(rows)
        .allSatisfy(row -> assertThat(row.get("message")).asString().contains(id))
        .extracting(row -> row.get("outcome"))
        .containsExactly("FAILED", "FAILED", "FAILED", "DEREGISTERED");
  }

  @Test
  void whatWasToBeDeregistered() {
    assertThat(table("Removals", "cluster", "service", "reason", "outcome", "tasks"))
        .containsExactlyInAnyOrder(
            "prod front-web STOPPING FAILED 1",
            "prod front-web STOPPING DEREGISTERED 2",
            "shop front-web UNHEALTHY_FOUND DEREGISTERED 2",
            "shop front-web UNHEALTHY_FOUND HELD_BACK 1");
  }

  @Test
  void whatIsHeldBack() {
    assertThat(table("Held back", "cluster", "service", "Hold", "tasks"))
        .containsExactly("shop front-web FLOOR 1");
  }

  @Test
  void whatFailsAndWhatToDo() {
    List<Map<String, Object>> rows = rows("Failures by kind");

    assertThat(rows)
        .extracting(row -> row.get("Error"))
        .containsExactly("AccessDeniedException", "InvalidEvent");
    assertThat(rows.get(0).get("lastMessage")).asString().contains("ListInstances");
    assertThat(rows.get(1).get("failures")).isEqualTo(1.0);
  }

  @Test
  void howToUndo() {
    assertThat(rows("Undo commands"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.get("undo"))
                    .asString()
                    .startsWith("aws servicediscovery register-instance")
                    .contains("srv-shop"));
  }

  @Test
  void whatIsStrandedAndHowToMendIt() {
    assertThat(rows("Stranded tasks"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.get("stranded.mend"))
                    .asString()
                    .startsWith("aws ecs stop-task")
                    .contains("--cluster shop"));
  }

  /** One of the stops waited while the reactor was paused; the others were called for at once. */
  @Test
  void howLongARemovalTakes() {
    Chapter pause = Story.played().chapter(Trouble.SOMEBODY_PAUSES_IT);
    double waited = (double) Duration.between(pause.begun(), pause.mended()).toMillis();

    assertThat(rows("Time to the call"))
        .extracting(row -> number(row, "slowest"))
        .hasSizeGreaterThan(1)
        .filteredOn(slowest -> slowest >= 1_000)
        .containsExactly(waited);
  }

  @Test
  void howTheWatchDoes() {
    List<Map<String, Object>> rows = rows("Passes and sweeps");

    assertThat(sum(rows, "passes")).isEqualTo(linesWith("pass"));
    assertThat(sum(rows, "sweeps")).isEqualTo(linesWith("sweep"));
    assertFailsOnlyIn(Trouble.EVERY_SWEEP_FAILS, rows, "sweepFailures");
    assertFailsOnlyIn(Trouble.CLUSTERS_CANNOT_BE_READ, rows, "passFailures");
  }

  private static long sum(List<Map<String, Object>> rows, String column) {
    return rows.stream().mapToLong(row -> (long) number(row, column)).sum();
  }

  private static long linesWith(String field) {
    return LINES.stream().filter(line -> line.has(field)).count();
  }

  private static void assertFailsOnlyIn(
      Trouble trouble, List<Map<String, Object>> rows, String column) {
    Chapter chapter = Story.played().chapter(trouble);
    assertThat(rows)
        .filteredOn(row -> number(row, column) > 0)
        .isNotEmpty()
        .extracting(row -> Instant.ofEpochMilli((long) number(row, "bin")))
        .allMatch(bin -> bin.isAfter(chapter.begun().minus(Duration.ofMinutes(5))))
        .allMatch(bin -> bin.isBefore(chapter.mended()));
  }

  /** What the interpreter does not know it must not pass over, or a query could be anything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fields nothing",
        "fields services.first.undo",
        "fields services",
        "fields message as task",
        "filter task ~ \"x\"",
        "filter task like /x/",
        "parse message \"task *\" as id",
        "sort task",
        "stats mode(task) as most by cluster",
        "stats count(*) as tasks by cluster | sort @timestamp desc",
        "filter strlen(task)"
      })
  void whatIsNotKnownIsAnError(String query) {
    assertThatThrownBy(() -> LogsInsights.run(query, LINES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Map<String, Object>> rows(String title) {
    return LogsInsights.run(SavedQuery.named(title).text(), LINES);
  }

  /** The rows, with whole numbers. */
  private static List<String> table(String title, String... columns) {
    return rows(title).stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .map(column -> String.valueOf(row.get(column)).replaceAll("\\.0$", ""))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static double number(Map<String, Object> row, String column) {
    return (Double) Objects.requireNonNull(row.get(column));
  }
}
