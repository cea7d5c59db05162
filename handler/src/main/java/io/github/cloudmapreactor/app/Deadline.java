package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Failure;
import java.time.Duration;

/** How much time the invocation has left. */
@FunctionalInterface
public interface Deadline {

  /** The longest that a call takes, retries included, and a little to report it. */
  Duration TIME_FOR_A_CALL = Duration.ofSeconds(5);

  /** The type of the failure of what no longer fitted. */
  String OUT_OF_TIME = "OutOfTime";

  /** The time left; negative when it is over. */
  Duration left();

  /** Whether one more call fits. */
  default boolean leavesTime() {
    return leavesTimeAfter(Duration.ZERO);
  }

  /** Whether one more call fits after a wait. */
  default boolean leavesTimeAfter(Duration wait) {
    return left().minus(wait).compareTo(TIME_FOR_A_CALL) >= 0;
  }

  /**
   * Hands work back that no longer fits, rather than have it cut off.
   *
   * @throws CallFailedException where no more call fits
   */
  default void requireTime() {
    requireTimeAfter(Duration.ZERO);
  }

  /**
   * Hands work back that no longer fits after a wait.
   *
   * @throws CallFailedException where no more call fits then
   */
  default void requireTimeAfter(Duration wait) {
    if (leavesTimeAfter(wait)) {
      return;
    }
    long left = left().toMillis();
    String message =
        wait.isZero()
            ? "%d ms of the invocation are left and a call may take %d ms; if an invocation begins"
                + " like that, raise the function's timeout to 15 s or more"
            : "%d ms of the invocation are left and a call may take %d ms after its turn comes in "
                + wait.toMillis()
                + " ms";
    throw new CallFailedException(
        new Failure(OUT_OF_TIME, message.formatted(left, TIME_FOR_A_CALL.toMillis()), true));
  }
}
