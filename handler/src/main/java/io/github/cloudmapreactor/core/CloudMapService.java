package io.github.cloudmapreactor.core;

import java.util.Optional;

/**
 * A Cloud Map service that tasks register in.
 *
 * @param arn its ARN, whose account is the owner of the namespace
 * @param id the last part of the ARN, {@code srv-…}
 */
public record CloudMapService(Arn arn, String id) {

  /** The Cloud Map service with this ARN, or nothing where it is no such ARN. */
  public static Optional<CloudMapService> of(String arn) {
    return Arn.parse(arn)
        .filter(parsed -> parsed.service().equals("servicediscovery"))
        .filter(parsed -> parsed.resource().startsWith("service/"))
        .map(
            parsed -> new CloudMapService(parsed, parsed.resource().substring("service/".length())))
        .filter(service -> Arn.isWord(service.id(), "-_."));
  }

  /**
   * What to send as {@code ServiceId}: the id in the account's own namespaces, which every endpoint
   * knows, and the ARN in a namespace that another account shares.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_DeregisterInstance.html">DeregisterInstance</a>
   */
  public String serviceIdFor(String account) {
    return arn.account().equals(account) ? id : arn.toString();
  }
}
