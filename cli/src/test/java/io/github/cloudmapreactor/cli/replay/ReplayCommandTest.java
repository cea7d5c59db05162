package io.github.cloudmapreactor.cli.replay;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays against the built-in stand-in. */
final class ReplayCommandTest {

  private static final String SCENARIO = "orderly-stop-service-connect";

  private final ObjectMapper mapper = new ObjectMapper();

  private final Path folder;

  ReplayCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void endsWith0WhereAllIsAsExpected() {
    Ran ran = Cli.PLAIN.run("replay", Cli.scenario(SCENARIO), Cli.scenario("spot-interruption"));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("✓ 2 scenarios: 2 as expected, 0 different;");
  }

  @Test
  void endsWith1AndPrintsWhatIsDifferent() throws IOException {
    Path scenario = copy(SCENARIO);
    Path expected = scenario.resolve("expected.json");
    rewrite(expected, "\"STOPPING\"", "\"LEFT_RUNNING\"");
    rewrite(expected, ", \"GetOperation\"", "");
    rewrite(expected, "\"53ee859bac4753b9a55d0829de1cd550\"", "\"nobody\"");

    Ran ran = Cli.PLAIN.run("replay", scenario.toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().lines().map(String::stripTrailing))
        .containsSubsequence(
            "✗ srv-checkout              2a6e1b11 53ee859b          2a6e1b11 nobody",
            "✗ 02-deactivating.json      FOUND                      EXPECTED",
            "  reason                    STOPPING                   LEFT_RUNNING",
            "✗ expected.json             FOUND                      EXPECTED",
            "  registry.srv-checkout     2a6e1b11, 53ee859b         2a6e1b11, nobody",
            "different: " + SCENARIO)
        .anyMatch(line -> line.startsWith("✗") && line.contains("DEREGISTER STOPPING"))
        .anyMatch(line -> line.startsWith("  calls  "));
    assertThat(ran.out()).contains("✗ 1 scenario: 0 as expected, 1 different;");
  }

  @Test
  void anEventThatFailsIsShownAndDoesNotStopTheOthers() throws IOException {
    String input = "{\"source\": \"aws.s3\"}\n" + event("02-deactivating.json");

    Ran ran = Cli.PLAIN.withInput(input).run("replay", "-");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("InvalidEvent: source: expected aws.ecs, found \"aws.s3\"")
        .contains("DEREGISTER STOPPING")
        .contains("2 events, 1 failed,");
  }

  @Test
  void aFailureCanBeExpected() throws IOException {
    Path scenario = copy(SCENARIO);
    rewrite(scenario.resolve("seed.json"), "\"version\": 5", "\"version\": 4");
    rewrite(
        scenario.resolve("expected.json"),
        "\"KEEP\",\\s+\"reason\": \"HEALTHY\"",
        "\"INSPECT\", \"reason\": \"HEALTH_NOT_STATED\"");
    rewrite(scenario.resolve("expected.json"), "\"KEPT\"", "\"FAILED\"");

    Ran ran = Cli.PLAIN.run("replay", scenario.toString());

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("StaleRead: DescribeTasks answered version 4 of the task");
  }

  @Test
  void aBatchOfMessagesIsNoEvent() {
    Ran ran =
        Cli.PLAIN
            .withInput("{\"Records\": [{\"messageId\": \"1\", \"body\": \"{}\"}]}")
            .run("replay", "-");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("this is a batch of SQS messages; replay the events in it");
  }

  @Test
  void oneEventFillsTheStandInWithWhatItTells() {
    Ran ran = Cli.PLAIN.run("replay", file("02-deactivating.json", folderOf(SCENARIO)));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("stand-in seeded from the events")
        .contains("DEREGISTER STOPPING")
        .contains("  srv-checkout              (none)")
        .contains("nothing compared; 1 event, 3 AWS calls");
  }

  @Test
  void takesAnArrayAndJsonLinesAndStandardInputAlike() throws IOException {
    List<String> events =
        List.of(event("01-running.json"), event("02-deactivating.json"), event("05-stopped.json"));
    Path array = Files.writeString(folder.resolve("array.json"), events.toString());
    Path lines = Files.writeString(folder.resolve("events.jsonl"), String.join("\n", events));

    List<JsonNode> documents =
        List.of(
            json(Cli.PLAIN.run("replay", "--json", array.toString())),
            json(Cli.PLAIN.run("replay", "--json", lines.toString())),
            json(Cli.PLAIN.withInput(events.toString()).run("replay", "--json", "-")));

    for (JsonNode document : documents) {
      JsonNode scenario = document.path("scenarios").path(0);
      assertThat(scenario.path("events").findValuesAsText("reason"))
          .containsExactly(
              "HEALTH_UNKNOWN",
              "HEALTH_UNKNOWN",
              "STOPPING",
              "STOPPING",
              "SUPERSEDED",
              "SUPERSEDED");
      assertThat(scenario.path("registry").path("srv-checkout")).isEmpty();
      assertThat(scenario.path("compared").asBoolean()).isFalse();
    }
  }

