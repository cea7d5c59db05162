package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A stand-in for one test, with SDK clients that do not retry.
 *
 * <p>Every exchange of every test is held against the service models, so that a test about anything
 * fails at its end where the stand-in answered what AWS could not.
 */
final class TestBed implements AutoCloseable {
  static final Instant START = Instant.parse("2026-09-14T08:00:00Z");
  private static final ServiceModels MODELS = new ServiceModels();

  final ManualClock clock = new ManualClock(START);
  final StandIn standIn;
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final HttpClient rawHttp = HttpClient.newHttpClient();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  TestBed(String seed) {
    standIn = StandIn.start(Seed.parse(seed), clock, 0, new Journal(this::check));
  }

  private void check(Call call, Optional<JsonNode> answer) {
    answer.ifPresent(body -> violations.addAll(MODELS.violations(call, body)));
  }

  ServiceDiscoveryClient cloudMap() {
    return configured(ServiceDiscoveryClient.builder()).build();
  }

  EcsClient ecs() {
    return configured(EcsClient.builder()).build();
  }

  /** A client that retries as the SDK does by default, but without waiting. */
  EcsClient retryingEcs() {
    return retryingEcs(standIn.endpoint());
  }

  EcsClient retryingEcs(URI endpoint) {
    var atOnce =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .build();
    return configured(EcsClient.builder())
        .endpointOverride(endpoint)
        .overrideConfiguration(options -> options.retryStrategy(atOnce))
        .build();
  }

  LambdaClient lambda() {
    return configured(LambdaClient.builder()).build();
  }

  EventBridgeClient events() {
    return configured(EventBridgeClient.builder()).build();
  }

  IamClient iam() {
    return configured(IamClient.builder()).build();
  }

  SqsClient sqs() {
    return configured(SqsClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    var anyone = StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
    return builder
        .httpClient(http)
        .endpointOverride(standIn.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(anyone)
        .overrideConfiguration(
            options ->
                options
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    // Otherwise DiscoverInstances goes to data-127.0.0.1.
                    .putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
  }

  /** Sends what no SDK client would. */
  HttpResponse<String> post(String target, String body) {
    return postTo(standIn.endpoint(), target, body);
  }

  HttpResponse<String> postTo(URI endpoint, String target, String body) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return rawHttp.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets every operation that is under way come to its end. */
  void operationsEnd() {
    clock.advance(Duration.ofMillis(150));
  }

  /** The names of the operations called so far, with their errors. */
  List<String> calls() {
    return standIn.journal().calls().stream()
        .map(
            call ->
                call.error().isEmpty() ? call.operation() : call.operation() + " " + call.error())
        .toList();
  }

  @Override
  public void close() {
    standIn.close();
    http.close();
    assertThat(violations).as("what the service models do not allow").isEmpty();
  }
}
