package io.github.cloudmapreactor.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.aws.Clients;
import io.github.cloudmapreactor.cli.installation.DeployedFunction.Role;
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
  private static final int TRIES_OF_THE_WATCH = 8;

  /** The events function has room; where it has none, nobody needs to wait long to see that. */
  private static final int TRIES = 3;

  private final LambdaClient ofWatch = client(TRIES_OF_THE_WATCH);
  private final LambdaClient ofEvents = client(TRIES);

  private static LambdaClient client(int tries) {
    return Clients.build(
        LambdaClient.builder(),
        LONGEST,
        configuration ->
            configuration.retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(tries).build()));
  }

  /**
   * What a function answered.
   *
   * @param failed whether that tells why it could not answer
   */
  public record Answer(JsonNode payload, boolean failed) {}

  /**
   * Invokes a function by its alias.
   *
   * @throws AwsFailedException where it cannot be invoked, one that Lambda throttles included
   */
  public Answer invoke(DeployedFunction function, String payload) {
    LambdaClient lambda = function.role() == Role.WATCH ? ofWatch : ofEvents;
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
    ofWatch.close();
    ofEvents.close();
  }
}
