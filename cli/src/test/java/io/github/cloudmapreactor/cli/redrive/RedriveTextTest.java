package io.github.cloudmapreactor.cli.redrive;

import static io.github.cloudmapreactor.cli.redrive.LetterBed.event;
import static io.github.cloudmapreactor.cli.redrive.LetterBed.givenUp;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of dead letters, and a script. Nobody knows who wrote them. */
final class RedriveTextTest {

  /** A beginning of commands to a terminal, in one character and in two; and others as bad. */
  private static final String EVIL = "\u009b2J\u202e\u2028\u200b";

  @AutoClose private final LetterBed bed = new LetterBed();

  @ParameterizedTest
  @ValueSource(ints = {72, 80, 160, 200})
  void noLineIsLongerThanTheTerminalIsWide(int width) {
    putSome();
    Cli cli = Cli.PLAIN.withWidth(width);

    for (Ran ran :
        List.of(bed.redrive(cli), bed.redrive(cli, "--observe"), bed.redrive(cli, "--enforce"))) {
      assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
      assertThat(ran.out().lines())
          // A command is to be copied, and must not be broken.
          .filteredOn(line -> !line.startsWith("aws "))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }
  }

  @Test
  void takesTwoLinesALetterInAnUsualTerminal() {
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").stopping(), givenUp("AccessDeniedException", "no right"));

    assertThat(undated(bed.redrive("--observe")))
        .containsSubsequence(
            "  SENT              TASK      SERVICE / WAS",
            "           DECISION AND REASON         OUTCOME                  LETTER",
            "  DATE              orders-1  shop/orders / AccessDeniedException",
            "           DEREGISTER STOPPING         HELD_BACK OBSERVE_MODE   would be deleted");
  }

  @Test
  void takesOneLineALetterInAWideTerminal() {
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").stopping(), givenUp("AccessDeniedException", "no right"));

    assertThat(undated(bed.redrive(Cli.PLAIN.withWidth(160), "--enforce")))
        .anyMatch(
            line ->
                line.matches(
                    "  DATE  orders-1  shop/orders +AccessDeniedException +DEREGISTER STOPPING"
                        + " +DEREGISTERED +deleted"));
  }

  @Test
  void whatIsTheMatterWithManyIsSaidOnce() {
    bed.put("no event", Map.of());
    bed.put("no event", Map.of());

    assertThat(bed.redrive("--observe").out()).containsOnlyOnce("✗ InvalidEvent");
  }

  @Test
  void nothingThatALetterSaysReachesTheTerminalAsACommand() {
    String evilEvent =
        """
        {"source": "%s", "detail": {"taskArn": "task/\\u001b]0;evil\\u0007", "clusterArn": "c/%s",
         "group": "service:\\u001b[2J%s"}}
        """
            .formatted(EVIL, EVIL, EVIL);
    bed.put(evilEvent, givenUp("Evil" + EVIL, "evil" + EVIL + "\r\n\tfake line"));
    bed.put(LetterReaderTest.record(evilEvent).replace("it broke", EVIL + "\\u001b"), Map.of());

    for (String option : List.of("--max=9", "--observe", "--enforce")) {
      String text = bed.redrive(option).out();
      assertThat(text).contains("]0;evil", "Evil\uFFFD2J");
      assertThat(text.codePoints())
          .allMatch(point -> point == '\n' || !Character.isISOControl(point))
          .noneMatch(point -> Character.getType(point) == Character.FORMAT)
          .noneMatch(point -> Character.getType(point) == Character.LINE_SEPARATOR);
      assertThat(bed.redrive(option, "--json").out().codePoints())
          .allMatch(point -> point == '\n' || (point >= ' ' && point <= '~'));
    }
  }

  @Test
  void jsonTellsCausesAndTheSummary() throws JsonProcessingException {
    bed.put(event("orders-1").stopping(), givenUp("AccessDeniedException", "no right"));
    bed.put(event("orders-2").stopping(), givenUp("AccessDeniedException", "no right"));

    List<JsonNode> lines = json(bed.redrive("--json"));

    assertThat(lines).hasSize(2);
    JsonNode cause = lines.get(0);
    assertThat(cause.path("letters").asInt()).isEqualTo(2);
    assertThat(cause.path("road").asText()).isEqualTo("FUNCTION");
    assertThat(cause.path("error").asText()).isEqualTo("AccessDeniedException");
    assertThat(cause.path("remedy").asText()).contains("the function's role");
    assertThat(cause.at("/example/service").asText()).isEqualTo("orders");
    assertThat(cause.path("queue").asText()).endsWith("/" + LetterBed.DEAD_LETTERS);
    assertThat(lines.get(1).at("/summary/mode").asText()).isEqualTo("list");
    assertThat(lines.get(1).at("/summary/good").asBoolean()).isFalse();
  }

  @Test
  void jsonTellsHowEachLetterEnded() throws JsonProcessingException {
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").stopping(), givenUp("AccessDeniedException", "no right"));
    bed.put("no event", Map.of());

    List<JsonNode> lines = json(bed.redrive("--enforce", "--json"));

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).path("deleted").asBoolean()).isTrue();
    assertThat(lines.get(0).at("/was/error").asText()).isEqualTo("AccessDeniedException");
    assertThat(lines.get(0).at("/function/outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(lines.get(1).path("deleted").asBoolean()).isFalse();
    assertThat(lines.get(1).at("/problem/error").asText()).isEqualTo("InvalidEvent");
    assertThat(lines.get(1).at("/problem/errorMessage").asText()).doesNotContain("names no queue");
    assertThat(lines.get(2).at("/summary/ended").asInt()).isEqualTo(1);
    assertThat(lines.get(2).at("/summary/staying").asInt()).isEqualTo(1);
  }

  private void putSome() {
    bed.start("orders-1", "UNHEALTHY");
    bed.start("orders-2", "UNHEALTHY");
    bed.start("orders-3", "HEALTHY");
    bed.put(
        event("orders-1").unhealthy(), givenUp("AccessDeniedException", "no right ".repeat(99)));
    bed.put(event("orders-2").unhealthy(), Map.of());
    bed.put(event("orders-3").stopping(), givenUp("x".repeat(200), "y".repeat(900)));
    bed.put("no event", Map.of());
    bed.put("{\"cut", Map.of("ErrorType", "InvalidEvent", "OriginalBytes", "2000000"));
    bed.put(
        "{\"detail\": {\"taskArn\": \"%1$s\", \"clusterArn\": \"%1$s\"}}"
            .formatted("z".repeat(3_000)),
        Map.of());
  }

  private static List<String> undated(Ran ran) {
    return ran.out()
        .lines()
        .map(line -> line.replaceFirst("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d", "DATE"))
        .map(
            line ->
                line.replaceFirst(
                    "DATE  orders-1  shop/orders /", "DATE              orders-1  shop/orders /"))
        .toList();
  }

  private static List<JsonNode> json(Ran ran) throws JsonProcessingException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : ran.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
