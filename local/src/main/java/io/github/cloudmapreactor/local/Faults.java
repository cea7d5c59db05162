package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The script of what goes wrong, operation by operation.
 *
 * <p>The rules of an operation are tried in the order in which they were written. A latency, or a
 * bucket that still holds a token, lets the call go on to the next rule; the first rule of any
 * other kind settles the call. A rule with {@link FaultRule#next} is used up by that many calls.
 */
public final class Faults {
  private final SortedSet<String> operations;
  private final List<FaultRule> rules = new ArrayList<>();
  private Consumer<Duration> delay = Faults::sleep;

  Faults(SortedSet<String> operations) {
    this.operations = operations;
  }

  /**
   * Begins a rule for an operation, such as {@code DeregisterInstance}; its last word puts it in
   * force.
   *
   * @throws IllegalArgumentException if the stand-in has no such operation
   */
  public FaultRule on(String operation) {
    if (!operations.contains(operation)) {
      throw new IllegalArgumentException(
          "The stand-in has no operation %s; it has %s".formatted(operation, operations));
    }
    return new FaultRule(this, operation);
  }

  /** Removes every rule. */
  public synchronized void clear() {
    rules.clear();
  }

  /** Replaces the real wait of a latency, for example by moving a {@link ManualClock}. */
  public synchronized void delayWith(Consumer<Duration> replacement) {
    delay = replacement;
  }

  synchronized void add(FaultRule rule) {
    rules.add(rule);
  }

  /**
   * Finds out what strikes a call, and uses up the rules that did.
   *
   * @param signedAt when the request says that it was signed
   */
  synchronized Strike strike(
      AwsService service,
      String operation,
      JsonNode request,
      Optional<Instant> signedAt,
      Instant now) {
    Duration latency = Duration.ZERO;
    for (Iterator<FaultRule> left = rules.iterator(); left.hasNext(); ) {
      FaultRule rule = left.next();
      if (!rule.matches(operation, request) || rule.letsPass() || !rule.concerns(signedAt)) {
        continue;
      }
      Fault fault = rule.use();
      if (rule.isUsedUp()) {
        left.remove();
      }
      latency = latency.plus(fault.latency());
      if (fault.settles(now)) {
        return fault.strike(latency, service, operation);
      }
    }
    return Strike.of(latency);
  }

  /** Waits as the rules say; in the thread of the one call, so that others go on. */
  void delay(Duration latency) {
    if (!latency.isZero()) {
      Consumer<Duration> current;
      synchronized (this) {
        current = delay;
      }
      current.accept(latency);
    }
  }

  private static void sleep(Duration latency) {
    try {
      TimeUnit.NANOSECONDS.sleep(latency.toNanos());
    } catch (InterruptedException e) {
      // The stand-in is being closed: go on at once.
      Thread.currentThread().interrupt();
    }
  }

  /** What becomes of one call. */
  record Strike(
      Duration latency,
      Optional<ServiceError> error,
      Optional<Damage> damage,
      Optional<OperationFailure> operationFailure) {
    static Strike of(Duration latency) {
      return new Strike(latency, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** The codes with which a Cloud Map operation ends in FAIL. */
  record OperationFailure(String code, String message) {}

  /** Ways in which an answer can be lost or spoilt on its way. */
  enum Damage {
    /** The connection is closed without an answer, and nothing has changed. */
    RESET_BEFORE_EFFECT,
    /** The connection is closed without an answer, although the call took effect. */
    RESET_AFTER_EFFECT,
    /** The connection is closed after half of the announced bytes. */
    CUT_BODY,
    /** A complete answer that is no JSON. */
    BROKEN_BODY,
    /** Status 200 and not a byte. */
    EMPTY_BODY,
    /** No answer ever comes, and nothing has changed. */
    TIMEOUT_BEFORE_EFFECT,
    /** No answer ever comes, although the call took effect. */
    TIMEOUT_AFTER_EFFECT;

    boolean isBeforeEffect() {
      return this == RESET_BEFORE_EFFECT || this == TIMEOUT_BEFORE_EFFECT;
    }

    boolean isTimeout() {
      return this == TIMEOUT_BEFORE_EFFECT || this == TIMEOUT_AFTER_EFFECT;
    }

    /** Whether not even the head of an answer leaves. */
    boolean leavesNoAnswer() {
      return isBeforeEffect() || isTimeout() || this == RESET_AFTER_EFFECT;
    }
  }
}
