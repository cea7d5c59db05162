package io.github.cloudmapreactor.cli.usage;

import org.jspecify.annotations.Nullable;

/** The name of the stack that deploys the reactor, as commands take it with {@code --stack}. */
public final class StackName {

  /** What it is called unless somebody says otherwise. */
  public static final String USUAL = "CloudMapReactor";

  private StackName() {}

  /** The given name; the usual one where none is given. */
  public static String orUsual(@Nullable String given) {
    return given == null ? USUAL : given;
  }

  /**
   * Refuses what CloudFormation takes for no name.
   *
   * @throws UsageException for that
   */
  public static void requireMeant(@Nullable String given) {
    UsageException.refuse(
        given != null && !given.matches("[A-Za-z][A-Za-z0-9-]{0,127}"),
        "--stack: expected a name of letters, digits and hyphens");
  }
}
