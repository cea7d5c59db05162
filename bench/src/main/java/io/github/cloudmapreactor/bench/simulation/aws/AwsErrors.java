package io.github.cloudmapreactor.bench.simulation.aws;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** The exceptions in which the SDK tells what AWS answered. */
public final class AwsErrors {

  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private AwsErrors() {}

  /** A refusal with this code. */
  public static AwsServiceException refusal(String code, String message) {
    return answer(BAD_REQUEST, code, message);
  }

  static AwsServiceException throttled() {
    return refusal("ThrottlingException", "Rate exceeded");
  }

  static AwsServiceException denied() {
    return refusal("AccessDeniedException", "not authorized to perform this");
  }

  static AwsServiceException serverError() {
    return answer(SERVER_ERROR, "InternalServerError", "something failed");
  }

  static SdkException answerLost() {
    IOException cause = new IOException("Connection reset");
    return SdkClientException.create("Unable to execute HTTP request: Connection reset", cause);
  }

  private static AwsServiceException answer(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
