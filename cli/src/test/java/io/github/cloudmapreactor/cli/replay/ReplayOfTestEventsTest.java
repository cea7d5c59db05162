package io.github.cloudmapreactor.cli.replay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario of test-events ends as it says. */
final class ReplayOfTestEventsTest {

  static Stream<String> folders() throws IOException {
    try (Stream<Path> entries = Files.list(Cli.TEST_EVENTS)) {
      return entries
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void endsAsExpected(String folder) {
    Scenario scenario = ScenarioReader.read(Cli.TEST_EVENTS.resolve(folder));
    Recording view = new Recording();
    ScenarioRunner runner =
        new ScenarioRunner(
            ReplayPlan::builtIn, new ByteArrayInputStream(new byte[0]), view, () -> false);

    Summary summary = runner.run(List.of(scenario));

    assertThat(view.differences()).isEmpty();
    assertThat(summary.compared()).isEqualTo(1);
    assertThat(summary.counts().events()).isEqualTo(scenario.inputs().size());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void listsExactlyTheEventsThatItHolds(String name) throws IOException {
    Path folder = Cli.TEST_EVENTS.resolve(name);
    assertThat(folder.resolve("expected.json")).isRegularFile();
    assertThat(folder.resolve("seed.json")).isRegularFile();
    List<String> listed = new ArrayList<>();
    JsonNode expected = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
    expected.path("events").forEach(event -> listed.add(event.path("file").asText()));

    assertThat(listed).doesNotHaveDuplicates().isSorted();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(toSet()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(listed.stream(), Stream.of("expected.json", "seed.json")).toList());
    }
  }
}
