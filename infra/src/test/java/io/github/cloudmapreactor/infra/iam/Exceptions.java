package io.github.cloudmapreactor.infra.iam;

import io.github.cloudmapreactor.infra.iam.ServiceAuthorization.ResourceType;
import java.util.Map;

/** Where the rules about rights do not hold, each with its reason. */
final class Exceptions {

  /** Actions that take {@code *} although the reference names a type of resource. */
  static final Map<String, String> ON_ANYTHING =
      Map.of(
          "ecs:ListTasks",
          "the reference names container instances, but the tasks of a cluster are listed on *");

  /**
   * Formats of ARNs that the reference does not name any more, but that old resources still have.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html">Account
   *     settings: Amazon Resource Names (ARNs) and IDs</a>
   */
  static final Map<String, ResourceType> OLD_FORMATS =
      Map.of(
          "ecs:DescribeServices",
          new ResourceType(
              "service", "arn:${Partition}:ecs:${Region}:${Account}:service/${ServiceName}", true));

  /** Rights that are used without a call of a function. */
  static final Map<String, String> WITHOUT_A_CALL =
      Map.ofEntries(
          Map.entry("logs:CreateLogStream", "Lambda writes the log with the function's role"),
          Map.entry("logs:PutLogEvents", "Lambda writes the log with the function's role"),
          Map.entry("sqs:ReceiveMessage", "Lambda polls the queue with the function's role"),
          Map.entry("sqs:DeleteMessage", "Lambda polls the queue with the function's role"),
          Map.entry("sqs:GetQueueAttributes", "Lambda polls the queue with the function's role"),
          Map.entry("xray:PutTraceSegments", "Lambda sends traces with the function's role"),
          Map.entry("xray:PutTelemetryRecords", "Lambda sends traces with the function's role"),
          Map.entry("kms:Decrypt", "SQS reads and writes messages with the caller's rights"),
          Map.entry("kms:GenerateDataKey", "SQS writes messages with the caller's rights"),
          Map.entry("route53:ChangeResourceRecordSets", "Cloud Map removes the DNS records"),
          Map.entry("route53:GetHealthCheck", "Cloud Map removes the health check"),
          Map.entry("route53:UpdateHealthCheck", "Cloud Map removes the health check"),
          Map.entry("route53:DeleteHealthCheck", "Cloud Map removes the health check"));

  private Exceptions() {}
}
