package io.github.cloudmapreactor.cli;

import io.github.cloudmapreactor.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs the tool as a shell would, in this process. */
public record Cli(String input, int width, boolean colour, Map<String, String> environment) {

  /** The project's folder, from this module's. */
  public static final Path HOME = Path.of("..");

  public static final Path TEST_EVENTS = HOME.resolve("test-events");

  /** A pipe of 80 columns in an empty environment. */
  public static final Cli PLAIN = new Cli("", 80, false, Map.of());

  /** What a run printed, and how it ended. */
  public record Ran(int exitCode, String out, String err) {}

  public Cli withInput(String text) {
    return new Cli(text, width, colour, environment);
  }

  public Cli withWidth(int columns) {
    return new Cli(input, columns, colour, environment);
  }

  public Cli withColour() {
    return new Cli(input, width, true, environment);
  }

  public Cli withEnvironment(Map<String, String> variables) {
    return new Cli(input, width, colour, variables);
  }

  public Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = ReactorCommand.commandLine(terminal(out, err)).execute(arguments);
    return new Ran(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        width,
        colour,
        false,
        false,
        environment,
        HOME);
  }

  /** A scenario's folder in test-events. */
  public static String scenario(String name) {
    return TEST_EVENTS.resolve(name).toString();
  }
}
