package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task of an ECS service, as it is now. */
public final class EcsTask {

  private final TaskRef ref;
  private final EcsService service;
  private final Deployment deployment;
  private final Map<String, String> attributes;
  private final Instant createdAt;
  private TaskStatus last = TaskStatus.PROVISIONING;
  private TaskStatus desired = TaskStatus.RUNNING;
  private Health health = Health.UNKNOWN;
  private long version = 1;
  private @Nullable Instant startedAt;
  private @Nullable Instant stoppedAt;
  private @Nullable String stopCode;

  EcsTask(
      TaskRef ref,
      EcsService service,
      Deployment deployment,
      Map<String, String> attributes,
      Instant createdAt) {
    this.ref = ref;
    this.service = service;
    this.deployment = deployment;
    this.attributes = attributes;
    this.createdAt = createdAt;
  }

  /** Which task. */
  public TaskRef ref() {
    return ref;
  }

  /** The service that it belongs to. */
  public EcsService service() {
    return service;
  }

  /** The deployment that started it. */
  public Deployment deployment() {
    return deployment;
  }

  /** Its health. */
  public Health health() {
    return health;
  }

  /** Its last status. */
  public TaskStatus lastStatus() {
    return last;
  }

  /** The status that ECS wants it in. */
  public TaskStatus desiredStatus() {
    return desired;
  }

  /** When it stopped, if it has. */
  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  /** What its instances are registered with. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** The task as DescribeTasks tells it at {@code now}. */
  public TaskState described(Instant now) {
    return state(Source.DESCRIBE_TASKS, now, health.name());
  }

  /** The task as an event tells it, which never states health. */
  TaskState changed(Instant now) {
    return state(Source.EVENT, now, null);
  }

  private TaskState state(Source source, Instant asOf, @Nullable String stated) {
    return new TaskState(
        ref,
        source,
        version,
        new Statuses(last.name(), desired.name(), stated),
        new Times(asOf, createdAt, startedAt),
        new Owner("service:" + service.ref().name(), deployment.id()),
        stopCode);
  }

  void move(TaskStatus status, Instant now) {
    version++;
    last = status;
    if (status == TaskStatus.RUNNING && startedAt == null) {
      startedAt = now;
    }
    if (status == TaskStatus.STOPPED) {
      stoppedAt = now;
    }
  }

  /** Wants it stopped; the status that it moves to, or stays in, comes with {@link #move}. */
  void wantStopped(String code) {
    desired = TaskStatus.STOPPED;
    stopCode = code;
  }

  /** Health changes without a new version: no event tells of it. */
  void turn(Health now) {
    health = now;
  }
}
