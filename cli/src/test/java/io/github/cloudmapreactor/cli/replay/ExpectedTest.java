package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations are read strictly. */
final class ExpectedTest {

  private static final String EVENT =
      """
      {"file": "01.json", "decision": "KEEP", "reason": "HEALTHY", "calls": [], "outcome": "KEPT",
       "services": {}}""";

  private final Path folder;

  ExpectedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void fillsInWhatMayBeLeftOut() {
    Expected expected = read("{'about': 'a', 'events': [" + EVENT + "], 'registry': {}}");

    assertThat(expected.environment()).isEmpty();
    assertThat(expected.events().get(0).deliveredAfter()).isEqualTo(Duration.ofMillis(400));
    assertThat(expected.events().get(0).hold()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'about': 'a', 'events': []}                     | registry: it is missing",
        "{'about': 1, 'events': [], 'registry': {}}       | about: expected a text",
        "{'about': 'a', 'events': {}, 'registry': {}}     | events: expected a list",
        "{'about': 'a', 'events': [7], 'registry': {}}    | events[0]: expected an object",
        "{'about': 'a', 'events': [{}], 'registry': {}}   | events[0].file: it is missing",
        "{'about': 'a', 'events': [], 'registry': {}, 'enviroment': {}}"
            + " | enviroment: there is no such field; known are [",
        "{'about': 'a', 'events': [{'file': 'f', 'deliveredAfter': '4s'}], 'registry': {}}"
            + " | events[0].deliveredAfter: expected a duration such as PT0.4S",
        "{'about': 'a', 'events': [{'file': 'f', 'deliveredAfter': 'PT-1S'}], 'registry': {}}"
            + " | events[0].deliveredAfter: expected a duration such as PT0.4S",
        "{'about': 'a', 'about': 'b'}                     | Duplicate field",
        "{'about': 'a'                                    | not JSON of the expected form in line",
        "{'about': 'a', 'events': [], 'registry': {}} {}  | not JSON of the expected form in line"
      })
  void namesTheFileAndTheField(String json, String complaint) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(folder.resolve("expected.json") + ": ")
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesSettingsThatCannotBeMeant() throws IOException {
    Files.writeString(
        folder.resolve("expected.json"),
        """
        {"about": "a", "environment": {"REACTOR_MOOD": "good"}, "events": [], "registry": {}}""");

    assertThatThrownBy(() -> ScenarioReader.read(folder))
        .hasMessageContaining("expected.json: environment: ")
        .hasMessageContaining("REACTOR_MOOD is not a setting");
  }

  private Expected read(String json) {
    Path file = folder.resolve("expected.json");
    try {
      Files.writeString(file, json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Expected.read(file);
  }
}
