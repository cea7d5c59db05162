package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which events a rule must pass, by the function's own {@code decide}. */
final class WantedEvents {

  private final DeregistrationPolicy tables;
  private final HealthSource healthSource;

  WantedEvents(Policy policy, HealthSource healthSource) {
    this.tables = new DeregistrationPolicy(policy);
    this.healthSource = healthSource;
  }

  /** The policy that a function has which is deployed under this context. */
  static Policy policy(Map<String, String> context) {
    Map<String, String> environment = new HashMap<>();
    FunctionSettings.open()
        .forEach(
            setting -> {
              String text = context.get(FunctionSettings.nameOf(setting));
              if (text != null) {
                environment.put(setting.variable(), text);
              }
            });
    return Settings.from(environment).policy();
  }

  /** Whether the event that states this must pass. */
  boolean has(TaskState state) {
    Instant changed = state.times().asOf();
    boolean fresh = has(state, changed);
    boolean stale = has(state, changed.plus(Duration.ofHours(1)));
    if (fresh != stale) {
      throw new AssertionError("an event's age does not show in it: " + state);
    }
    return fresh;
  }

  private boolean has(TaskState state, Instant now) {
    Decision decision = tables.decide(state, now);
    return switch (decision.reason()) {
      // Kept, but for a person to look at.
      case UNRECOGNIZED_STATUS -> true;
      // As if it named a service in scope; the inspection will tell which it is.
      case SERVICE_NOT_STATED -> has(withService(state), now);
      case HEALTH_NOT_STATED -> healthSource == HealthSource.EVENTS;
      case STALE_VERDICT -> true;
      default -> decision instanceof Decision.Deregister;
    };
  }

  private static TaskState withService(TaskState state) {
    return new TaskState(
        state.task(),
        state.source(),
        state.version(),
        state.statuses(),
        state.times(),
        new Owner("service:web", state.owner().startedBy()),
        state.stopCode());
  }
}
