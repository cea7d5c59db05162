package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.core.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for accepted operations to end, for all tasks together: no wait outlasts the bound, and no
 * look begins much later, nor without time for it. An operation whose end was not seen stays
 * Submitted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_GetOperation.html">GetOperation</a>
 */
final class Confirmation {

  private static final Duration FIRST_WAIT = Duration.ofMillis(200);

  private final InstanceRegistry registry;
  private final Duration bound;
  private final Pause pause;
  private final InstantSource clock;

  Confirmation(InstanceRegistry registry, Duration bound, Pause pause, InstantSource clock) {
    this.registry = registry;
    this.bound = bound;
    this.pause = pause;
    this.clock = clock;
  }

  /** One operation that was accepted, and whose it is. */
  private record Pending(Reaction reaction, Registration registration) {}

  void confirm(List<Reaction> reactions, Deadline deadline, CallLog calls) {
    List<Pending> pending = pendingOf(reactions);
    Instant begun = clock.instant();
    Duration latestLook = bound.plus(FIRST_WAIT);
    Duration wait = min(FIRST_WAIT, bound);
    while (!pending.isEmpty()
        && wait.compareTo(Duration.ZERO) > 0
        && deadline.leavesTimeAfter(wait)) {
      pause.sleep(wait);
      pending.removeIf(
          each ->
              Duration.between(begun, clock.instant()).compareTo(latestLook) <= 0
                  && deadline.leavesTime()
                  && settle(each, calls));
      wait = min(wait.multipliedBy(2), bound.minus(Duration.between(begun, clock.instant())));
    }
    String why =
        "the operation's end was not seen within %d ms"
            .formatted(Duration.between(begun, clock.instant()).toMillis());
    pending.forEach(each -> resolve(each, new Outcome.Submitted(operationId(each), why)));
  }

  private static List<Pending> pendingOf(List<Reaction> reactions) {
    List<Pending> pending = new ArrayList<>();
    for (Reaction reaction : reactions) {
      for (Registration registration : reaction.registrations()) {
        if (registration.outcome() instanceof Outcome.Submitted) {
          pending.add(new Pending(reaction, registration));
        }
      }
    }
    return pending;
  }

  /** Looks at one operation; whether it needs no further look. */
  private boolean settle(Pending pending, CallLog calls) {
    try {
      Operation operation =
          registry.operation(
              operationId(pending),
              pending.registration().service(),
              pending.reaction().observed().task());
      if (operation instanceof Operation.Succeeded) {
        resolve(pending, new Outcome.Deregistered(operationId(pending)));
      } else if (operation instanceof Operation.Failed failed) {
        resolve(pending, new Outcome.Failed(failed.failure()));
      }
      return !(operation instanceof Operation.Pending);
    } catch (RuntimeException e) {
      String why = "the operation could not be confirmed: " + e.getMessage();
      resolve(pending, new Outcome.Submitted(operationId(pending), why));
      return true;
    } finally {
      pending.reaction().addCalls(calls.drain());
    }
  }

  private static void resolve(Pending pending, Outcome outcome) {
    pending.reaction().replace(pending.registration(), outcome);
  }

  private static String operationId(Pending pending) {
    return ((Outcome.Submitted) pending.registration().outcome()).operationId();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
