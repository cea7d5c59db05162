package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Problem;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes calls to SQS, and says of one that fails what was being done and which right it takes. */
final class SqsCall {

  private SqsCall() {}

  /**
   * Makes a call.
   *
   * @param doing verb and object, such as "receiving from the queue X"
   * @param operation such as ReceiveMessage
   * @throws SqsFailedException for everything that the SDK throws
   */
  static <T> T make(String doing, String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new SqsFailedException(refused(doing, operation, e), e);
    } catch (SdkException e) {
      String message = "%s: no usable answer from SQS: %s".formatted(doing, e.getMessage());
      throw new SqsFailedException(new Problem(e.getClass().getSimpleName(), message), e);
    }
  }

  private static Problem refused(String doing, String operation, AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    String type = code == null || code.isEmpty() ? "Http" + e.statusCode() : code;
    String said = e.awsErrorDetails() == null ? e.getMessage() : e.awsErrorDetails().errorMessage();
    String right = new Problem(type, "").isDenied() ? "; the right is sqs:" + operation : "";
    return new Problem(type, "%s: SQS answered %s (%s)%s".formatted(doing, type, said, right));
  }
}
