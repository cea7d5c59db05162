package io.github.cloudmapreactor.cli.usage;

/** How a command ended, for whoever called it. */
public final class ExitCode {

  /** As expected. */
  public static final int GOOD = 0;

  /** Something ended differently, or an event failed. */
  public static final int BAD = 1;

  /** The command cannot be meant like this. */
  public static final int USAGE = 2;

  private ExitCode() {}

  /** Of a command that ended as expected, or not. */
  public static int of(boolean good) {
    return good ? GOOD : BAD;
  }
}
