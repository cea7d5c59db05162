package io.github.cloudmapreactor.aws;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Points the SDK at a server through its own configuration chain, until it is closed. */
public final class SdkProperties implements AutoCloseable {

  public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
  public static final String SECRET_KEY = "a-secret-that-no-log-may-show";

  private final Map<String, @Nullable String> before = new HashMap<>();

  public SdkProperties(URI endpoint) {
    set("aws.endpointUrl", endpoint.toString());
    set("aws.region", "eu-west-1");
    set("aws.accessKeyId", ACCESS_KEY);
    set("aws.secretAccessKey", SECRET_KEY);
  }

  private void set(String property, String value) {
    before.put(property, System.setProperty(property, value));
  }

  @Override
  public void close() {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }
}
