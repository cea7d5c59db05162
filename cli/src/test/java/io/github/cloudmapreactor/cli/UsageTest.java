package io.github.cloudmapreactor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli.Ran;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that cannot be meant end with 2 and a sentence that helps. */
final class UsageTest {

  private static final String SCENARIO = Cli.scenario("spot-interruption");

  private static final String CLUSTER_ARN = "arn:aws:ecs:eu-west-1:123456789012:cluster/prod";

  private final Path folder;

  UsageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Arguments> misuses() {
    return Stream.of(
        misuse("say what to do: replay, stand-in, watch, redrive, explain or doctor"),
        misuse("Unmatched argument at index 0: 'play'", "play"),
        misuse("Unknown option: '--fast'", "replay", "--fast"),
        misuse("no-such: there is no such file or folder", "replay", "no-such"),
        misuse("did you mean " + SCENARIO, "replay", "spot-interruption"),
        misuse("it is no event; name the folder", "replay", SCENARIO + "/seed.json"),
        misuse("mutually exclusive", "replay", "--aws", "--endpoint", "http://127.0.0.1:1"),
        misuse("--enforce goes with --aws only", "replay", "--enforce"),
        misuse("contradict each other", "replay", "--aws", "--observe", "--enforce"),
        misuse("found \"nonsense\"", "replay", "--endpoint", "nonsense"),
        misuse("is AWS itself", "replay", "--endpoint", "https://ecs.eu-west-1.amazonaws.com"),
        misuse("is AWS itself", "replay", "--endpoint", "https://ecs.eu-west-1.api.aws"),
        misuse("is AWS itself", "replay", "--endpoint", "https://x.cn-north-1.amazonaws.com.cn"),
        misuse("--seed goes with files", "replay", "--seed", SCENARIO + "/seed.json", SCENARIO),
        misuse("leave it out", "replay", "--seed", "s.json", "--endpoint", "http://localhost:1"),
        misuse("no-seed.json: it cannot be read", "replay", "--seed", "no-seed.json", "-"),
        misuse("there is no event in it", "replay", "-"),
        misuse("that is no file; name another", "replay", "--report", ".", SCENARIO),
        misuse("it cannot be written", "replay", "--report", "no-such/report.html", SCENARIO),
        misuse("--port: expected a number", "stand-in", "--port", "70000"),
        misuse("Invalid value for option '--port'", "stand-in", "--port", "http"),
        misuse("say where to look: --aws, --endpoint URL, or --demo", "watch"),
        misuse("mutually exclusive", "watch", "--aws", "--demo"),
        misuse("--demo tells a story of its own", "watch", "--demo", "--once"),
        misuse("--demo tells a story of its own", "watch", "--demo", "--clusters", "prod"),
        misuse("--fast goes with --demo only", "watch", "--aws", "--fast"),
        misuse("contradict each other", "watch", "--aws", "--once", "--interval", "10s"),
        misuse("contradict each other", "watch", "--aws", "--once", "--sweep-interval", "1m"),
        misuse("goes with --enforce only", "watch", "--aws", "--stranded", "replace"),
        misuse(
            "after two sweeps", "watch", "--aws", "--once", "--enforce", "--stranded", "replace"),
        misuse("--stranded is \"stop\", but must be", "watch", "--aws", "--stranded", "stop"),
        misuse("--sweep-interval is \"1s\", but", "watch", "--aws", "--sweep-interval", "1s"),
        misuse("--demo tells a story of its own", "watch", "--demo", "--stranded", "report"),
        misuse("is AWS itself", "watch", "--endpoint", "https://ecs.eu-west-1.amazonaws.com"),
        misuse("--interval is \"1s\", but must be", "watch", "--aws", "--interval", "1s"),
        misuse("say where to look: --aws, --endpoint URL, or --demo", "redrive"),
        misuse("contradict each other", "redrive", "--aws", "--observe", "--enforce"),
        misuse("contradict each other", "redrive", "--aws", "--stack", "a", "--queue", "b"),
        misuse("--demo tells a story of its own", "redrive", "--demo", "--enforce"),
        misuse("--fast goes with --demo only", "redrive", "--aws", "--fast"),
        misuse("--max: expected a number from 1", "redrive", "--aws", "--max", "0"),
        misuse("--stack: expected a name", "redrive", "--aws", "--stack", "a/b"),
        misuse("is AWS itself", "redrive", "--endpoint", "https://sqs.eu-west-1.amazonaws.com"),
        misuse("say where to look: --aws, --endpoint URL, or --demo", "explain", "prod/web"),
        misuse("say what to explain: give the ARN of a task", "explain", "--aws"),
        misuse("--demo tells a story of its own", "explain", "--demo", "prod/web"),
        misuse("--fast goes with --demo only", "explain", "--aws", "--fast", "prod/web"),
        misuse("names nothing that can be explained", "explain", "--aws", "a/b/c"),
        misuse("names nothing that can be explained", "explain", "--aws", "x y"),
        misuse("names nothing that can be explained", "explain", "--aws", CLUSTER_ARN),
        misuse("say of which cluster, as CLUSTER/web", "explain", "--aws", "web"),
        misuse("is of the cluster prod", "explain", "--aws", "prod/web", "--cluster", "dev"),
        misuse("--cluster: expected the name", "explain", "--aws", "web", "--cluster", "a b"),
        misuse("--log-group: expected the name", "explain", "--aws", "a/b", "--log-group", "$(x)"),
        misuse("--stack: expected a name", "explain", "--aws", "prod/web", "--stack", "a/b"),
        misuse("no-log: it cannot be read", "explain", "--aws", "prod/web", "--log", "no-log"),
        misuse("is AWS itself", "explain", "a/b", "--endpoint", "https://ecs.eu-west-1.api.aws"),
        misuse("--clusters is \"a b\", but must be", "watch", "--aws", "--clusters", "a b"));
  }

