package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import io.github.cloudmapreactor.core.TaskStatus.Phase;

/**
 * What the deployed rule forwards: the events of a service's task on which the function may act,
 * and without the health watch also those of one that runs, for its inspection. Cluster and service
 * are left to the function here.
 */
final class EventRule {

  private EventRule() {}

  /** Without the health watch. */
  static boolean forwardsToEventsAlone(TaskState state) {
    return forwards(state)
        || (state.owner().serviceName().isPresent()
            && state.statuses().lastStatus().phase() == Phase.RUNNING
            && state.statuses().healthStatus() == Health.NOT_STATED);
  }

  /** Beside the health watch. */
  static boolean forwards(TaskState state) {
    Phase phase = state.statuses().lastStatus().phase();
    return state.owner().serviceName().isPresent()
        && (state.statuses().desiredStatus() == TaskStatus.STOPPED
            || phase == Phase.LEAVING
            || phase == Phase.UNRECOGNIZED
            || state.statuses().healthStatus() == Health.UNHEALTHY);
  }
}
