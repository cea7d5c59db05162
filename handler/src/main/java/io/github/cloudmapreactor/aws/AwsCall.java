package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.core.Failure;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes a call and turns what the SDK throws into a failure that says what was being done, what AWS
 * said, and whether a retry can mend it.
 *
 * @see <a href="https://docs.aws.amazon.com/cloud-map/latest/api/CommonErrors.html">Common errors
 *     of Cloud Map</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html">Common
 *     errors of ECS</a>
 */
final class AwsCall {

  /**
   * Refusals that end with a fresh signature or fresh credentials, which the runtime brings by
   * itself. A request that lay still between its signing and its sending is refused although the
   * clocks agree.
   */
  private static final Set<String> EXPIRED =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidSignatureException",
          "RequestExpired",
          "SignatureDoesNotMatch");

  /** Refusals that say "later" without being a throttle. */
  private static final Set<String> LATER = Set.of("ResourceInUse", "RequestTimeout");

  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

  private static final int SERVER_ERRORS = 500;

  private AwsCall() {}

  /**
   * Makes a call.
   *
   * @param doing verb and object, such as "describing the task X"
   * @throws CallFailedException for everything that the SDK throws
   */
  static <T> T make(String doing, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new CallFailedException(failure(doing, e), e);
    } catch (SdkException e) {
      // No answer, or none that could be read: nobody knows what AWS did, so try again.
      String message = "%s: no usable answer from AWS: %s".formatted(doing, e.getMessage());
      throw new CallFailedException(new Failure(e.getClass().getSimpleName(), message, true), e);
    }
  }

  /**
   * A member of an answer that must be there: an answer without it, such as an empty body, is a
   * failed read and proves nothing.
   */
  static <T> T required(String doing, String member, @Nullable T value) {
    if (value == null) {
      throw partial(doing, "the answer states no " + member);
    }
    return value;
  }

  /** An answer that lacks what was asked for. */
  static CallFailedException partial(String doing, String what) {
    return new CallFailedException(new Failure("PartialRead", doing + ": " + what, true));
  }

  private static Failure failure(String doing, AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    boolean unreadable = code == null || code.isEmpty();
    String type = unreadable ? "Http" + e.statusCode() : code;
    String said = e.awsErrorDetails() == null ? e.getMessage() : e.awsErrorDetails().errorMessage();
    String advice = DENIED.contains(type) ? "; grant it to the function's role" : "";
    String message = "%s: AWS answered %s (%s)%s".formatted(doing, type, said, advice);
    // An answer whose error cannot be read is a broken one, whatever its status.
    return new Failure(type, message, unreadable || isRetryable(type, e));
  }

  private static boolean isRetryable(String type, AwsServiceException e) {
    return e.isThrottlingException()
        || e.isClockSkewException()
        || e.statusCode() >= SERVER_ERRORS
        || EXPIRED.contains(type)
        || LATER.contains(type);
  }
}
