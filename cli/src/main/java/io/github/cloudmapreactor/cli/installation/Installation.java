package io.github.cloudmapreactor.cli.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.aws.Clients;
import io.github.cloudmapreactor.cli.aws.ResourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Reads what is installed around a stack's functions: mappings, rules and queues. Each method fails
 * with {@link AwsFailedException} for itself, so that a right that is missing for one keeps nobody
 * from the others.
 */
public final class Installation implements AutoCloseable {

  /** How each rule that the stack deploys describes itself. */
  private static final String DESCRIPTION = "Cloud Map Reactor:";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LambdaClient lambda = Clients.build(LambdaClient.builder());
  private final EventBridgeClient events = Clients.build(EventBridgeClient.builder());
  private final SqsClient sqs = Clients.build(SqsClient.builder());

  /** The functions of the reactor in this account and region, by the names of their stacks. */
  public StackFunctions functions() {
    return new StackFunctions(lambda);
  }

  /** The mappings that bring messages to a function. */
  public List<DeployedMapping> mappings(DeployedFunction function) {
    return AwsCall.LAMBDA.make(
        "listing the event source mappings of " + function.name(),
        "ListEventSourceMappings",
        () ->
            lambda
                .listEventSourceMappingsPaginator(
                    request -> request.functionName(function.name() + ":" + DeployedFunction.ALIAS))
                .eventSourceMappings()
                .stream()
                .map(each -> new DeployedMapping(each.uuid(), each.eventSourceArn(), each.state()))
                .toList());
  }

  /**
   * The rules of a stack.
   *
   * @param prefix what the names of all that the stack has begin with
   */
  public List<DeployedRule> rules(String prefix, String bus) {
    List<Rule> listed =
        AwsCall.EVENT_BRIDGE.make(
            "listing the rules of the event bus " + bus,
            "ListRules",
            () -> listRules(ListRulesRequest.builder().namePrefix(prefix).eventBusName(bus)));
    return listed.stream()
        .filter(rule -> String.valueOf(rule.description()).startsWith(DESCRIPTION))
        .map(
            rule ->
                new DeployedRule(
                    rule.name(),
                    bus,
                    rule.state() != RuleState.DISABLED,
                    Optional.ofNullable(rule.eventPattern()).map(Installation::read),
                    targets(rule.name(), bus)))
        .toList();
  }

  private List<Rule> listRules(ListRulesRequest.Builder request) {
    List<Rule> rules = new ArrayList<>();
    String token = null;
    do {
      ListRulesResponse page = events.listRules(request.nextToken(token).build());
      rules.addAll(page.rules());
      token = page.nextToken();
    } while (token != null && !token.isEmpty());
    return rules;
  }

  private List<DeployedRule.Target> targets(String rule, String bus) {
    return AwsCall.EVENT_BRIDGE.make(
        "listing the targets of the rule " + rule,
        "ListTargetsByRule",
        () ->
            events
                .listTargetsByRule(request -> request.rule(rule).eventBusName(bus))
                .targets()
                .stream()
                .map(
                    target ->
                        new DeployedRule.Target(
                            target.arn(),
                            Optional.ofNullable(target.deadLetterConfig())
                                .map(config -> config.arn())))
                .toList());
  }

  /** How full a queue is, by its ARN or URL. */
  public QueueDepth queue(String arnOrUrl) {
    String name = ResourceName.ofQueue(arnOrUrl);
    String url =
        arnOrUrl.startsWith("arn:")
            ? AwsCall.SQS.make(
                "finding the queue " + name,
                "GetQueueUrl",
                () -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl())
            : arnOrUrl;
    Map<QueueAttributeName, String> attributes =
        AwsCall.SQS.make(
            "looking at the queue " + name,
            "GetQueueAttributes",
            () ->
                sqs.getQueueAttributes(
                        request ->
                            request
                                .queueUrl(url)
                                .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .attributes());
    return new QueueDepth(
        name,
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    lambda.close();
    events.close();
    sqs.close();
  }
}
