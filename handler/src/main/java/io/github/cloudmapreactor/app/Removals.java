package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this function removed of late. It saves calls for events that come again, and keeps several
 * removals at once from undercutting a floor; nothing goes wrong when it is lost.
 */
final class Removals {

  private static final int CAPACITY = 10_000;

  /** How long a listing may still show an instance whose removal is under way. */
  private static final Duration LISTING_LAG = Duration.ofMinutes(5);

  /** How long after a task's start its registration may not have spread within Cloud Map. */
  private static final Duration REGISTRATION_LAG = Duration.ofMinutes(1);

  private final RecentlyUsed<String, Settled> settled = new RecentlyUsed<>(CAPACITY);
  private final RecentlyUsed<String, Map<CloudMapService, Settled>> parts =
      new RecentlyUsed<>(CAPACITY);
  private final RecentlyUsed<String, Instant> requested = new RecentlyUsed<>(CAPACITY);

  /**
   * A task whose registrations are gone.
   *
   * @param version the version of the task that was acted on
   * @param forGood whether nothing that follows can matter: a task that ended was seen to leave
   */
  private record Settled(long version, boolean forGood) {

    Settled and(Settled other) {
      return new Settled(Math.max(version, other.version), forGood || other.forGood);
    }
  }

  /** Whether the task's registrations were removed for this observation or for a later one. */
  boolean supersede(TaskState state) {
    return settled
        .find(state.task().toString())
        .filter(done -> done.forGood() || state.version() <= done.version())
        .isPresent();
  }

  /**
   * Whether this registration of the task was seen to leave, for this observation or a later one,
   * while others of it were not: only those are still to be removed.
   */
  boolean hasLeft(CloudMapService service, TaskState state) {
    return parts
        .find(state.task().toString())
        .map(left -> left.get(service))
        .filter(done -> done.forGood() || state.version() <= done.version())
        .isPresent();
  }

  /** Notes what became of a task's registrations: of each that left, and whether all are gone. */
  void settle(TaskState state, Deregister decision, List<Registration> registrations) {
    notePartsThatLeft(state, decision, registrations);
    List<Outcome> outcomes = registrations.stream().map(Registration::outcome).toList();
    boolean gone =
        !outcomes.isEmpty()
            && outcomes.stream()
                .allMatch(
                    outcome ->
                        outcome instanceof Outcome.Deregistered
                            || outcome instanceof Outcome.AlreadyGone);
    if (gone) {
      boolean seenToLeave = outcomes.stream().allMatch(Outcome.Deregistered.class::isInstance);
      boolean forGood =
          decision.reason() == Reason.STOPPING && (seenToLeave || registrationHasSpread(state));
      settled.merge(state.task().toString(), new Settled(state.version(), forGood), Settled::and);
    }
  }

  /**
   * Whether Cloud Map would list the task if it were registered. Of an instance that was registered
   * a moment ago it may know nothing yet, so that a later event of the same task must look again.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_DeregisterInstance.html">InstanceNotFound
   *     of DeregisterInstance</a>
   */
  private static boolean registrationHasSpread(TaskState state) {
    Instant startedAt = state.times().startedAt();
    return startedAt != null
        && Duration.between(startedAt, state.times().asOf()).compareTo(REGISTRATION_LAG) >= 0;
  }

  private void notePartsThatLeft(
      TaskState state, Deregister decision, List<Registration> registrations) {
    Map<CloudMapService, Settled> left = new HashMap<>();
    for (Registration registration : registrations) {
      if (registration.outcome() instanceof Outcome.Deregistered) {
        left.put(
            registration.service(),
            new Settled(state.version(), decision.reason() == Reason.STOPPING));
      }
    }
    if (!left.isEmpty()) {
      parts.merge(state.task().toString(), Map.copyOf(left), Removals::and);
    }
  }

  private static Map<CloudMapService, Settled> and(
      Map<CloudMapService, Settled> before, Map<CloudMapService, Settled> now) {
    Map<CloudMapService, Settled> both = new HashMap<>(before);
    now.forEach((service, done) -> both.merge(service, done, Settled::and));
    return Map.copyOf(both);
  }

  /** Forgets that a task's registrations were removed, for one of them is listed. */
  void forget(TaskRef task) {
    settled.remove(task.toString());
    forgetParts(task);
  }

  /** Forgets which of a task's registrations were removed: each is to be looked at again. */
  void forgetParts(TaskRef task) {
    parts.remove(task.toString());
  }

  /** Notes that the removal of an instance is under way. */
  void request(CloudMapService service, TaskRef task, Instant now) {
    requested.put(key(service, task.id()), now);
  }

  /** Notes that the removal was refused. */
  void withdraw(CloudMapService service, TaskRef task) {
    requested.remove(key(service, task.id()));
  }

  /** How many of the listed instances will stay, {@code task}'s own not counted. */
  int countOthers(CloudMapService service, TaskRef task, Collection<String> listed, Instant now) {
    return Math.toIntExact(
        listed.stream()
            .filter(id -> !id.equals(task.id()))
            .filter(id -> !isLeaving(key(service, id), now))
            .count());
  }

  private boolean isLeaving(String key, Instant now) {
    return requested.find(key).filter(at -> now.isBefore(at.plus(LISTING_LAG))).isPresent();
  }

  private static String key(CloudMapService service, String instanceId) {
    return service.arn() + "/" + instanceId;
  }
}
