package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.local.SdkProperties;
import java.net.URI;

/** Points the SDK at a server, with credentials that no log may show. */
public final class SdkToStandIn {

  public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
  public static final String SECRET_KEY = "a-secret-that-no-log-may-show";

  private SdkToStandIn() {}

  /** Until the answer is closed. */
  public static SdkProperties.Applied at(URI endpoint) {
    return SdkProperties.endpoint(endpoint, "eu-west-1")
        .withCredentials(ACCESS_KEY, SECRET_KEY)
        .apply();
  }
}
