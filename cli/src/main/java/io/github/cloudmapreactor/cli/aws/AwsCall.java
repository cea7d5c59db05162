package io.github.cloudmapreactor.cli.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls with the operator's rights, and says of one that fails what was being done and which
 * right it takes.
 */
public enum AwsCall {
  CLOUD_MAP("Cloud Map", "servicediscovery"),
  EVENT_BRIDGE("EventBridge", "events"),
  IAM("IAM", "iam"),
  LAMBDA("Lambda", "lambda"),
  SQS("SQS", "sqs");

  private final String spoken;
  private final String prefix;

  AwsCall(String spoken, String prefix) {
    this.spoken = spoken;
    this.prefix = prefix;
  }

  /**
   * Makes a call.
   *
   * @param doing verb and object, such as "receiving from the queue X"
   * @param operation such as ReceiveMessage
   * @throws AwsFailedException for everything that the SDK throws
   */
  public <T> T make(String doing, String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new AwsFailedException(refused(doing, operation, e), e);
    } catch (SdkException e) {
      String message = "%s: no usable answer from %s: %s".formatted(doing, spoken, e.getMessage());
      throw new AwsFailedException(new Problem(e.getClass().getSimpleName(), message), e);
    }
  }

  private Problem refused(String doing, String operation, AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    String type = code == null || code.isEmpty() ? "Http" + e.statusCode() : code;
    String said = e.awsErrorDetails() == null ? e.getMessage() : e.awsErrorDetails().errorMessage();
    String right =
        new Problem(type, "").isDenied() ? "; the right is %s:%s".formatted(prefix, operation) : "";
    return new Problem(
        type, "%s: %s answered %s (%s)%s".formatted(doing, spoken, type, said, right));
  }
}
