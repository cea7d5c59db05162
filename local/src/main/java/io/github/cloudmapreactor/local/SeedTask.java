package io.github.cloudmapreactor.local;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ECS task and how it goes on from there.
 *
 * @param service the ECS service's name; null for a standalone task
 * @param deployment {@code ecs-svc/…}: what the task says it was started by
 * @param family the task definition's family; null if it is not stated
 * @param changes its later states on the stand-in's clock
 */
public record SeedTask(
    String id,
    @Nullable String service,
    @Nullable String deployment,
    @Nullable String family,
    String launchType,
    State state,
    List<Change> changes) {
  /** Sorts the changes by their time. */
  public SeedTask {
    changes = changes.stream().sorted(Comparator.comparing(Change::at)).toList();
  }

  /**
   * Reads one task, written as in a seed file.
   *
   * @throws IllegalArgumentException naming the place, if it is written wrongly
   */
  public static SeedTask parse(String json) {
    return SeedReader.task(Place.parse("task", json));
  }

  /** The task's state at an instant: the first one with every change applied that is not later. */
  State at(Instant now) {
    State current = state;
    for (Change change : changes) {
      if (!change.at().isAfter(now)) {
        current = current.with(change);
      }
    }
    return current;
  }

  /**
   * The same task with a change that stands from its instant on, whatever was planned for later.
   */
  SeedTask changed(Change change) {
    List<Change> later =
        changes.stream().filter(planned -> planned.at().isAfter(change.at())).toList();
    return new SeedTask(
        id, service, deployment, family, launchType, at(change.at()).with(change), later);
  }

  /**
   * What can change in a task's life.
   *
   * @param version rises with every change that ECS sends an event for
   * @param stoppedReason in words, why the task was stopped; a seed cannot state it
   */
  public record State(
      String lastStatus,
      String desiredStatus,
      String healthStatus,
      long version,
      @Nullable Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant stoppedAt,
      @Nullable String stopCode,
      @Nullable String stoppedReason) {
    /** A state without a reason in words. */
    public State(
        String lastStatus,
        String desiredStatus,
        String healthStatus,
        long version,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable String stopCode) {
      this(
          lastStatus,
          desiredStatus,
          healthStatus,
          version,
          createdAt,
          startedAt,
          stoppedAt,
          stopCode,
          null);
    }

    State with(Change change) {
      return new State(
          orElse(change.lastStatus, lastStatus),
          orElse(change.desiredStatus, desiredStatus),
          orElse(change.healthStatus, healthStatus),
          orElse(change.version, version),
          createdAt,
          change.startedAt == null ? startedAt : change.startedAt,
          change.stoppedAt == null ? stoppedAt : change.stoppedAt,
          change.stopCode == null ? stopCode : change.stopCode,
          change.stoppedReason == null ? stoppedReason : change.stoppedReason);
    }

    private static <T> T orElse(@Nullable T changed, T before) {
      return changed == null ? before : changed;
    }
  }

  /**
   * A later state; null leaves as it is what the task was before.
   *
   * @param at from when on it stands
   */
  public record Change(
      Instant at,
      @Nullable String lastStatus,
      @Nullable String desiredStatus,
      @Nullable String healthStatus,
      @Nullable Long version,
      @Nullable Instant startedAt,
      @Nullable Instant stoppedAt,
      @Nullable String stopCode,
      @Nullable String stoppedReason) {
    /** A change without a reason in words. */
    public Change(
        Instant at,
        @Nullable String lastStatus,
        @Nullable String desiredStatus,
        @Nullable String healthStatus,
        @Nullable Long version,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable String stopCode) {
      this(
          at,
          lastStatus,
          desiredStatus,
          healthStatus,
          version,
          startedAt,
          stoppedAt,
          stopCode,
          null);
    }

    /** The health alone changes. */
    static Change health(Instant at, String healthStatus) {
      return new Change(at, null, null, healthStatus, null, null, null, null);
    }

    /** An orderly stop begins. */
    static Change stopping(Instant at, long version) {
      return new Change(at, "DEACTIVATING", "STOPPED", null, version, null, null, null);
    }

    /** A user asks for the stop: what is wanted of the task changes, and it runs on for now. */
    static Change stopAsked(Instant at, long version, @Nullable String reason) {
      return new Change(at, null, "STOPPED", null, version, null, null, "UserInitiated", reason);
    }

    /** The last status moves on; RUNNING is also its start, and STOPPED its end. */
    static Change moved(Instant at, String lastStatus, long version) {
      boolean stopped = lastStatus.equals("STOPPED");
      return new Change(
          at,
          lastStatus,
          stopped ? "STOPPED" : null,
          null,
          version,
          lastStatus.equals("RUNNING") ? at : null,
          stopped ? at : null,
          null);
    }
  }
}
