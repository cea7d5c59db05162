package io.github.cloudmapreactor.local.lambda;

import java.net.URI;
import java.util.Map;

/** The variables by which a function's SDK clients find the stand-in in place of AWS. */
public final class ClientVariables {
  private ClientVariables() {}

  /**
   * The stand-in's address for each service that it plays, and credentials that it does not look
   * at.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific
   *     endpoints</a>
   */
  public static Map<String, String> of(URI endpoint, String region) {
    return Map.of(
        "AWS_ENDPOINT_URL_ECS",
        endpoint.toString(),
        "AWS_ENDPOINT_URL_SERVICEDISCOVERY",
        endpoint.toString(),
        "AWS_ENDPOINT_URL_SQS",
        endpoint.toString(),
        "AWS_REGION",
        region,
        "AWS_ACCESS_KEY_ID",
        "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY",
        "secret");
  }
}
