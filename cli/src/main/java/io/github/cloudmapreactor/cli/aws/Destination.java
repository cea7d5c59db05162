package io.github.cloudmapreactor.cli.aws;

import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.local.SdkProperties;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Checks what a command needs that works in AWS, or in an emulator of it. */
public final class Destination {

  private Destination() {}

  /**
   * Refuses what is no endpoint, and those of AWS itself: for AWS there is {@code --aws}, which
   * changes nothing unless it is told to.
   */
  public static void requireStandIn(URI endpoint) {
    String host = endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
    String scheme = String.valueOf(endpoint.getScheme());
    if (host.isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new UsageException(
          "--endpoint: expected a URL such as http://127.0.0.1:5000, found \"%s\""
              .formatted(endpoint));
    }
    if (host.matches(
        "(.*\\.)?(amazonaws\\.com(\\.cn)?|api\\.aws|api\\.amazonwebservices\\.com\\.cn)")) {
      throw new UsageException(
          "--endpoint: %s is AWS itself; use --aws, which observes first".formatted(host));
    }
  }

  /** Where the calls go, for a person: to AWS where there is no endpoint. */
  public static String name(Optional<URI> endpoint, Map<String, String> process) {
    return endpoint
        .map(URI::toString)
        .orElseGet(
            () -> "%s, %s".formatted(process.getOrDefault("AWS_ENDPOINT_URL", "AWS"), region()));
  }

  /** What leads the SDK there. */
  public static SdkProperties sdk(Optional<URI> endpoint, Map<String, String> process) {
    if (endpoint.isEmpty()) {
      return SdkProperties.NONE;
    }
    String region =
        process.getOrDefault("AWS_REGION", process.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
    SdkProperties properties = SdkProperties.endpoint(endpoint.get(), region);
    return process.containsKey("AWS_ACCESS_KEY_ID") ? properties : properties.withFakeCredentials();
  }

  /**
   * The region of the SDK's own configuration.
   *
   * @throws UsageException if there is none
   */
  public static String region() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkClientException e) {
      throw new UsageException(
          "--aws: there is no region; set AWS_REGION, or AWS_PROFILE to a profile with one", e);
    }
  }

  /**
   * Makes sure that the SDK's own configuration has credentials.
   *
   * @throws UsageException if there are none
   */
  public static void requireCredentials() {
    try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build()) {
      chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw new UsageException(
          "--aws: there are no credentials; set AWS_PROFILE to a profile that has some, or have the"
              + " AWS CLI put them here: eval \"$(aws configure export-credentials --format env)\"",
          e);
    }
  }
}
