package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FaultPath.EVENT;
import static io.github.cloudmapreactor.lambda.FaultPath.SWEEP;
import static io.github.cloudmapreactor.lambda.FaultPath.WATCH;

import java.util.Optional;

/** A call that the product makes: which operation, on which way, and what for. */
enum FaultSpot {
  EVENT_TASK(EVENT, "DescribeTasks", Role.READ, FaultScene.SICK_FOUND),
  EVENT_SERVICE(EVENT, "DescribeServices", Role.READ, FaultScene.STOP),
  EVENT_COUNT(EVENT, "ListInstances", Role.READ, FaultScene.SICK_FOUND),
  EVENT_UNDO(EVENT, "GetInstance", Role.UNDO, FaultScene.SICK_STATED),
  EVENT_REMOVAL(EVENT, "DeregisterInstance", Role.REMOVAL, FaultScene.STOP),
  EVENT_CONFIRMATION(EVENT, "GetOperation", Role.CONFIRMATION, FaultScene.STOP),
  EVENT_LETTER(EVENT, "SendMessage", Role.LETTER, FaultScene.HOPELESS),
  EVENT_TICKS(EVENT, "SendMessageBatch", Role.TICKS, FaultScene.MINUTE),
  WATCH_CLUSTERS(WATCH, "ListClusters", Role.SCAN, FaultScene.WATCH_SICK),
  WATCH_LISTING(WATCH, "ListTasks", Role.SCAN, FaultScene.WATCH_SICK),
  WATCH_TASKS(WATCH, "DescribeTasks", Role.SCAN, FaultScene.WATCH_SICK),
  WATCH_SERVICE(WATCH, "DescribeServices", Role.READ, FaultScene.WATCH_SICK),
  WATCH_COUNT(WATCH, "ListInstances", Role.READ, FaultScene.WATCH_SICK),
  WATCH_UNDO(WATCH, "GetInstance", Role.UNDO, FaultScene.WATCH_LEFT),
  WATCH_REMOVAL(WATCH, "DeregisterInstance", Role.REMOVAL, FaultScene.WATCH_SICK),
  WATCH_CONFIRMATION(WATCH, "GetOperation", Role.CONFIRMATION, FaultScene.WATCH_SICK),
  SWEEP_CLUSTERS(SWEEP, "ListClusters", Role.BEGINNING, FaultScene.SWEEP_ORPHAN),
  SWEEP_SERVICES(SWEEP, "ListServices", Role.SCAN, FaultScene.SWEEP_ORPHAN),
  SWEEP_REGISTRATIONS(SWEEP, "DescribeServices", Role.SCAN, FaultScene.SWEEP_ORPHAN),
  SWEEP_LISTING(SWEEP, "ListInstances", Role.SCAN, FaultScene.SWEEP_ORPHAN),
  SWEEP_TASKS(SWEEP, "DescribeTasks", Role.SCAN, FaultScene.SWEEP_ORPHAN),
  SWEEP_REMOVAL(SWEEP, "DeregisterInstance", Role.REMOVAL, FaultScene.SWEEP_ORPHAN),
  SWEEP_CONFIRMATION(SWEEP, "GetOperation", Role.CONFIRMATION, FaultScene.SWEEP_ORPHAN),
  STOP_SERVICE(SWEEP, "DescribeServices", Role.CHECK, FaultScene.SWEEP_STRANDED),
  STOP_TASK_READ(SWEEP, "DescribeTasks", Role.CHECK, FaultScene.SWEEP_STRANDED),
  STOP(SWEEP, "StopTask", Role.STOP, FaultScene.SWEEP_STRANDED);

  /** What a call is for, which decides what its failure means. */
  enum Role {
    /** Where a task is, or how: without it nothing can be decided of that one task. */
    READ,
    /** What many tasks are read by. */
    SCAN,
    /** What a sweep cannot begin without. */
    BEGINNING,
    /** The removal itself. */
    REMOVAL,
    /** How the removal ended. */
    CONFIRMATION,
    /** What would be needed to put an instance back. */
    UNDO,
    /** The dead letter. */
    LETTER,
    /** The ticks of the next minute. */
    TICKS,
    /** The second look at a stranded task before it is stopped. */
    CHECK,
    /** Its stop. */
    STOP
  }

  private final FaultPath path;
  private final String operation;
  private final Role role;
  private final FaultScene scene;

  FaultSpot(FaultPath path, String operation, Role role, FaultScene scene) {
    this.path = path;
    this.operation = operation;
    this.role = role;
    this.scene = scene;
  }

  FaultPath path() {
    return path;
  }

  String operation() {
    return operation;
  }

  Role role() {
    return role;
  }

  FaultScene scene() {
    return scene;
  }

  /** The head of its column. */
  String title() {
    return role == Role.CHECK ? operation + " before a stop" : operation;
  }

  /** The cluster whose calls are meant, where others make the same call before. */
  Optional<String> cluster() {
    return role == Role.SCAN && path == SWEEP && !operation.equals("ListInstances")
        ? Optional.of(FaultWorld.OLD_CLUSTER)
        : Optional.empty();
  }

  /** How many calls of the operation come before the one that is meant. */
  int after() {
    return role == Role.CHECK ? 1 : 0;
  }
}
