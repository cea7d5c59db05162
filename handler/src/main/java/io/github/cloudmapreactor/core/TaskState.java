package io.github.cloudmapreactor.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One observation of a task, from an event or from DescribeTasks; both take the same way from here.
 *
 * @param task which task
 * @param source who says so
 * @param version the task's version: starts at 1 and rises with every change; the higher is newer
 * @param statuses what ECS said of it
 * @param times since when
 * @param owner what started it
 * @param stopCode why it stops, as ECS spells it
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html">Amazon
 *     ECS task state change events</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html">Task</a>
 */
public record TaskState(
    TaskRef task,
    Source source,
    long version,
    Statuses statuses,
    Times times,
    Owner owner,
    @Nullable String stopCode) {

  /** Who made an observation. */
  public enum Source {
    EVENT,
    DESCRIBE_TASKS,

    /** Two sweeps that found the task's instance in Cloud Map, and in ECS no such task. */
    ORPHAN_SWEEP
  }

  /** The word of DescribeTasks for a task that ECS does not know, or not any more. */
  private static final String MISSING = "MISSING";

  /**
   * A task that ECS does not know, as two sweeps saw it.
   *
   * @param task which task
   * @param owner whose task it was, as its instance's attributes say
   * @param now when ECS said so
   */
  public static TaskState missing(TaskRef task, Owner owner, Instant now) {
    return new TaskState(
        task,
        Source.ORPHAN_SWEEP,
        0,
        new Statuses(MISSING, MISSING, null),
        new Times(now, null, null),
        owner,
        null);
  }

  /**
   * The words that ECS used, kept as they were, for a person may have to look at them.
   *
   * @param last the last known status
   * @param desired the status that ECS wants the task in
   * @param health the task's health, where it was stated
   */
  public record Statuses(String last, String desired, @Nullable String health) {

    /** What the last status means. */
    public TaskStatus lastStatus() {
      return TaskStatus.of(last);
    }

    /** What the desired status means. */
    public TaskStatus desiredStatus() {
      return TaskStatus.of(desired);
    }

    /** What the health means. */
    public Health healthStatus() {
      return Health.of(health);
    }
  }

  /**
   * Since when.
   *
   * @param asOf when the task was as observed: the event's time of change, or the time of reading
   * @param createdAt when the task was made
   * @param startedAt when it began to run; absent until then
   */
  public record Times(Instant asOf, @Nullable Instant createdAt, @Nullable Instant startedAt) {}

  /**
   * What started the task; either can be missing.
   *
   * @param group {@code service:NAME} or {@code family:NAME}
   * @param startedBy the deployment, {@code ecs-svc/ID}, or whatever the caller of RunTask wrote
   */
  public record Owner(@Nullable String group, @Nullable String startedBy) {

    private static final String SERVICE_GROUP = "service:";
    private static final String DEPLOYMENT = "ecs-svc/";

    /** A service's task, started by a deployment where that is known. */
    static Owner ofService(String name, @Nullable String startedBy) {
      return new Owner(SERVICE_GROUP + name, startedBy);
    }

    /** The name of the ECS service that the task belongs to, where it is stated. */
    public Optional<String> serviceName() {
      return Optional.ofNullable(group)
          .filter(text -> text.startsWith(SERVICE_GROUP))
          .map(text -> text.substring(SERVICE_GROUP.length()))
          .filter(name -> !name.isEmpty());
    }

    /** Whether a deployment of an ECS service started the task. */
    public boolean isDeployment() {
      return startedBy != null && startedBy.startsWith(DEPLOYMENT);
    }
  }

  /** How old this observation is at {@code now}. */
  public Duration age(Instant now) {
    return Duration.between(times.asOf(), now);
  }
}
