package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.aws.Clients;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.aws.ResourceName;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.Arn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Finds queues of dead letters: those of a stack, or those that an operator names. */
final class LetterQueues implements AutoCloseable {

  private static final int PAGE = 1_000;

  private static final Pattern HOST_OF_AWS =
      Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.(amazonaws\\.com|api\\.aws).*");

  private final SqsClient sqs = Clients.build(SqsClient.builder());

  /**
   * Those that are named.
   *
   * @param namesOrUrls each a queue's name or URL
   * @throws UsageException if there is no such queue, or it holds no dead letters
   */
  List<LetterQueue> named(List<String> namesOrUrls) {
    return namesOrUrls.stream().map(this::url).distinct().map(this::look).toList();
  }

  /**
   * Those of a stack that deploys the reactor.
   *
   * @throws UsageException if there are none
   */
  List<LetterQueue> ofStack(String stack) {
    List<String> urls =
        AwsCall.SQS.make(
            "listing the queues of the stack " + stack,
            "ListQueues",
            () ->
                sqs
                    .listQueuesPaginator(
                        request -> request.queueNamePrefix(stack + "-").maxResults(PAGE))
                    .queueUrls()
                    .stream()
                    .filter(url -> isOf(stack, ResourceName.of(url)))
                    .sorted()
                    .toList());
    if (urls.isEmpty()) {
      throw new UsageException(
          ("the stack %s has no dead-letter queues here. Look at the region, name the stack with"
                  + " --stack, or the queues with --queue; the outputs DeadLetterQueueUrl and"
                  + " UndeliveredQueueUrl have their URLs: aws cloudformation describe-stacks"
                  + " --query 'Stacks[].Outputs'")
              .formatted(stack));
    }
    return urls.stream().map(this::look).toList();
  }

  /**
   * CloudFormation names a queue STACK-LOGICALID-RANDOM, and a logical id has no hyphen, so that
   * what is of the stack prod-eu is not taken for one of prod.
   */
  private static boolean isOf(String stack, String queue) {
    return queue.startsWith(stack + "-")
        && queue
            .substring(stack.length() + 1)
            .matches("[A-Za-z0-9]*(DeadLetters|Undelivered)[0-9A-F]{8}-[A-Za-z0-9]+");
  }

  private String url(String nameOrUrl) {
    if (!nameOrUrl.contains("/")) {
      return AwsCall.SQS.make(
          "finding the queue " + nameOrUrl,
          "GetQueueUrl",
          () -> sqs.getQueueUrl(request -> request.queueName(nameOrUrl)).queueUrl());
    }
    Matcher host = HOST_OF_AWS.matcher(nameOrUrl);
    String region = sqs.serviceClientConfiguration().region().id();
    if (host.matches() && !host.group(1).equals(region)) {
      throw new UsageException(
          "--queue: %s is in %s, and calls go to %s; set AWS_REGION=%s"
              .formatted(nameOrUrl, host.group(1), region, host.group(1)));
    }
    return nameOrUrl;
  }

  private LetterQueue look(String url) {
    String name = ResourceName.of(url);
    Map<QueueAttributeName, String> attributes =
        AwsCall.SQS
            .make(
                "looking at the queue " + name,
                "GetQueueAttributes",
                () ->
                    sqs.getQueueAttributes(
                        request ->
                            request
                                .queueUrl(url)
                                .attributeNames(
                                    QueueAttributeName.QUEUE_ARN,
                                    QueueAttributeName.REDRIVE_POLICY,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)))
            .attributes();
    if (attributes.containsKey(QueueAttributeName.REDRIVE_POLICY)) {
      throw new UsageException(
          ("--queue: %s has a dead-letter queue of its own, so it is none: to receive from it would"
                  + " count as a try of each event. Name the queue that its letters go to")
              .formatted(name));
    }
    return new LetterQueue(
        sqs,
        new LetterQueue.Sight(
            url,
            name,
            home(name, attributes),
            number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
            number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
  }

  private static Home home(String name, Map<QueueAttributeName, String> attributes) {
    return Optional.ofNullable(attributes.get(QueueAttributeName.QUEUE_ARN))
        .flatMap(Arn::parse)
        .map(Home::of)
        .orElseThrow(
            () -> new UsageException("SQS does not say the ARN of the queue %s".formatted(name)));
  }

  private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    String text = attributes.getOrDefault(name, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  @Override
  public void close() {
    sqs.close();
  }
}
