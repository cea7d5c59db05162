package io.github.cloudmapreactor.cli.usage;

import java.io.Serial;

/** Something that whoever gave the command can mend; the message says what, and how. */
public final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Refuses what cannot be meant.
   *
   * @throws UsageException with the message, where it is wrong
   */
  public static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new UsageException(message);
    }
  }
}
