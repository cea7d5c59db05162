package io.github.cloudmapreactor.lambda;

import java.util.Map;

/** What happens around the call that goes wrong. */
enum FaultScene {
  /** The event of a task that stops. */
  STOP(Map.of()),
  /** The event of a task that runs, and of which DescribeTasks says that it is UNHEALTHY. */
  SICK_FOUND(Map.of()),
  /** The event of a task that states UNHEALTHY itself. */
  SICK_STATED(Map.of()),
  /** An input that is no event. */
  HOPELESS(Map.of()),
  /** The minute of the schedule. */
  MINUTE(Map.of()),
  /** The watch finds a task UNHEALTHY. */
  WATCH_SICK(Map.of()),
  /** The watch finds a task in a state that nobody knows. */
  WATCH_LEFT(Map.of()),
  /** The sweep finds an instance whose task has stopped, in a cluster of its own. */
  SWEEP_ORPHAN(Map.of()),
  /** The sweep finds a task stranded for the second time, and is to replace it. */
  SWEEP_STRANDED(Map.of("REACTOR_STRANDED", "replace"));

  private final Map<String, String> settings;

  FaultScene(Map<String, String> settings) {
    this.settings = settings;
  }

  Map<String, String> settings() {
    return settings;
  }

  /** Whether it is the events function's; the others are the watch's. */
  boolean isEvent() {
    return ordinal() <= MINUTE.ordinal();
  }
}
