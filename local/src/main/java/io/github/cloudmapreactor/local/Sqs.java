package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays Amazon SQS with standard queues.
 *
 * <p>A receive answers at once: it never waits for a message to come, whatever WaitTimeSeconds
 * says.
 */
final class Sqs {
  private static final int LONGEST_TIMEOUT = 43_200;
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

  private final Arns arns;
  private final String endpoint;
  private final Map<String, Queue> queues = new HashMap<>();

  Sqs(Arns arns, String endpoint) {
    this.arns = arns;
    this.endpoint = endpoint;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "GetQueueUrl", this::getQueueUrl,
        "SendMessage", this::sendMessage,
        "SendMessageBatch", this::sendMessageBatch,
        "ReceiveMessage", this::receiveMessage,
        "DeleteMessage", this::deleteMessage,
        "DeleteMessageBatch", this::deleteMessageBatch,
        "ChangeMessageVisibility", this::changeMessageVisibility,
        "GetQueueAttributes", this::getQueueAttributes);
  }

  String endpoint() {
    return endpoint;
  }

  String url(String queueName) {
    return "%s/%s/%s".formatted(endpoint, arns.account(), queueName);
  }

  /** Adds an empty queue, or replaces one. */
  void add(Seed.Queue queue) {
    queues.put(queue.name(), new Queue(queue));
  }

  private ObjectNode getQueueUrl(Request request) {
    String name = request.text("QueueName", 80);
    String owner = request.findText("QueueOwnerAWSAccountId").orElse(arns.account());
    if (!queues.containsKey(name) || !owner.equals(arns.account())) {
      throw noSuchQueue();
    }
    return AwsJson.MAPPER.createObjectNode().put("QueueUrl", url(name));
  }

  private ObjectNode sendMessage(Request request) {
    Queue queue = called(request);
    Sending sending = Sending.read(request);
    if (sending.message().size() > Message.LARGEST) {
      throw request.invalid("A message must be shorter than %d bytes".formatted(Message.LARGEST));
    }
    return sending.to(queue, request.now());
  }

  private ObjectNode sendMessageBatch(Request request) {
    Queue queue = called(request);
    Batch<Sending> batch = Batch.of(request, Sending::read);
    if (batch.sum(sending -> sending.message().size()) > Message.LARGEST) {
      throw new ServiceError(
          "BatchRequestTooLong",
          "A batch must be shorter than %d bytes".formatted(Message.LARGEST));
    }
    return batch.answer(sending -> sending.to(queue, request.now()));
  }

  private ObjectNode receiveMessage(Request request) {
    request.notPlayed("ReceiveRequestAttemptId");
    Queue queue = called(request);
    int most = request.integer("MaxNumberOfMessages", 1, 10, 1);
    int timeout = request.integer("VisibilityTimeout", 0, LONGEST_TIMEOUT, queue.timeoutSeconds());
    request.integer("WaitTimeSeconds", 0, 20, 0);
    redrive(queue, request.now());
    Instant hiddenUntil = request.now().plusSeconds(timeout);
    ArrayNode received = AwsJson.MAPPER.createArrayNode();
    queue
        .receive(request.now(), hiddenUntil, most)
        .forEach(held -> received.add(held.json(request, arns, queue.receiptHandle(held))));
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    // Like SQS, no list at all instead of an empty one.
    return received.isEmpty() ? result : result.set("Messages", received);
  }

  /** Moves what has been received too often, as SQS does when somebody asks for messages. */
  private void redrive(Queue queue, Instant now) {
    String name = queue.deadLetterQueue();
    Queue target = name == null ? null : queues.get(name);
    if (target != null) {
      queue.takeSpent(now).forEach(held -> target.addFrom(held, now, arns.queue(queue.name())));
    }
  }

  private ObjectNode deleteMessage(Request request) {
    Queue queue = called(request);
    queue.remove(queue.messageId(request.text("ReceiptHandle")));
    return AwsJson.MAPPER.createObjectNode();
  }

  private ObjectNode deleteMessageBatch(Request request) {
    Queue queue = called(request);
    Batch<String> batch =
        Batch.of(
            request,
            entry ->
                queue.messageId(
                    entry
                        .findText("ReceiptHandle")
                        .orElseThrow(() -> entry.missing("ReceiptHandle"))));
    return batch.answer(
        messageId -> {
          queue.remove(messageId);
          return AwsJson.MAPPER.createObjectNode();
        });
  }

  private ObjectNode changeMessageVisibility(Request request) {
    Queue queue = called(request);
    String messageId = queue.messageId(request.text("ReceiptHandle"));
    if (!request.has("VisibilityTimeout")) {
      throw request.missing("VisibilityTimeout");
    }
    int timeout = request.integer("VisibilityTimeout", 0, LONGEST_TIMEOUT, 0);
    queue.hide(messageId, request.now(), request.now().plusSeconds(timeout));
    return AwsJson.MAPPER.createObjectNode();
  }

  private ObjectNode getQueueAttributes(Request request) {
    Queue queue = called(request);
    List<String> asked = request.texts("AttributeNames");
    Map<String, String> all = queue.attributes(request.now(), arns);
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

  /** The queue whose URL a call names; which host the URL names does not matter, as with SQS. */
  private Queue called(Request request) {
    String[] path = request.text("QueueUrl").split("/", -1);
    Queue queue = queues.get(path[path.length - 1]);
    if (queue == null || path.length < 2 || !path[path.length - 2].equals(arns.account())) {
      throw noSuchQueue();
    }
    return queue;
  }

  private static ServiceError noSuchQueue() {
    return new ServiceError("QueueDoesNotExist", "The specified queue does not exist.");
  }
}
