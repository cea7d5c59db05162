package io.github.cloudmapreactor.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.aws.Clients;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes deployed functions and waits for their answers. */
public final class FunctionCall implements AutoCloseable {

  /** The health watch's timeout, and a little more. */
  private static final Duration LONGEST = Duration.ofSeconds(310);

  /** The watch runs one at a time, and a pass may be under way: some tries, seconds apart. */
  private static final int TRIES = 8;

  private final LambdaClient lambda =
      Clients.build(
          LambdaClient.builder(),
          LONGEST,
          configuration ->
              configuration.retryStrategy(
                  AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES).build()));

  /**
   * What a function answered.
   *
   * @param failed whether that tells why it could not answer
   */
  public record Answer(JsonNode payload, boolean failed) {}

  /** Invokes a function by its alias. */
  public Answer invoke(DeployedFunction function, String payload) {
    InvokeResponse answer =
        AwsCall.LAMBDA.make(
            "invoking %s:%s".formatted(function.name(), DeployedFunction.ALIAS),
            "InvokeFunction",
            () ->
                lambda.invoke(
                    request ->
                        request
                            .functionName(function.name())
                            .qualifier(DeployedFunction.ALIAS)
                            .payload(SdkBytes.fromUtf8String(payload))));
    return new Answer(
        Installation.read(answer.payload().asUtf8String()), answer.functionError() != null);
  }

  @Override
  public void close() {
    lambda.close();
  }
}
