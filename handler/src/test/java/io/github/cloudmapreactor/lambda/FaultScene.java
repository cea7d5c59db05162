package io.github.cloudmapreactor.lambda;

import java.util.Map;

/** What happens around the call that goes wrong. */
enum FaultScene {
  /** The event of a task that stops. */
  STOP,
  /** The event of a task that runs, and of which DescribeTasks says that it is UNHEALTHY. */
  SICK_FOUND,
  /** The event of a task that states UNHEALTHY itself. */
  SICK_STATED,
  /** An input that is no event. */
  HOPELESS,
  /** The minute of the schedule. */
  MINUTE,
  /** The watch finds a task UNHEALTHY. */
  WATCH_SICK,
  /** The watch finds a task in a state that nobody knows. */
  WATCH_LEFT,
  /** The sweep finds an instance whose task has stopped, in a cluster of its own. */
  SWEEP_ORPHAN,
  /** The sweep finds a task stranded for the second time, and is to replace it. */
  SWEEP_STRANDED;

  /** The settings that it needs. */
  Map<String, String> settings() {
    return this == SWEEP_STRANDED ? Map.of("REACTOR_STRANDED", "replace") : Map.of();
  }

  /** Whether it is the events function's; the others are the watch's. */
  boolean isEvent() {
    return switch (this) {
      case STOP, SICK_FOUND, SICK_STATED, HOPELESS, MINUTE -> true;
      case WATCH_SICK, WATCH_LEFT, SWEEP_ORPHAN, SWEEP_STRANDED -> false;
    };
  }
}
