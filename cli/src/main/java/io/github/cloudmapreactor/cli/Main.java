package io.github.cloudmapreactor.cli;

import io.github.cloudmapreactor.cli.terminal.Terminal;

/** Where the process begins and ends. */
final class Main {

  private Main() {}

  /** Carries out one command; the exit code says how it ended. */
  public static void main(String[] args) {
    System.exit(ReactorCommand.commandLine(Terminal.ofProcess()).execute(args));
  }
}
