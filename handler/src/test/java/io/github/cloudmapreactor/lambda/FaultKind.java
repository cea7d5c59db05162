package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.local.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A way in which a call can go wrong.
 *
 * @param label its name in the table
 * @param nature what kind of failure it is
 * @param strike puts it in force
 */
record FaultKind(String label, Nature nature, Consumer<FaultRule> strike) {

  private static final Duration AHEAD = Duration.ofHours(1);

  /** What kind of failure a fault is: all of a kind end alike. */
  enum Nature {
    /** The SDK's own retry gets over it, if it comes once. */
    PASSING,
    /** The SDK corrects its clock by it, and tries again. */
    CLOCK,
    /** The SDK takes it for a success that says nothing. */
    EMPTY,
    /** The SDK does not try again; a later try may do. */
    LATER,
    /** No retry mends it. */
    REFUSED,
    /** AWS says that what was asked about is not there. */
    ABSENT,
    /** A removal of the instance is under way already. */
    UNDER_WAY
  }

  /** What can befall every call. */
  static final List<FaultKind> GENERAL =
      List.of(
          new FaultKind("throttled", Nature.PASSING, FaultRule::throttled),
          new FaultKind("status 500", Nature.PASSING, FaultRule::internalError),
          new FaultKind("status 503", Nature.PASSING, FaultRule::unavailable),
          new FaultKind(
              "timeout before the effect", Nature.PASSING, FaultRule::timeoutBeforeEffect),
          new FaultKind("timeout after it", Nature.PASSING, FaultRule::timeoutAfterEffect),
          new FaultKind("reset before the effect", Nature.PASSING, FaultRule::resetBeforeEffect),
          new FaultKind("reset after it", Nature.PASSING, FaultRule::resetAfterEffect),
          new FaultKind("cut body", Nature.PASSING, FaultRule::cutBody),
          new FaultKind("wrong JSON", Nature.PASSING, FaultRule::brokenBody),
          new FaultKind("empty body", Nature.EMPTY, FaultRule::emptyBody),
          new FaultKind("access denied", Nature.REFUSED, FaultRule::accessDenied),
          new FaultKind("expired credentials", Nature.LATER, r -> r.error("ExpiredTokenException")),
          new FaultKind("clock an hour behind", Nature.CLOCK, rule -> rule.clockAhead(AHEAD)),
          new FaultKind(
              "expired signature", Nature.LATER, r -> r.error("InvalidSignatureException")));

  /**
   * The errors of the SDK's models that the product can meet. One that is not listed fails the
   * test: it needs a line here, and a look at what the product makes of it.
   */
  private static final Map<String, Nature> MODELLED =
      Map.ofEntries(
          Map.entry("AccessDeniedException", Nature.REFUSED),
          Map.entry("ServerException", Nature.PASSING),
          Map.entry("InvalidParameterException", Nature.REFUSED),
          Map.entry("ClientException", Nature.REFUSED),
          Map.entry("ClusterNotFoundException", Nature.ABSENT),
          Map.entry("ServiceNotFoundException", Nature.REFUSED),
          Map.entry("DuplicateRequest", Nature.UNDER_WAY),
          Map.entry("InvalidInput", Nature.REFUSED),
          Map.entry("InstanceNotFound", Nature.ABSENT),
          Map.entry("OperationNotFound", Nature.ABSENT),
          Map.entry("ResourceInUse", Nature.LATER),
          Map.entry("ServiceNotFound", Nature.ABSENT),
          Map.entry("BatchEntryIdsNotDistinct", Nature.REFUSED),
          Map.entry("BatchRequestTooLong", Nature.REFUSED),
          Map.entry("EmptyBatchRequest", Nature.REFUSED),
          Map.entry("InvalidAddress", Nature.REFUSED),
          Map.entry("InvalidBatchEntryId", Nature.REFUSED),
          Map.entry("InvalidMessageContents", Nature.REFUSED),
          Map.entry("InvalidSecurity", Nature.REFUSED),
          Map.entry("KmsAccessDenied", Nature.REFUSED),
          Map.entry("KmsDisabled", Nature.REFUSED),
          Map.entry("KmsInvalidKeyUsage", Nature.REFUSED),
          Map.entry("KmsInvalidState", Nature.REFUSED),
          Map.entry("KmsNotFound", Nature.REFUSED),
          Map.entry("KmsOptInRequired", Nature.REFUSED),
          Map.entry("KmsThrottled", Nature.REFUSED),
          Map.entry("QueueDoesNotExist", Nature.REFUSED),
          Map.entry("RequestThrottled", Nature.PASSING),
          Map.entry("TooManyEntriesInBatchRequest", Nature.REFUSED),
          Map.entry("UnsupportedOperation", Nature.REFUSED));

  /** An error of the SDK's model, if this matrix knows what it means. */
  static Optional<FaultKind> modelled(String type) {
    return Optional.ofNullable(MODELLED.get(type))
        .map(nature -> new FaultKind("`" + type + "`", nature, rule -> rule.error(type)));
  }

  boolean isOfTheClock() {
    return nature == Nature.CLOCK;
  }

  boolean isTimeout() {
    return label.startsWith("timeout");
  }
}
