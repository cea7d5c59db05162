package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Faults.Damage;
import io.github.cloudmapreactor.local.Faults.OperationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One line of the script: which calls of an operation, and what happens to them.
 *
 * <p>{@link #where} and {@link #next} narrow it down; each of the other methods is a last word and
 * puts the rule in force until it is used up or cleared.
 */
public final class FaultRule {
  private static final Set<String> CLOUD_MAP_OPERATIONS =
      Set.of("RegisterInstance", "DeregisterInstance");
  private static final Duration LIFE_OF_A_SIGNATURE = Duration.ofMinutes(5);

  private final Faults faults;
  private final String operation;
  private Predicate<JsonNode> condition = request -> true;
  private Predicate<Optional<Instant>> signature = signedAt -> true;
  private int callsToPass;
  private int callsLeft = Integer.MAX_VALUE;
  private Fault fault = new Fault.Late(Duration.ZERO);

  FaultRule(Faults faults, String operation) {
    this.faults = faults;
    this.operation = operation;
  }

  /** Only calls whose request has this text in that member, such as {@code ServiceId}. */
  public FaultRule where(String member, String value) {
    condition = condition.and(request -> request.path(member).asText().equals(value));
    return this;
  }

  /**
   * Only so many calls, then the rule is used up; without this word it stands until it is cleared.
   */
  public FaultRule next(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("A rule needs at least one call, not %d".formatted(calls));
    }
    callsLeft = calls;
    return this;
  }

  /** Only after so many calls that it would have struck and lets pass. */
  public FaultRule after(int calls) {
    callsToPass = calls;
    return this;
  }

  /** The answer comes this much later. */
  public void latency(Duration latency) {
    inForce(new Fault.Late(latency));
  }

  /**
   * Throttled when there is no token left in a bucket that starts full and refills on the
   * stand-in's clock.
   */
  public void tokenBucket(int capacity, double refillPerSecond) {
    inForce(new Fault.Throttling(new TokenBucket(capacity, refillPerSecond)));
  }

  /** Throttled, with the exception that the service uses for it. */
  public void throttled() {
    inForce(new Fault.Refusal(AwsService::throttled));
  }

  /** Answered with an error of the service's model, such as {@code ResourceInUse}. */
  public void error(String type) {
    inForce(new Fault.Refusal((service, called) -> service.error(type)));
  }

  /** Refused with AccessDeniedException. */
  public void accessDenied() {
    inForce(new Fault.Refusal((service, called) -> service.accessDenied(called)));
  }

  /**
   * AWS's clock is ahead of the caller's: what was signed more than five minutes before it is
   * refused. The answer's {@code Date} is true all the same; {@link StandIn#endpointAhead} opens a
   * door where it is ahead too.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot
   *     Signature Version 4 signed requests</a>
   */
  public void clockAhead(Duration ahead) {
    signature =
        signedAt ->
            signedAt
                .filter(at -> at.plus(LIFE_OF_A_SIGNATURE).isBefore(Instant.now().plus(ahead)))
                .isPresent();
    inForce(new Fault.Refusal((service, called) -> service.signatureExpired()));
  }

  /** Answered with HTTP status 500. */
  public void internalError() {
    inForce(new Fault.Refusal((service, called) -> service.internalError()));
  }

  /** Answered with HTTP status 503. */
  public void unavailable() {
    inForce(new Fault.Refusal((service, called) -> service.unavailable()));
  }

  /**
   * The connection ends without an answer before the call has any effect.
   *
   * <p>The JDK's server cannot send a TCP reset: it closes the connection, and the client meets the
   * end of the stream where it expects a status line, an I/O error.
   */
  public void resetBeforeEffect() {
    inForce(new Fault.Spoilt(Damage.RESET_BEFORE_EFFECT));
  }

  /**
   * The connection ends without an answer after the call took effect; see {@link
   * #resetBeforeEffect}.
   */
  public void resetAfterEffect() {
    inForce(new Fault.Spoilt(Damage.RESET_AFTER_EFFECT));
  }

  /**
   * The call has no effect, and no answer ever comes: the caller gives up, or the stand-in closes.
   */
  public void timeoutBeforeEffect() {
    inForce(new Fault.Spoilt(Damage.TIMEOUT_BEFORE_EFFECT));
  }

  /** The call takes effect, and no answer ever comes. */
  public void timeoutAfterEffect() {
    inForce(new Fault.Spoilt(Damage.TIMEOUT_AFTER_EFFECT));
  }

  /** The effect takes place, and the connection ends after half of the announced body. */
  public void cutBody() {
    inForce(new Fault.Spoilt(Damage.CUT_BODY));
  }

  /** The effect takes place, and a complete answer with status 200 is not JSON. */
  public void brokenBody() {
    inForce(new Fault.Spoilt(Damage.BROKEN_BODY));
  }

  /** The effect takes place, and the answer is a status 200 without a body. */
  public void emptyBody() {
    inForce(new Fault.Spoilt(Damage.EMPTY_BODY));
  }

  /**
   * The Cloud Map operation that the call starts ends in FAIL, and the registry stays as it was.
   *
   * @param code such as {@code ACCESS_DENIED}
   * @throws IllegalArgumentException for calls that start no operation
   */
  public void operationFails(String code, String message) {
    if (!CLOUD_MAP_OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("%s starts no Cloud Map operation".formatted(operation));
    }
    inForce(new Fault.FailsLater(new OperationFailure(code, message)));
  }

  boolean matches(String called, JsonNode request) {
    return operation.equals(called) && condition.test(request);
  }

  /** Whether this call is one of those that the rule lets pass before it strikes. */
  boolean letsPass() {
    return callsToPass > 0 && callsToPass-- > 0;
  }

  /** Whether it strikes a request that was signed then. */
  boolean concerns(Optional<Instant> signedAt) {
    return signature.test(signedAt);
  }

  Fault use() {
    if (callsLeft != Integer.MAX_VALUE) {
      callsLeft--;
    }
    return fault;
  }

  boolean isUsedUp() {
    return callsLeft == 0;
  }

  private void inForce(Fault kind) {
    fault = kind;
    faults.add(this);
  }
}
