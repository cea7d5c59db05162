package io.github.cloudmapreactor.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What could not be done, and what to do about it: by a pass of the health watch, or by a redrive.
 *
 * @param error the kind, such as an AWS error code
 * @param message what was being done, and what was the answer
 */
public record Problem(String error, String message) {

  /** The kinds that the SDK itself gives, where no answer came or none could be read. */
  private static final Set<String> NO_ANSWER =
      Set.of("SdkClientException", "ApiCallTimeoutException", "ApiCallAttemptTimeoutException");

  private static final Set<String> NOT_SIGNED_IN =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

  private static final Set<String> TOO_FAST =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestLimitExceeded",
          "TooManyRequestsException");

  /** Whether the command itself cannot work like this, so that no later pass would do better. */
  public boolean isOfTheCaller() {
    return NO_ANSWER.contains(error) || NOT_SIGNED_IN.contains(error) || isDenied();
  }

  /** Whether a right is missing. */
  public boolean isDenied() {
    return DENIED.contains(error);
  }

  /** Whether AWS says that calls come too fast. */
  public boolean isThrottled() {
    return TOO_FAST.contains(error);
  }

  /** What failed, and what to do. */
  public String sentence() {
    return sentence(advice());
  }

  /** What failed, and this advice. */
  public String sentence(String advice) {
    return "%s: %s. %s".formatted(error, message.replaceFirst("\\.$", ""), advice);
  }

  /** What to do, in a sentence. */
  public String advice() {
    if (NO_ANSWER.contains(error)) {
      return "Look whether the endpoint is up, and at the network, the proxy and the region.";
    }
    if (NOT_SIGNED_IN.contains(error)) {
      return "Sign in again, such as with aws sso login, or give other credentials.";
    }
    if (isDenied()) {
      return "Grant it to whoever aws sts get-caller-identity says you are.";
    }
    if (isThrottled()) {
      return "AWS limits the calls: lower REACTOR_ECS_CALLS and REACTOR_CLOUD_MAP_CALLS, or look at"
          + " fewer clusters.";
    }
    return "Nothing is removed because of it; the next pass or sweep tries again.";
  }

  /** Those that a line of the watch lists. */
  public static List<Problem> listed(JsonNode line) {
    return StreamSupport.stream(line.path("failures").spliterator(), false)
        .map(each -> new Problem(each.path("error").asText(), each.path("errorMessage").asText()))
        .toList();
  }

  /** How many a line of the watch counts: of many alike, it lists only some. */
  public static int count(JsonNode line) {
    return Math.max(line.path("failureCount").asInt(), line.path("failures").size());
  }

  /** The problems of the caller's among these. */
  public static List<Problem> ofTheCaller(List<Problem> problems) {
    return problems.stream().filter(Problem::isOfTheCaller).toList();
  }
}
