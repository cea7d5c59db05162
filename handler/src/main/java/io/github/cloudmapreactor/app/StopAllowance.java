package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.Decision.Reason;

/**
 * How many tasks that stop the watch removes in one pass or sweep. More of them are a storm, whose
 * events are waiting for Cloud Map's rate: whoever removed them too would only take a share of that
 * rate, and each event would cost a call all the same.
 */
final class StopAllowance {

  private static final int MOST = 50;

  private int used;
  private int postponed;

  /** Whether a task of which this was decided is to be removed now. */
  boolean admits(Decision decision) {
    if (!(decision instanceof Deregister)) {
      return false;
    }
    if (decision.reason() != Reason.STOPPING) {
      return true;
    }
    if (used == MOST) {
      postponed++;
      return false;
    }
    used++;
    return true;
  }

  /** How many were left to their events, and to the next sweep. */
  int postponed() {
    return postponed;
  }
}
