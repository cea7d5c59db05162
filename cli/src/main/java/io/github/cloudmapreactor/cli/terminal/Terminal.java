package io.github.cloudmapreactor.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command talks to.
 *
 * @param width how many characters fit into a line of {@code out}
 * @param colour whether {@code out} shows colours
 * @param progress whether someone sees {@code err} and cannot see {@code out}
 * @param live whether what stands on {@code out} can be drawn anew
 * @param environment the process's environment variables
 * @param home the project's folder, in which {@code test-events} lies
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    int width,
    boolean colour,
    boolean progress,
    boolean live,
    Map<String, String> environment,
    Path home) {

  private static final int USUAL_WIDTH = 80;

  /** Below this the columns do not fit any more. */
  private static final int NARROWEST = 72;

  private static final int WIDEST = 200;

  /**
   * The process's own, as the launcher describes it in system properties: Java 17 cannot tell which
   * of its streams is a terminal.
   */
  public static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean outIsTerminal = Boolean.getBoolean("reactor.stdout.terminal");
    boolean errIsTerminal = Boolean.getBoolean("reactor.stderr.terminal");
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        width(environment.getOrDefault("COLUMNS", ""), System.getProperty("reactor.columns", "")),
        outIsTerminal && allowsColour(environment),
        errIsTerminal && !outIsTerminal,
        outIsTerminal && !isDumb(environment),
        environment,
        Path.of(System.getProperty("reactor.home", ".")));
  }

  /** The same in another environment. */
  public Terminal withEnvironment(Map<String, String> other) {
    return new Terminal(in, out, err, width, colour, progress, live, other, home);
  }

  /** The first of the texts that is a sensible number of columns, and 80 otherwise. */
  static int width(String... texts) {
    for (String text : texts) {
      if (text.matches("[1-9][0-9]{0,3}")) {
        return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(text)));
      }
    }
    return USUAL_WIDTH;
  }

  /**
   * Whether colours are wanted.
   *
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  static boolean allowsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
  }

  private static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** UTF-8 whatever the locale says: a POSIX locale would turn every ✓ into a question mark. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
