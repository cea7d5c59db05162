package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The function's own way of a task, tried on what was read: what it would do, and nothing done. */
record Rehearsal(Snapshot snapshot, InstantSource clock) {

  /** As much time as any call may take. */
  private static final Deadline IN_TIME = () -> Deadline.LONGEST_CALL.plus(Deadline.TO_REPORT);

  /** What would become of these tasks, in this order, a report each. */
  List<Report> play(Policy policy, List<TaskState> states) {
    return play(policy, states, UnaryOperator.identity());
  }

  /** The same, if ECS services were another way. */
  List<Report> play(Policy policy, List<TaskState> states, UnaryOperator<ServiceView> change) {
    RegistrationLookup lookup =
        (cluster, names) -> {
          Map<String, ServiceView> views = new LinkedHashMap<>();
          snapshot
              .find(cluster, names)
              .forEach((name, view) -> views.put(name, change.apply(view)));
          return views;
        };
    return new Reactor(
            new DeregistrationPolicy(policy),
            snapshot,
            new ServiceViews(lookup, Duration.ZERO, ServiceViews.Calls.LEAN, Pace.NONE, clock),
            snapshot,
            Duration.ZERO,
            duration -> {},
            Pace.NONE,
            List::of,
            clock)
        .react(states, IN_TIME);
  }
}
