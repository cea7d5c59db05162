package io.github.cloudmapreactor.cli.aws;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Builds the SDK's clients for an operator, who would rather wait a little than start again. */
public final class Clients {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Ten dead letters may be 10 MiB. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(20);

  private Clients() {}

  /** A client that goes where the SDK's own configuration chain leads. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder) {
    return build(
        builder, ATTEMPT_TIMEOUT, configuration -> configuration.retryStrategy(RetryMode.STANDARD));
  }

  /** The same with other retries, and another time for each attempt. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, Duration attempt, Consumer<ClientOverrideConfiguration.Builder> retries) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(attempt))
        .overrideConfiguration(
            configuration ->
                retries.accept(
                    configuration
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(attempt.multipliedBy(3))))
        .build();
  }
}
