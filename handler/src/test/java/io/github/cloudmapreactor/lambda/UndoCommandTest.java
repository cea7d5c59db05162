package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.app.Report.Undo;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command that puts an instance back, as a shell takes it: whoever may register instances in a
 * shared namespace chooses their attributes, and an operator runs the command.
 */
final class UndoCommandTest {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Stands in for the AWS CLI: prints what a shell makes of its arguments, one a line. */
  private static final String AWS =
      "aws() { for each in \"$@\"; do printf '%s\\n' \"$each\"; done; }; ";

  private static String command(Map<String, String> attributes) throws IOException {
    TaskRef task =
        TaskRef.of("arn:aws:ecs:eu-west-1:210987654321:task/prod/0f3c", "prod").orElseThrow();
    CloudMapService service =
        CloudMapService.of("arn:aws:servicediscovery:eu-west-1:999988887777:service/srv-orders")
            .orElseThrow();
    return UndoCommand.of(
        JSON, task, new Registration(service, new Outcome.AlreadyGone(), new Undo(attributes, "")));
  }

  private static List<String> arguments(String command) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", AWS + command).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's",
        "'; touch pwned; '",
        "'\\''",
        "$(touch pwned) `touch pwned` ${HOME} !! * ~",
        "\\",
        "\"}' --endpoint-url http://evil.example '",
        "a\nrm -rf .\n",
        "\u0000\u001b[2J\u009b",
        "\u202Egnp.exe",
        "file:///etc/passwd",
        "--debug"
      })
  void aShellTakesEachAttributeForItself(String text) throws IOException {
    Map<String, String> attributes = Map.of("NOTE", text, text, "value");
    String command = command(attributes);
    assertThat(command).matches("[\\x20-\\x7e]+");
    List<String> arguments = arguments(command);
    assertThat(arguments)
        .hasSize(10)
        .startsWith(
            "servicediscovery",
            "register-instance",
            "--region",
            "eu-west-1",
            "--service-id",
            "arn:aws:servicediscovery:eu-west-1:999988887777:service/srv-orders",
            "--instance-id",
            "0f3c",
            "--attributes");
    JsonNode json = FunctionFixture.parse(arguments.get(9));
    assertThat(json).hasSize(2);
    attributes.forEach((name, value) -> assertThat(json.get(name).asText()).isEqualTo(value));
  }

  /** Nothing else in it is quoted, for nothing else in it needs to be. */
  @Test
  void allElseIsWords() throws IOException {
    assertThat(command(Map.of()).replace(" '{}'", "")).matches("[a-z0-9:/ -]+");
  }
}