  private static Arguments misuse(String message, String... arguments) {
    return Arguments.of(message, List.of(arguments));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void endsWith2(String message, List<String> arguments) {
    Ran ran = Cli.PLAIN.run(arguments.toArray(new String[0]));

    assertThat(ran.err()).startsWith("reactor: ").contains(message).doesNotContain("\tat ");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1", "[{}, oops]", "oops"})
  void inputThatIsNotJsonEndsWith2(String input) {
    Ran ran = Cli.PLAIN.withInput(input).run("replay", "-");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("standard input: not JSON in line 1, column")
        .contains("Give one event, an array of events, one event a line, or");
  }

  @Test
  void afterInputThatIsNotJsonTheDocumentIsStillWhole() {
    Ran ran = Cli.PLAIN.withInput("{} oops").run("replay", "--json", "-");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).contains("\"scenarios\"").endsWith("}" + System.lineSeparator());
  }

  @Test
  void anEmptyFolderEndsWith2() {
    assertThat(Cli.PLAIN.run("replay", folder.toString()).err())
        .contains("there is nothing to replay");
  }

  @Test
  void anEventThatIsNotListedEndsWith2() throws IOException {
    Path scenario = TestFiles.copy(Path.of(SCENARIO), folder);
    Files.writeString(scenario.resolve("99-forgotten.json"), "{}");

    Ran ran = Cli.PLAIN.run("replay", scenario.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("99-forgotten.json: it is not listed under events in");
  }

  @Test
  void anExpectationForAFileWithTwoEventsEndsWith2() throws IOException {
    Path scenario = TestFiles.copy(Path.of(SCENARIO), folder);
    Path first = Path.of(TestFiles.in(scenario.toString(), "01"));
    Files.writeString(first, Files.readString(first).repeat(2));

    Ran ran = Cli.PLAIN.run("replay", scenario.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected exactly one event");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "replay", "stand-in", "watch", "redrive", "explain"})
  void helpTeachesAndEndsWith0(String command) {
    String[] arguments = command.isEmpty() ? new String[] {"-h"} : new String[] {command, "-h"};

    Ran ran = Cli.PLAIN.run(arguments);

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("Usage: reactor").containsIgnoringCase("cloud map");
    assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void saysItsVersion() {
    assertThat(Cli.PLAIN.run("--version").out())
        .matches("reactor \\d+\\.\\d+\\.\\S+, commit ([-\\w.]{7,}|unknown)\\RJava \\S+\\R");
  }

  /** Bash itself takes the script, and completes the name of a command. */
  @Test
  void completesInAShell() throws IOException, InterruptedException {
    Ran ran = Cli.PLAIN.run("generate-completion");
    assertThat(ran.exitCode()).isZero();
    String asked =
        "%nCOMP_WORDS=(reactor repl) COMP_CWORD=1; _complete_reactor; echo \"${COMPREPLY[@]}\"%n";
    Process bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true).start();
    try (Writer input = bash.outputWriter(StandardCharsets.UTF_8)) {
      input.write(ran.out() + asked.formatted());
    }
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("replay");
    assertThat(bash.waitFor()).isZero();
  }
}
