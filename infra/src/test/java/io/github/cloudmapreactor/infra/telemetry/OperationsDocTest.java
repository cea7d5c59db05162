package io.github.cloudmapreactor.infra.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runbook has a chapter for each deployed alarm and query, and the queries word for word. */
final class OperationsDocTest {

  private static final String DOCUMENT = read();

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/operations.md"));
    } catch (IOException e) {
      throw new UncheckedIOException("the runbook", e);
    }
  }

  @Test
  void everyAlarmHasItsChapterAndEveryChapterItsAlarm() {
    assertThat(chaptersOf("Alarms"))
        .containsExactlyInAnyOrderElementsOf(
            MetricAlarm.of(Story.TEMPLATE).stream().map(MetricAlarm::id).toList());
  }

  @Test
  void everyQueryStandsThereWordForWord() {
    List<SavedQuery> queries = SavedQuery.of(Story.TEMPLATE);
    assertThat(chaptersOf("Queries"))
        .containsExactlyElementsOf(queries.stream().map(SavedQuery::title).toList());
    assertThat(queries)
        .allSatisfy(
            query ->
                assertThat(DOCUMENT)
                    .contains(
                        "### %s\n\n%s\n\n```text\n%s\n```\n"
                            .formatted(query.title(), query.purpose(), query.text())));
  }

  /** The headings of the third level below one of the second. */
  private static List<String> chaptersOf(String part) {
    String[] around = DOCUMENT.split("(?m)^## " + part + "$", -1);
    assertThat(around).hasSize(2);
    return around[1]
        .split("(?m)^## ", -1)[0]
        .lines()
        .filter(line -> line.startsWith("### "))
        .map(line -> line.substring("### ".length()))
        .toList();
  }
}
