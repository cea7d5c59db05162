package io.github.cloudmapreactor.cli.installation;

import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.aws.Clients;
import io.github.cloudmapreactor.core.CloudMapService;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceType;

/**
 * Which Cloud Map services have DNS records, and whether a function may remove those: Cloud Map
 * does it with the rights of whoever deregisters the instance, and tells of a missing one only when
 * the operation ends. No call tries that without effect, so IAM's simulator is asked.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloud-map/latest/dg/security_iam_id-based-policy-examples.html">Identity-based
 *     policy examples for AWS Cloud Map</a>
 */
public final class DnsRights implements AutoCloseable {

  private static final List<String> ACTIONS =
      List.of(
          "route53:ChangeResourceRecordSets",
          "route53:GetHealthCheck",
          "route53:UpdateHealthCheck",
          "route53:DeleteHealthCheck");

  private final ServiceDiscoveryClient cloudMap = Clients.build(ServiceDiscoveryClient.builder());
  private final IamClient iam = Clients.build(IamClient.builder());

  /**
   * Whether the instances of a Cloud Map service have DNS records.
   *
   * @param account the caller's
   */
  public boolean isNeededFor(CloudMapService service, String account) {
    return AwsCall.CLOUD_MAP.make(
        "looking at the Cloud Map service " + service.id(),
        "GetService",
        () -> hasRecords(service.serviceIdFor(account)));
  }

  /** A Cloud Map service that is gone has nothing left to remove. */
  private boolean hasRecords(String serviceId) {
    try {
      return cloudMap.getService(request -> request.id(serviceId)).service().type()
          != ServiceType.HTTP;
    } catch (ServiceNotFoundException e) {
      return false;
    }
  }

  /** The actions that a function's role does not allow. */
  public List<String> missing(DeployedFunction function) {
    return AwsCall.IAM.make(
        "simulating the policies of " + function.roleArn(),
        "SimulatePrincipalPolicy",
        () ->
            iam
                .simulatePrincipalPolicy(
                    request -> request.policySourceArn(function.roleArn()).actionNames(ACTIONS))
                .evaluationResults()
                .stream()
                .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                .map(result -> result.evalActionName())
                .toList());
  }

  @Override
  public void close() {
    cloudMap.close();
    iam.close();
  }
}
