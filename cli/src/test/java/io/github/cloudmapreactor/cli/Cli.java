package io.github.cloudmapreactor.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs the tool as a shell would, in this process. */
record Cli(String input, int width, boolean colour, Map<String, String> environment) {

  /** The project's folder, from this module's. */
  static final Path HOME = Path.of("..");

  static final Path TEST_EVENTS = HOME.resolve("test-events");

  /** A pipe of 80 columns in an empty environment. */
  static final Cli PLAIN = new Cli("", 80, false, Map.of());

  /** What a run printed, and how it ended. */
  record Ran(int exitCode, String out, String err) {}

  Cli withInput(String text) {
    return new Cli(text, width, colour, environment);
  }

  Cli withWidth(int columns) {
    return new Cli(input, columns, colour, environment);
  }

  Cli withColour() {
    return new Cli(input, width, true, environment);
  }

  Cli withEnvironment(Map<String, String> variables) {
    return new Cli(input, width, colour, variables);
  }

  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = ReactorCommand.commandLine(terminal(out, err)).execute(arguments);
    return new Ran(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
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
  static String scenario(String name) {
    return TEST_EVENTS.resolve(name).toString();
  }
}
