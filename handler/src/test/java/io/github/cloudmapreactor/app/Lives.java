package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Owner;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import io.github.cloudmapreactor.core.TaskState.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random lives of tasks: what is true of each at every moment, and the events that told of it. */
final class Lives {

  /** How long ECS knows a stopped task at least. */
  private static final Duration KNOWN = Duration.ofHours(1);

  private final Random random;

  Lives(Random random) {
    this.random = random;
  }

  /**
   * A change in a life.
   *
   * @param health what DescribeTasks says from then on
   * @param hasEvent whether ECS tells of it, with the next version
   * @param statesHealth whether that event states the health, as none does so far
   */
  record Change(
      Instant at,
      long version,
      String last,
      String desired,
      String health,
      boolean hasEvent,
      boolean statesHealth) {

    boolean isFit() {
      return last.equals("RUNNING") && desired.equals("RUNNING") && !health.equals("UNHEALTHY");
    }
  }

  /** The life of one task, from its first change to its last. */
  record Life(String id, List<Change> changes) {

    Instant bornAt() {
      return changes.get(0).at();
    }

    Instant endsAt() {
      return changes.get(changes.size() - 1).at();
    }

    /** ECS registers a task once, while it is ACTIVATING. */
    Optional<Instant> registeredAt() {
      return changes.stream()
          .filter(change -> change.last().equals("ACTIVATING"))
          .map(Change::at)
          .findFirst();
    }

    /** What DescribeTasks says then; nothing before the task's birth and long after its end. */
    Optional<TaskState> at(Instant now) {
      return changeAt(now)
          .filter(change -> !change.last().equals("STOPPED") || now.isBefore(endsAt().plus(KNOWN)))
          .map(change -> state(Source.DESCRIBE_TASKS, change, change.health(), now));
    }

    Optional<Change> changeAt(Instant now) {
      return changes.stream().filter(change -> !change.at().isAfter(now)).reduce((one, two) -> two);
    }

    /** The events of this life in their order. */
    List<TaskState> events() {
      return changes.stream()
          .filter(Change::hasEvent)
          .map(
              change ->
                  state(
                      Source.EVENT,
                      change,
                      change.statesHealth() ? change.health() : null,
                      change.at()))
          .toList();
    }

    private TaskState state(Source source, Change change, @Nullable String health, Instant asOf) {
      Instant started =
          changes.stream()
              .filter(each -> each.last().equals("RUNNING"))
              .map(Change::at)
              .filter(at -> !at.isAfter(change.at()))
              .findFirst()
              .orElse(null);
      return new TaskState(
          States.task(id),
          source,
          change.version(),
          new Statuses(change.last(), change.desired(), health),
          new Times(asOf, bornAt(), started),
          new Owner("service:orders", States.DEPLOYMENT),
          null);
    }
  }

  /**
   * A life.
   *
   * @param recovers whether a task that was UNHEALTHY may be HEALTHY again; otherwise it stays so,
   *     and an event follows
   */
  Life next(String id, Instant begin, boolean recovers) {
    Writer life = new Writer(begin);
    life.event("PROVISIONING", "RUNNING", "UNKNOWN", 8_000);
    life.event("PENDING", "RUNNING", "UNKNOWN", 20_000);
    life.event("ACTIVATING", "RUNNING", "UNKNOWN", 20_000);
    life.event("RUNNING", "RUNNING", "UNKNOWN", 600_000);
    life.silent("HEALTHY", 600_000);
    if (random.nextInt(5) < 3) {
      fallSick(life, recovers);
    }
    if (random.nextInt(3) == 0) {
      // The agent's connection was lost, for instance.
      life.event("RUNNING", "RUNNING", life.health(), 600_000);
    }
    if (random.nextInt(2) == 0) {
      stop(life);
    }
    return new Life(id, List.copyOf(life.changes));
  }

  private void fallSick(Writer life, boolean recovers) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      sickness(life, "UNHEALTHY");
      if (recovers && random.nextBoolean()) {
        sickness(life, "HEALTHY");
      }
    }
    if (!recovers) {
      life.event("RUNNING", "RUNNING", life.health(), 60_000);
    }
  }

  /** Mostly ECS tells nobody; if it ever states health in an event, it does it like this. */
  private void sickness(Writer life, String health) {
    if (random.nextBoolean()) {
      life.silent(health, 120_000);
    } else {
      life.stated(health, 120_000);
    }
  }

  /** Any part of the way that a stop takes. */
  private void stop(Writer life) {
    String health = life.health();
    if (random.nextBoolean()) {
      life.event("RUNNING", "STOPPED", health, 1_000);
    }
    for (String last : List.of("DEACTIVATING", "STOPPING", "DEPROVISIONING")) {
      if (random.nextInt(4) > 0) {
        life.event(last, "STOPPED", health, 22_000);
      }
    }
    life.event("STOPPED", "STOPPED", health, 14_000);
  }

  /** Writes one change after another. */
  private final class Writer {

    private final List<Change> changes = new ArrayList<>();
    private Instant now;
    private long version;

    Writer(Instant begin) {
      this.now = begin;
    }

    String health() {
      return changes.get(changes.size() - 1).health();
    }

    void event(String last, String desired, String health, int untilNext) {
      version++;
      add(last, desired, health, true, false, untilNext);
    }

    void stated(String health, int untilNext) {
      version++;
      add("RUNNING", "RUNNING", health, true, true, untilNext);
    }

    void silent(String health, int untilNext) {
      add("RUNNING", "RUNNING", health, false, false, untilNext);
    }

    private void add(
        String last, String desired, String health, boolean event, boolean stated, int untilNext) {
      changes.add(new Change(now, version, last, desired, health, event, stated));
      now = now.plus(Duration.ofMillis(1L + random.nextInt(untilNext)));
    }
  }
}
