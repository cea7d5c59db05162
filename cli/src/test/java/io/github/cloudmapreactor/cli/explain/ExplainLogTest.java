package io.github.cloudmapreactor.cli.explain;

import static io.github.cloudmapreactor.cli.explain.ExplainBed.flat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what the functions logged, as CloudWatch exports it. */
final class ExplainLogTest {

  private static final ExplainBed BED = new ExplainBed();

  private static final String UNDO =
      "aws servicediscovery register-instance --region ap-southeast-2 --service-id srv-web"
          + " --instance-id 3333 --attributes '{}'";

  private static final String REMOVED =
      """
      {"level":"INFO","message":"task 3333: DEREGISTER","timestamp":"2026-09-14T09:12:03.412Z",\
      "task":"arn:aws:ecs:ap-southeast-2:432109876543:task/prod/%s","cluster":"prod",\
      "service":"web","version":5,"lastStatus":"RUNNING","desiredStatus":"RUNNING",\
      "healthStatus":"UNHEALTHY","decision":"DEREGISTER","reason":"UNHEALTHY_FOUND",\
      "outcome":"DEREGISTERED","services":[{"service":"srv-web","outcome":"DEREGISTERED",\
      "undo":"%s"}]}"""
          .formatted(ExplainBed.STRANDED, UNDO);

  private static final String LEFT =
      """
      {"level":"WARN","timestamp":"2026-09-14T10:00:00Z","stranded":{\
      "task":"arn:aws:ecs:ap-southeast-2:432109876543:task/prod/%s","cluster":"prod",\
      "service":"web","missingIn":"srv-web","outcome":"LEFT","obstacle":"REPORT_ONLY",\
      "mend":"aws ecs stop-task --task 3333"}}"""
          .formatted(ExplainBed.STRANDED);

  private static final String OTHERS =
      REMOVED.replace(ExplainBed.STRANDED, ExplainBed.WELL).replace("\"web\"", "\"shop\"");

  /** As exported: newest stream first, the time in front, Lambda's own lines in between. */
  private static final String LOG =
      String.join(
          "\n",
          "2026-09-14T09:12:00.000Z START RequestId: 1 Version: 7",
          "2026-09-14T10:00:00.000Z " + LEFT,
          "2026-09-14T09:12:03.412Z " + REMOVED,
          "2026-09-14T09:12:03.500Z " + OTHERS,
          "2026-09-14T09:12:04.000Z REPORT RequestId: 1 {oops}",
          "");

  private final Path folder;

  ExplainLogTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void stop() {
    BED.close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void showsWhatWasDoneInTheOrderOfTimeAndHowToUndoIt() throws IOException {
    Ran ran = explain(file("log", LOG).toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            """
            LOG       what the functions did, as it was exported:
            2026-09-14T09:12:03Z  33333333  RUNNING/RUNNING/   DEREGISTER UNHEALTHY_FOUND,
                                            UNHEALTHY          DEREGISTERED
              $ %s
            2026-09-14T10:00:00Z  33333333  -                  STRANDED in srv-web, LEFT
                                                               REPORT_ONLY
              $ aws ecs stop-task --task 3333
            """
                .formatted(UNDO))
        .contains("\n$ " + UNDO + "\n")
        .doesNotContain("11111111");
    assertThat(flat(ran.out()))
        .contains("DO It was taken out of Cloud Map, says the log, and has recovered.")
        .contains("Or: ECS registers a task once.");
  }

  @Test
  void readsWhatIsPackedAndStandardInput() throws IOException {
    Path packed = folder.resolve("000000.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(LOG.getBytes(StandardCharsets.UTF_8));
    }
    String plain = explain(file("log", LOG).toString()).out();

    assertThat(withoutTime(explain(packed.toString()).out())).isEqualTo(withoutTime(plain));
    assertThat(
            withoutTime(
                BED.explain(Cli.PLAIN.withInput(LOG), "prod/" + ExplainBed.STRANDED, "--log", "-")
                    .out()))
        .isEqualTo(withoutTime(plain));
  }

  @Test
  void readsWhatTheAwsCliPrints() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    ArrayNode events = json.putArray("events");
    for (String message : List.of("START RequestId: 1", LEFT + "\n", REMOVED)) {
      events.addObject().put("message", message).put("timestamp", 1_789_376_400_000L);
    }
    String printed = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);

    assertThat(withoutTime(explain(file("printed", printed).toString()).out()))
        .isEqualTo(withoutTime(explain(file("log", LOG).toString()).out()));
  }

  private static String withoutTime(String text) {
    return text.replaceAll("started .* ago", "");
  }

  @Test
  void ofAServiceTheLinesOfItsOwnTasks() throws IOException {
    String file = file("log", LOG).toString();

    assertThat(BED.explain(Cli.PLAIN, "prod/web", "--log", file).out())
        .contains("DEREGISTERED", "STRANDED in srv-web")
        .doesNotContain("Z  11111111");
    assertThat(BED.explain(Cli.PLAIN, "prod/shy", "--log", file).out())
        .contains("what was exported says nothing of it");
  }

  @Test
  void aFailureIsShownWithItsSentenceAndSteersNoTerminal() throws IOException {
    String failed =
        "{\"timestamp\":\"2026-09-14T09:12:03Z\",\"error\":\"InvalidInput\",\"errorMessage\":"
            + "\"\\u001b[2J the event of %s: expected a text\"}".formatted(ExplainBed.WELL);

    String out =
        BED.explain(Cli.PLAIN, "prod/" + ExplainBed.WELL, "--log", file("log", failed).toString())
            .out();

    assertThat(flat(out)).contains("InvalidInput", "✗ \uFFFD[2J the event of");
    assertThat(out).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON\nat all\n", "{half\n", "[1, 2]"})
  void whatIsNoLogEndsWith2(String text) throws IOException {
    Ran ran = explain(file("log", text).toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("log: no line of it holds a JSON object.");
    assertThat(ran.out()).isEmpty();
  }

  private static Ran explain(String file) {
    return BED.explain(Cli.PLAIN, "prod/" + ExplainBed.STRANDED, "--log", file);
  }
}
