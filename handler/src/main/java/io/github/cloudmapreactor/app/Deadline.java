package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Failure;
import java.time.Duration;

/** How much time the invocation has left, and what of it a call may take. */
@FunctionalInterface
public interface Deadline {

  /** What a call is given at most, retries included. */
  Duration LONGEST_CALL = Duration.ofMillis(4_500);

  /** What a call must be given at least: TLS on a cold, small function takes half of it. */
  Duration SHORTEST_CALL = Duration.ofSeconds(1);

  /** What is kept to report what was done. */
  Duration TO_REPORT = Duration.ofMillis(500);

  /** What must be left for a call to begin. */
  Duration TIME_FOR_A_CALL = SHORTEST_CALL.plus(TO_REPORT);

  /** The type of the failure of what no longer fitted. */
  String OUT_OF_TIME = "OutOfTime";

  /** The time left; negative when it is over. */
  Duration left();

  /** The same, and at most this long from now. */
  default Deadline within(Duration most) {
    Duration spare = left().minus(most);
    return spare.isNegative() ? this : () -> left().minus(spare);
  }

  /** What a call that begins now may take, retries included. */
  default Duration timeForACall() {
    Duration most = left().minus(TO_REPORT);
    return most.compareTo(LONGEST_CALL) < 0 ? most : LONGEST_CALL;
  }

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
    String message =
        wait.isZero()
            ? "%d ms of the invocation are left and a call with its report needs %d ms; if an"
                + " invocation begins like that, raise the function's timeout to 15 s or more"
            : "%d ms of the invocation are left and a call with its report needs %d ms after its"
                + " turn, which comes in %d ms";
    throw new CallFailedException(
        new Failure(
            OUT_OF_TIME,
            message.formatted(left().toMillis(), TIME_FOR_A_CALL.toMillis(), wait.toMillis()),
            true));
  }
}
