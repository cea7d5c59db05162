package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.local.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a call must be allowed to do. SQS knows no right to send a batch: it is that to send.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api.html">Amazon
 *     SQS batch actions</a>, Permissions
 * @param action such as {@code ecs:DescribeTasks}
 * @param resource the ARN that AWS authorizes it on
 * @param context what the call says under each condition key
 */
record Need(String action, String resource, Map<String, String> context) {

  private static final String ANYTHING = "*";

  /** A request does not say in which namespace its operation is. */
  private static final String SOME_NAMESPACE = "namespace/ns-somenamespace";

  /**
   * What a call of the journal needs.
   *
   * @param caller where the function runs
   * @param queueArns the queues by name
   */
  static List<Need> of(Call call, Place caller, Map<String, String> queueArns) {
    JsonNode request = call.request();
    String action = call.service() + ":" + call.operation();
    return switch (call.operation()) {
      case "DeregisterInstance", "GetInstance", "ListInstances" ->
          List.of(inCloudMap(action, cloudMapService(caller, request)));
      case "GetOperation" -> List.of(inCloudMap(action, namespace(caller, request)));
      case "DescribeServices" -> inCluster(action, "service", request, caller);
      case "DescribeTasks", "StopTask" -> inCluster(action, "task", request, caller);
      case "ListClusters" -> List.of(new Need(action, ANYTHING, Map.of()));
      case "ListTasks", "ListServices" ->
          List.of(new Need(action, ANYTHING, Map.of("ecs:cluster", cluster(caller, request))));
      case "SendMessage", "SendMessageBatch" ->
          List.of(new Need("sqs:SendMessage", queue(queueArns, request), Map.of()));
      default -> throw new IllegalArgumentException("no known call: " + call);
    };
  }

  private static Need inCloudMap(String action, String resource) {
    return new Need(
        action,
        resource,
        resource.contains(":service/")
            ? Map.of("servicediscovery:ServiceArn", resource)
            : Map.of());
  }

  /** The id belongs to the caller's account; of another account's service the ARN is given. */
  private static String cloudMapService(Place caller, JsonNode request) {
    String id = request.path("ServiceId").asText();
    return isArn(id) ? id : caller.arn("servicediscovery", "service/" + id);
  }

  private static String namespace(Place caller, JsonNode request) {
    String owner = request.path("OwnerAccount").asText(caller.account());
    return caller.arn("servicediscovery", owner, SOME_NAMESPACE);
  }

  /** A right to each of those that the request names, be it one or several. */
  private static List<Need> inCluster(String action, String type, JsonNode request, Place caller) {
    String clusterArn = cluster(caller, request);
    String clusterName = clusterArn.substring(clusterArn.lastIndexOf('/') + 1);
    return Stream.concat(
            StreamSupport.stream(request.path(type + "s").spliterator(), false),
            Stream.of(request.path(type)).filter(JsonNode::isTextual))
        .map(JsonNode::asText)
        .map(
            name ->
                isArn(name)
                    ? name
                    : caller.arn("ecs", "%s/%s/%s".formatted(type, clusterName, name)))
        .map(arn -> new Need(action, arn, Map.of("ecs:cluster", clusterArn)))
        .toList();
  }

  private static String cluster(Place caller, JsonNode request) {
    String cluster = request.path("cluster").asText();
    return isArn(cluster) ? cluster : caller.arn("ecs", "cluster/" + cluster);
  }

  private static String queue(Map<String, String> queueArns, JsonNode request) {
    String url = request.path("QueueUrl").asText();
    String arn = queueArns.get(url.substring(url.lastIndexOf('/') + 1));
    if (arn == null) {
      throw new IllegalArgumentException("no known queue: " + url);
    }
    return arn;
  }

  private static boolean isArn(String text) {
    return text.startsWith("arn:");
  }
}
