package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays Amazon SQS with standard queues.
 *
 * <p>A receive answers at once: it never waits for a message to come, whatever WaitTimeSeconds
 * says.
 */
final class Sqs {
  private static final int LONGEST_TIMEOUT = 43_200;

  private final Arns arns;
  private final String endpoint;
  private final Map<String, Queue> queues = new TreeMap<>();
  private final SqsLookups lookups = new SqsLookups(this);

  Sqs(Arns arns, String endpoint) {
    this.arns = arns;
    this.endpoint = endpoint;
  }

  Map<String, Operation> operations() {
    Map<String, Operation> operations = new HashMap<>(lookups.operations());
    operations.putAll(messages());
    return operations;
  }

  private Map<String, Operation> messages() {
    return Map.of(
        "SendMessage", this::sendMessage,
        "SendMessageBatch", this::sendMessageBatch,
        "ReceiveMessage", this::receiveMessage,
        "DeleteMessage", this::deleteMessage,
        "DeleteMessageBatch", this::deleteMessageBatch,
        "ChangeMessageVisibility", this::changeMessageVisibility,
        "ChangeMessageVisibilityBatch", this::changeMessageVisibilityBatch);
  }

  String endpoint() {
    return endpoint;
  }

  Arns arns() {
    return arns;
  }

  Map<String, Queue> queues() {
    return queues;
  }

  String url(String queueName) {
    return "%s/%s/%s".formatted(endpoint, arns.account(), queueName);
  }

  /** Adds an empty queue, or replaces one. */
  void add(Seed.Queue queue) {
    queues.put(queue.name(), new Queue(queue));
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
    String handle = request.text("ReceiptHandle");
    if (!request.has("VisibilityTimeout")) {
      throw request.missing("VisibilityTimeout");
    }
    return Hiding.read(queue, handle, request).apply();
  }

  private ObjectNode changeMessageVisibilityBatch(Request request) {
    Queue queue = called(request);
    Batch<Hiding> batch =
        Batch.of(
            request,
            entry -> {
              String handle =
                  entry.findText("ReceiptHandle").orElseThrow(() -> entry.missing("ReceiptHandle"));
              return Hiding.read(queue, handle, entry);
            });
    return batch.answer(Hiding::apply);
  }

  /** A message that is to be hidden until then; or to be seen again, where that is now. */
  private record Hiding(Queue queue, String messageId, Instant now, Instant until) {

    static Hiding read(Queue queue, String receiptHandle, Request request) {
      int timeout = request.integer("VisibilityTimeout", 0, LONGEST_TIMEOUT, 0);
      String messageId = queue.messageId(receiptHandle);
      queue.requireInFlight(messageId, request.now());
      return new Hiding(queue, messageId, request.now(), request.now().plusSeconds(timeout));
    }

    ObjectNode apply() {
      queue.hide(messageId, now, until);
      return AwsJson.MAPPER.createObjectNode();
    }
  }

  /** The queue whose URL a call names; which host the URL names does not matter, as with SQS. */
  Queue called(Request request) {
    String[] path = request.text("QueueUrl").split("/", -1);
    Queue queue = queues.get(path[path.length - 1]);
    if (queue == null || path.length < 2 || !path[path.length - 2].equals(arns.account())) {
      throw noSuchQueue();
    }
    return queue;
  }

  static ServiceError noSuchQueue() {
    return new ServiceError("QueueDoesNotExist", "The specified queue does not exist.");
  }
}
