package io.github.cloudmapreactor.local;

import static java.util.stream.Collectors.toSet;

import io.github.cloudmapreactor.local.Faults.OperationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The asynchronous operations of Cloud Map: each is submitted, pends, and ends by the clock.
 *
 * <p>Nothing runs in the background; an operation that has ended takes effect when someone looks.
 */
final class OperationLog {
  private final Map<String, Submitted> byId = new HashMap<>();
  private final Map<String, Submitted> underWay = new HashMap<>();
  private final PriorityQueue<Submitted> byEnd =
      new PriorityQueue<>(Comparator.comparing(Submitted::endsAt).thenComparing(Submitted::number));
  private Duration pendingAfter = Duration.ofMillis(50);
  private Duration endsAfter = Duration.ofMillis(150);

  /** Sets how long after their submission operations pend and end, for those still to come. */
  void times(Duration pending, Duration end) {
    if (pending.isNegative() || end.compareTo(pending) < 0) {
      throw new IllegalArgumentException(
          "An operation cannot pend after %s and end after %s".formatted(pending, end));
    }
    pendingAfter = pending;
    endsAfter = end;
  }

  /** What an operation is about. */
  record Subject(String type, Seed.CloudMapService service, String instanceId) {
    private String key() {
      return service.id() + "/" + instanceId;
    }
  }

  /** Submits an operation and returns its id. */
  String submit(Subject subject, Instant now, Optional<OperationFailure> failure, Runnable effect) {
    long number = byId.size() + 1L;
    var submitted =
        new Submitted(
            number,
            "op-%08d".formatted(number),
            subject,
            now,
            now.plus(pendingAfter),
            now.plus(endsAfter),
            failure,
            effect);
    byId.put(submitted.id, submitted);
    underWay.put(subject.key(), submitted);
    byEnd.add(submitted);
    return submitted.id;
  }

  /** Lets every operation that has ended take effect, in the order of their ends. */
  void settle(Instant now) {
    while (!byEnd.isEmpty() && !byEnd.peek().endsAt.isAfter(now)) {
      Submitted ended = byEnd.remove();
      underWay.remove(ended.subject.key(), ended);
      if (ended.failure.isEmpty()) {
        ended.effect.run();
      }
    }
  }

  /** The id of the operation that is under way for an instance. */
  Optional<String> findUnderWay(Seed.CloudMapService service, String instanceId) {
    return Optional.ofNullable(underWay.get(service.id() + "/" + instanceId)).map(Submitted::id);
  }

  /** The instances of a service whose registration is under way. */
  Set<String> registering(Seed.CloudMapService service) {
    return byEnd.stream()
        .map(Submitted::subject)
        .filter(subject -> subject.type.equals("REGISTER_INSTANCE"))
        .filter(subject -> subject.service.id().equals(service.id()))
        .map(Subject::instanceId)
        .collect(toSet());
  }

  Optional<Submitted> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** An operation with its times and its end. */
  record Submitted(
      long number,
      String id,
      Subject subject,
      Instant submittedAt,
      Instant pendsAt,
      Instant endsAt,
      Optional<OperationFailure> failure,
      Runnable effect) {
    String status(Instant now) {
      if (!now.isBefore(endsAt)) {
        return failure.isPresent() ? "FAIL" : "SUCCESS";
      }
      return now.isBefore(pendsAt) ? "SUBMITTED" : "PENDING";
    }

    /** When it came into the status that it has. */
    Instant updatedAt(Instant now) {
      if (!now.isBefore(endsAt)) {
        return endsAt;
      }
      return now.isBefore(pendsAt) ? submittedAt : pendsAt;
    }
  }
}
