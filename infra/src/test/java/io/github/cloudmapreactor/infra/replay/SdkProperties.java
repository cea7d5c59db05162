package io.github.cloudmapreactor.infra.replay;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What leads the SDK to the stand-in, and to nothing else, whatever the environment says; until it
 * is closed.
 */
public final class SdkProperties implements AutoCloseable {

  private static final List<String> ENDPOINTS =
      List.of(
          "aws.endpointUrl",
          "aws.endpointUrlEcs",
          "aws.endpointUrlServiceDiscovery",
          "aws.endpointUrlSqs");

  private final Map<String, @Nullable String> before = new HashMap<>();

  /** Leads to {@code endpoint} for all of a region. */
  public SdkProperties(URI endpoint, String region) {
    ENDPOINTS.forEach(name -> set(name, endpoint.toString()));
    set("aws.region", region);
    set("aws.accessKeyId", "nobody");
    set("aws.secretAccessKey", "nothing");
    set("aws.useFipsEndpoint", "false");
    set("aws.useDualstackEndpoint", "false");
    set("http.nonProxyHosts", "localhost|127.*|[::1]");
  }

  private void set(String name, String value) {
    before.put(name, System.setProperty(name, value));
  }

  @Override
  public void close() {
    before.forEach(SdkProperties::putBack);
  }

  private static void putBack(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
