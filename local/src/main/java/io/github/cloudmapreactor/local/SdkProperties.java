package io.github.cloudmapreactor.local;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Points the AWS SDK to an endpoint, through the system properties that stand first in its own
 * configuration chain.
 *
 * @param values the properties by name
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service
 *     specific endpoints</a>
 */
public record SdkProperties(Map<String, String> values) {

  /** Leaves everything to the chain. */
  public static final SdkProperties NONE = new SdkProperties(Map.of());

  /**
   * The services' own too: someone's {@code AWS_ENDPOINT_URL_SERVICEDISCOVERY} must not lead a
   * replay to where real instances are registered.
   */
  private static final List<String> ENDPOINTS =
      List.of(
          "aws.endpointUrl",
          "aws.endpointUrlEcs",
          "aws.endpointUrlEventBridge",
          "aws.endpointUrlIam",
          "aws.endpointUrlLambda",
          "aws.endpointUrlServiceDiscovery",
          "aws.endpointUrlSqs");

  /** All calls go to {@code endpoint}, signed for {@code region}. */
  public static SdkProperties endpoint(URI endpoint, String region) {
    Map<String, String> values = new HashMap<>();
    ENDPOINTS.forEach(name -> values.put(name, endpoint.toString()));
    values.put("aws.region", region);
    // The SDK refuses an endpoint of one's own together with either of these.
    values.put("aws.useFipsEndpoint", "false");
    values.put("aws.useDualstackEndpoint", "false");
    if (isLoopback(String.valueOf(endpoint.getHost()))) {
      // Java's own default, which the SDK does not share: it would ask HTTP_PROXY for 127.0.0.1.
      values.put("http.nonProxyHosts", "localhost|127.*|[::1]");
    }
    return new SdkProperties(values);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /** The same with credentials that are worth nothing. */
  public SdkProperties withFakeCredentials() {
    return withCredentials("nobody", "nothing");
  }

  /** The same with these credentials. */
  public SdkProperties withCredentials(String accessKey, String secretKey) {
    Map<String, String> more = new HashMap<>(values);
    more.put("aws.accessKeyId", accessKey);
    more.put("aws.secretAccessKey", secretKey);
    return new SdkProperties(more);
  }

  /** Sets the properties, does the work, and puts back what was there before. */
  public <T> T during(Supplier<T> work) {
    Applied applied = apply();
    try {
      return work.get();
    } finally {
      applied.close();
    }
  }

  /** Sets the properties until the answer is closed. */
  public Applied apply() {
    Map<String, @Nullable String> before = new HashMap<>();
    values.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    return () -> before.forEach(SdkProperties::putBack);
  }

  /** Properties that are set; closing it puts back what was there before. */
  @FunctionalInterface
  public interface Applied extends AutoCloseable {

    @Override
    void close();
  }

  private static void putBack(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
