package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The deployed rule over every event of {@code test-events/}. */
final class EventPatternOfTestEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EVENTS = Path.of("..", "test-events");
  private static final Map<String, String> DEREGISTER_STARTING =
      Map.of("startingTasks", "deregister");

  @Test
  void itPassesWhatDecideActsOn() throws IOException {
    JsonNode template = Synth.json(Map.of("healthWatch", "false"));
    WantedEvents wanted = new WantedEvents(WantedEvents.policy(Map.of()), HealthSource.EVENTS);
    Map<Boolean, Integer> count = new HashMap<>();
    for (Path file : events()) {
      JsonNode event = JSON.readTree(file.toFile());
      TaskState state = state(event.path("detail"));
      boolean pass = new DeployedRules(template, state.task().arn()).pass(event.toString());
      assertThat(pass).as(file.toString()).isEqualTo(wanted.has(state));
      count.merge(pass, 1, Integer::sum);
    }
    assertThat(count.get(true)).isGreaterThan(150);
    assertThat(count.get(false)).isGreaterThan(10);
  }

  /** Here the oracle is what a person wrote down for each event. */
  @Test
  void noRemovalThatAScenarioExpectsIsKeptFromTheFunction() throws IOException {
    JsonNode plain = Synth.json(Map.of("healthWatch", "false"));
    JsonNode starting = Synth.json(DEREGISTER_STARTING);
    int removals = 0;
    for (Path file : events()) {
      JsonNode expected = expectedOf(file);
      if (expected.path("decision").asText().equals("DEREGISTER")) {
        boolean starts = expected.path("reason").asText().equals("NOT_YET_RUNNING");
        JsonNode event = JSON.readTree(file.toFile());
        TaskState state = state(event.path("detail"));
        assertThat(
                new DeployedRules(starts ? starting : plain, state.task().arn())
                    .pass(event.toString()))
            .as(file.toString())
            .isTrue();
        removals++;
      }
    }
    assertThat(removals).isGreaterThan(70);
  }

  private static JsonNode expectedOf(Path event) throws IOException {
    JsonNode expected = JSON.readTree(event.resolveSibling("expected.json").toFile());
    for (JsonNode each : expected.path("events")) {
      if (each.path("file").asText().equals(String.valueOf(event.getFileName()))) {
        return each;
      }
    }
    throw new AssertionError("nothing is expected of " + event);
  }

  private static TaskState state(JsonNode detail) {
    String cluster = detail.path("clusterArn").asText().replaceFirst(".*:cluster/", "");
    Instant changed = Instant.parse(detail.path("updatedAt").asText());
    return new TaskState(
        TaskRef.of(detail.path("taskArn").asText(), cluster).orElseThrow(),
        Source.EVENT,
        detail.path("version").asLong(),
        new Statuses(
            detail.path("lastStatus").asText(),
            detail.path("desiredStatus").asText(),
            text(detail, "healthStatus")),
        new Times(changed, null, text(detail, "startedAt") == null ? null : changed),
        new Owner(text(detail, "group"), text(detail, "startedBy")),
        null);
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.has(field) ? object.path(field).asText() : null;
  }

  private static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS, 2)) {
      List<Path> events =
          files
              .filter(file -> String.valueOf(file.getFileName()).matches("\\d+-.*\\.json"))
              .sorted()
              .toList();
      assertThat(events).hasSizeGreaterThan(200);
      return events;
    }
  }
}