  @Test
  void eventsFromSeveralRegionsEachHaveAWorldOfTheirOwn() throws IOException {
    String event = event("02-deactivating.json");

    Ran ran =
        Cli.PLAIN.withInput(event + event.replace("eu-west-1", "us-west-2")).run("replay", "-");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("2 events, 6 AWS calls").contains("us-west-2/210987654321");
  }

  @Test
  void deliversFilesOfOneFolderToOneFunction() {
    Path events = folderOf(SCENARIO);

    Ran ran =
        Cli.PLAIN.run(
            "replay", file("02-deactivating.json", events), file("03-stopping.json", events));

    assertThat(ran.out()).contains("IGNORE SUPERSEDED").contains("1 scenario: nothing compared");
  }

  @Test
  void takesAFolderOfEventsWithoutSeedAndExpectations() {
    Ran ran = Cli.PLAIN.run("replay", folderOf(SCENARIO).toString());

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("nothing compared; 5 events, 4 AWS calls");
  }

  @Test
  void anEventOfAScenarioIsReplayedInThatWorldAndNotCompared() {
    String event = TestFiles.in(Cli.scenario("held-back-by-the-floor"), "01-running");

    Ran ran = Cli.PLAIN.run("replay", event);

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("in the world of " + Cli.scenario("held-back-by-the-floor") + "; not compared")
        .contains("HELD_BACK FLOOR")
        .contains("84693e52 9b4f2edb");
  }

  @Test
  void takesASeedForPlainEvents() {
    Ran ran =
        Cli.PLAIN.run(
            "replay",
            "--seed",
            Cli.scenario(SCENARIO) + "/seed.json",
            file("02-deactivating.json", folderOf(SCENARIO)));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("stand-in seeded from ").contains("2a6e1b11 53ee859b");
  }

  @Test
  void observingChangesNothingAndComparesNothing() {
    Ran ran = Cli.PLAIN.run("replay", "--observe", Cli.scenario(SCENARIO));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("observing: nothing is changed or compared")
        .contains("HELD_BACK OBSERVE_MODE")
        .contains("  srv-checkout              084e50f7 2a6e1b11")
        .contains("nothing compared");
  }

  @Test
  void theShellsOwnSettingsDoNotReachTheBuiltInWorld() {
    Cli cli = Cli.PLAIN.withEnvironment(Map.of("REACTOR_MODE", "observe"));

    assertThat(cli.run("replay", Cli.scenario(SCENARIO)).exitCode()).isZero();
  }

  @Test
  void jsonHoldsEverythingAndNothingElseIsPrinted() throws IOException {
    Ran ran = Cli.PLAIN.run("replay", "--json", Cli.scenario("within-its-grace-period"));

    JsonNode document = json(ran);
    JsonNode scenario = document.path("scenarios").path(0);
    JsonNode event = scenario.path("events").path(0);
    assertThat(ran.err()).isEmpty();
    assertThat(scenario.path("name").asText()).isEqualTo("within-its-grace-period");
    assertThat(scenario.path("about").asText()).startsWith("The service grants 120 s");
    assertThat(event.path("sinceStart").asText()).isEqualTo("PT0S");
    assertThat(event.path("decision").asText()).isEqualTo("DEREGISTER");
    assertThat(event.path("hold").asText()).isEqualTo("GRACE_PERIOD");
    assertThat(event.path("services").path("srv-waiting-room").asText()).isEqualTo("HELD_BACK");
    assertThat(event.path("calls").path(1).asText())
        .isEqualTo("DescribeServices ticketing/waiting-room");
    assertThat(event.path("answer").path("because").asText()).contains("UNHEALTHY");
    assertThat(scenario.path("registry")).isEqualTo(scenario.path("expectedRegistry"));
    assertThat(scenario.path("differences")).isEmpty();
    assertThat(document.path("summary").path("asExpected").asInt()).isEqualTo(1);
    assertThat(document.path("summary").path("events").asInt()).isEqualTo(2);
  }

  private static void rewrite(Path file, String regex, String replacement) throws IOException {
    Files.writeString(file, readString(file).replaceFirst(regex, replacement));
  }

  private JsonNode json(Ran ran) throws IOException {
    return mapper.readTree(ran.out());
  }

  private String event(String name) throws IOException {
    return mapper.readTree(readString(Path.of(Cli.scenario(SCENARIO), name))).toString();
  }

  private static String file(String name, Path in) {
    return in.resolve(name).toString();
  }

  /** The events of a scenario in a folder that has nothing else. */
  private Path folderOf(String scenario) {
    Path copied = copy(scenario);
    TestFiles.delete(copied.resolve("seed.json"));
    TestFiles.delete(copied.resolve("expected.json"));
    return copied;
  }

  private Path copy(String scenario) {
    return TestFiles.copy(Path.of(Cli.scenario(scenario)), folder.resolve(scenario));
  }
}
