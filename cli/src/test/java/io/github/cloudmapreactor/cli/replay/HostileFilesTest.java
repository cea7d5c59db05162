package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and scenarios of people whom nobody knows: what they can do to an operator's terminal. */
final class HostileFilesTest {

  /** Clears the screen, sets the title, resets, hides, and turns the direction of reading. */
  private static final String EVIL = "a\u001bc\u001b[2J\u001b]0;pwned\u0007\u009b2J\u202eb\u2066";

  private final Path folder;

  HostileFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void assertHarmless(Ran ran) {
    assertThat(ran.out() + ran.err())
        .matches(text -> text.codePoints().allMatch(HostileFilesTest::isHarmless));
  }

  private static boolean isHarmless(int point) {
    return point == '\n'
        || point == '\r'
        || (!Character.isISOControl(point) && Character.getType(point) != Character.FORMAT);
  }

  private static String event(String text) {
    return """
        {"id": "1", "source": "aws.ecs", "detail-type": "ECS Task State Change",
         "account": "210987654321", "region": "eu-west-1", "time": "2026-09-14T09:00:00Z",
         "detail": {
           "clusterArn": "arn:aws:ecs:eu-west-1:210987654321:cluster/prod",
           "taskArn": "arn:aws:ecs:eu-west-1:210987654321:task/prod/0f3c%1$s",
           "group": "service:orders%1$s", "lastStatus": "STOPPED%1$s", "desiredStatus": "STOPPED",
           "stopCode": "%1$s", "version": 6, "updatedAt": "2026-09-14T09:00:00Z"}}
        """
        .formatted(text);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
    return escaped.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay -", "replay --json -"})
  void anEventCannotSteerTheTerminal(String command) {
    Ran ran = Cli.PLAIN.withInput(event(escaped(EVIL))).run(command.split(" "));
    assertThat(ran.out()).contains("0f3c").contains("InvalidEvent");
    assertHarmless(ran);
  }

  /** Jackson quotes what it cannot read, escape characters included. */
  @ParameterizedTest
  @ValueSource(strings = {"a\u001bc", "a\u009b2J", "{\"a\": b\u001bc}", "[\u202e]", "{} x\u007f"})
  void whatIsNoJsonCannotSteerTheTerminal(String input) {
    Ran ran = Cli.PLAIN.withInput(input).run("replay", "-");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("not JSON");
    assertHarmless(ran);
  }

  @Test
  void aFilesNameCannotSteerTheTerminal() throws IOException {
    Path file = Files.writeString(folder.resolve("01-a\u001bc\u202e.json"), "{}");
    assertHarmless(Cli.PLAIN.run("replay", file.toString()));
    Files.writeString(file, "{");
    Ran ran = Cli.PLAIN.run("replay", file.toString());
    assertThat(ran.err()).contains("not JSON");
    assertHarmless(ran);
  }

  @Test
  void aScenarioReadsNothingOutsideItsFolder() throws IOException {
    Files.writeString(folder.resolve("secret.json"), event(""));
    Path scenario = TestFiles.copy(Path.of(Cli.scenario("spot-interruption")), folder.resolve("s"));
    Path expected = scenario.resolve("expected.json");
    Files.writeString(
        expected,
        Files.readString(expected)
            .replaceFirst("\"file\": *\"[^\"]*\"", "\"file\": \"../secret.json\""));
    Ran ran = Cli.PLAIN.run("replay", scenario.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no file").contains("in its folder");
  }

  @Test
  void aNestingBombEndsInASentence() {
    Ran ran = Cli.PLAIN.withInput("[".repeat(100_000)).run("replay", "-");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("not JSON").doesNotContain("\tat ");
  }
}
