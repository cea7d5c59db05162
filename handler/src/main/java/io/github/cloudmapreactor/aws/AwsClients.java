package io.github.cloudmapreactor.aws;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients, each built at first need. Region, credentials and endpoints come from the
 * SDK's own configuration chain and nowhere else; timeouts from what the invocation leaves.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service
 *     specific endpoints</a>
 */
public final class AwsClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Ends a read that hangs, should the SDK's own clock of the attempt ever fail to. */
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(3);

  private final List<ExecutionInterceptor> interceptors;
  private final Lazy<SdkHttpClient> http;
  private final Lazy<EcsClient> ecs;
  private final Lazy<ServiceDiscoveryClient> serviceDiscovery;
  private final Lazy<SqsClient> sqs;

  /**
   * Clients whose calls are noted, timed and held to a pace.
   *
   * @param interceptors what sees each call, in this order
   */
  public AwsClients(ExecutionInterceptor... interceptors) {
    this.interceptors = List.of(interceptors);
    this.http =
        new Lazy<>(
            () ->
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .socketTimeout(SOCKET_TIMEOUT)
                    .build());
    this.ecs = new Lazy<>(() -> build(EcsClient.builder()));
    this.serviceDiscovery = new Lazy<>(() -> build(ServiceDiscoveryClient.builder()));
    this.sqs = new Lazy<>(() -> build(SqsClient.builder()));
  }

  /** Builds what every removal needs, while Lambda still gives a whole core to the start. */
  public void prepare() {
    ecs.get();
    serviceDiscovery.get();
  }

  /** Closes what was built, and with it the threads that count the timeouts. */
  @Override
  public void close() {
    ecs.ifMade(EcsClient::close);
    serviceDiscovery.ifMade(ServiceDiscoveryClient::close);
    sqs.ifMade(SqsClient::close);
    http.ifMade(SdkHttpClient::close);
  }

  EcsClient ecs() {
    return ecs.get();
  }

  ServiceDiscoveryClient serviceDiscovery() {
    return serviceDiscovery.get();
  }

  SqsClient sqs() {
    return sqs.get();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    return builder.httpClient(http.get()).overrideConfiguration(configuration()).build();
  }

  private ClientOverrideConfiguration configuration() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(RetryMode.STANDARD)
        .executionInterceptors(interceptors)
        .build();
  }
}
