package io.github.cloudmapreactor.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue as its sender and its poller see it, over HTTP and without a signature: the stand-in
 * looks at none.
 */
public final class QueueClient {
  /** The most messages in one call. */
  static final int BATCH = 10;

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final String url;

  /** The queue of that URL, at the given endpoint of SQS. */
  public QueueClient(URI endpoint, String url) {
    this.endpoint = endpoint;
    this.url = url;
  }

  /**
   * Sends messages in the order given.
   *
   * @throws UncheckedIOException if SQS cannot be reached or refuses one of them
   */
  public void send(List<String> bodies) {
    for (int from = 0; from < bodies.size(); from += BATCH) {
      ObjectNode request = request();
      ArrayNode entries = request.putArray("Entries");
      for (String body : bodies.subList(from, Math.min(bodies.size(), from + BATCH))) {
        entries.addObject().put("Id", Integer.toString(entries.size())).put("MessageBody", body);
      }
      requireAll(call("SendMessageBatch", request));
    }
  }

  /**
   * Receives messages that are visible, with all their attributes.
   *
   * @throws UncheckedIOException if SQS cannot be reached or refuses the call
   */
  public List<JsonNode> receive(int most) {
    ObjectNode request = request().put("MaxNumberOfMessages", most);
    request.putArray("MessageAttributeNames").add("All");
    request.putArray("MessageSystemAttributeNames").add("All");
    List<JsonNode> messages = new ArrayList<>();
    call("ReceiveMessage", request).path("Messages").forEach(messages::add);
    return messages;
  }

  /**
   * Deletes messages that were received, at most ten.
   *
   * @throws UncheckedIOException if SQS cannot be reached or refuses one of them
   */
  public void delete(List<JsonNode> messages) {
    if (messages.isEmpty()) {
      return;
    }
    ObjectNode request = request();
    ArrayNode entries = request.putArray("Entries");
    for (JsonNode message : messages) {
      String handle = message.path("ReceiptHandle").asText();
      entries.addObject().put("Id", Integer.toString(entries.size())).put("ReceiptHandle", handle);
    }
    requireAll(call("DeleteMessageBatch", request));
  }

  /** How many messages it holds, those that are hidden included. */
  public int size() {
    JsonNode attributes = attributes();
    return attributes.path("ApproximateNumberOfMessages").asInt()
        + attributes.path("ApproximateNumberOfMessagesNotVisible").asInt()
        + attributes.path("ApproximateNumberOfMessagesDelayed").asInt();
  }

  /** Its ARN. */
  public String arn() {
    return attributes().path("QueueArn").asText();
  }

  private JsonNode attributes() {
    ObjectNode request = request();
    request.putArray("AttributeNames").add("All");
    return call("GetQueueAttributes", request).path("Attributes");
  }

  private ObjectNode request() {
    return MAPPER.createObjectNode().put("QueueUrl", url);
  }

  private static void requireAll(JsonNode answer) {
    if (!answer.path("Failed").isEmpty()) {
      throw new UncheckedIOException(
          new IOException("SQS did not take all entries: " + answer.path("Failed")));
    }
  }

  private JsonNode call(String operation, ObjectNode body) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(
            "%s: SQS answered %d %s".formatted(operation, response.statusCode(), response.body()));
      }
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(operation + " was interrupted", e));
    }
  }
}
