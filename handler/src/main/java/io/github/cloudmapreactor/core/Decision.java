package io.github.cloudmapreactor.core;

/**
 * What should become of a task's registrations, and why. Whatever is not {@link Deregister} touches
 * nothing.
 */
public sealed interface Decision {

  /** Why, as a row of the decision table. */
  Reason reason();

  /** The decision in one word, as logs and answers spell it. */
  String word();

  /** The task should leave the registry. */
  record Deregister(Reason reason) implements Decision {
    @Override
    public String word() {
      return "DEREGISTER";
    }
  }

  /** The task should stay in the registry. */
  record Keep(Reason reason) implements Decision {
    @Override
    public String word() {
      return "KEEP";
    }
  }

  /** What was observed does not suffice: read the task with DescribeTasks and decide once more. */
  record Inspect(Reason reason) implements Decision {
    @Override
    public String word() {
      return "INSPECT";
    }
  }

  /** The task is none of this installation's business, or nothing is left to do. */
  record Ignore(Reason reason) implements Decision {
    @Override
    public String word() {
      return "IGNORE";
    }
  }

  /** The rows of the decision table. */
  enum Reason {
    STOPPING("the task is stopping or has stopped"),
    UNHEALTHY_STATED("the event states that the task is UNHEALTHY"),
    UNHEALTHY_FOUND("DescribeTasks says that the task is UNHEALTHY"),
    LEFT_RUNNING("the task ran and is now in a state that this version does not know"),
    NOT_YET_RUNNING("the task is starting, and starting tasks are set to be deregistered"),
    ORPHANED("in two sweeps Cloud Map listed the instance and ECS did not know the task"),

    HEALTHY("the task runs and is HEALTHY"),
    HEALTH_UNKNOWN("the task runs, and nothing says that it is sick"),
    STARTING("the task is starting; ECS registers it once, so to remove it now would be for good"),
    UNRECOGNIZED_STATUS(
        "the task has not run yet and is in a state that this version does not know"),
    TASK_MISSING("ECS does not know the task any more, which proves nothing about this event"),

    HEALTH_NOT_STATED("the task runs, and the event does not state its health"),
    STALE_VERDICT("what the event states can have passed: it is older than the staleness bound"),
    SERVICE_NOT_STATED("a service's deployment started the task, and the event does not name it"),

    CLUSTER_OUT_OF_SCOPE("the cluster is not in scope"),
    SERVICE_OUT_OF_SCOPE("the service is not in scope"),
    NOT_A_SERVICE_TASK("the task belongs to no ECS service, so ECS registers it nowhere"),
    SUPERSEDED("this function already acted on this version of the task or on a later one");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason as a sentence for a person. */
    public String sentence() {
      return sentence;
    }

    /** Whether this is a reason to deregister. */
    public boolean isDeregistration() {
      return this == STOPPING || this == NOT_YET_RUNNING || this == ORPHANED || isReversible();
    }

    /** Whether it stays true: the task will not run, or run again. */
    public boolean isTerminal() {
      return this == STOPPING || this == ORPHANED;
    }

    /** Whether the task may recover, so that its removal may have to be undone. */
    public boolean isReversible() {
      return this == UNHEALTHY_STATED || this == UNHEALTHY_FOUND || this == LEFT_RUNNING;
    }
  }
}
