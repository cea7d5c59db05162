package io.github.cloudmapreactor.local;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Plays what SQS tells of queues: which there are, their URLs, and their attributes. */
final class SqsLookups {
  private static final int LARGEST_PAGE = 1_000;
  private static final Set<String> UNSET_ATTRIBUTES =
      Set.of(
          "Policy",
          "FifoQueue",
          "ContentBasedDeduplication",
          "KmsMasterKeyId",
          "KmsDataKeyReusePeriodSeconds",
          "DeduplicationScope",
          "FifoThroughputLimit",
          "RedrivePolicy",
          "RedriveAllowPolicy");

  private final Sqs sqs;

  SqsLookups(Sqs sqs) {
    this.sqs = sqs;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "ListQueues", this::listQueues,
        "GetQueueUrl", this::getQueueUrl,
        "GetQueueAttributes", this::getQueueAttributes);
  }

  private ObjectNode listQueues(Request request) {
    String prefix = request.findText("QueueNamePrefix").orElse("");
    SortedSet<String> names =
        sqs.queues().keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .collect(toCollection(TreeSet::new));
    int size = request.integer("MaxResults", 1, LARGEST_PAGE, LARGEST_PAGE);
    Page page = Page.of(request, "ListQueues " + prefix, names, "NextToken", size);
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode urls = AwsJson.MAPPER.createArrayNode();
    page.keys().forEach(name -> urls.add(sqs.url(name)));
    if (!urls.isEmpty()) {
      result.set("QueueUrls", urls);
    }
    // Like SQS, which counts pages only for whoever says how large they are.
    if (request.has("MaxResults")) {
      page.nextToken().ifPresent(token -> result.put("NextToken", token));
    }
    return result;
  }

  private ObjectNode getQueueUrl(Request request) {
    String name = request.text("QueueName", 80);
    String account = sqs.arns().account();
    String owner = request.findText("QueueOwnerAWSAccountId").orElse(account);
    if (!sqs.queues().containsKey(name) || !owner.equals(account)) {
      throw Sqs.noSuchQueue();
    }
    return AwsJson.MAPPER.createObjectNode().put("QueueUrl", sqs.url(name));
  }

  private ObjectNode getQueueAttributes(Request request) {
    Queue queue = sqs.called(request);
    List<String> asked = request.texts("AttributeNames");
    Map<String, String> all = queue.attributes(request.now(), sqs.arns());
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ObjectNode attributes = result.putObject("Attributes");
    for (String name : asked) {
      if (name.equals("All")) {
        all.forEach(attributes::put);
      } else if (all.containsKey(name)) {
        attributes.put(name, all.get(name));
      } else if (!UNSET_ATTRIBUTES.contains(name)) {
        throw new ServiceError("InvalidAttributeName", "Unknown attribute %s.".formatted(name));
      }
    }
    return result;
  }
}
