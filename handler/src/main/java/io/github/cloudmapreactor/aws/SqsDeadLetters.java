package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.DeadLetters;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Keeps dead letters in an SQS queue: the original body, and the failure as the message attributes
 * {@code ErrorType} and {@code ErrorMessage}. A body that SQS cannot hold is cut, and says so in
 * {@code OriginalBytes}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
public final class SqsDeadLetters implements DeadLetters {

  /** Room for the body in a message of at most 1 MiB, beside the attributes. */
  private static final int LARGEST_BODY = 1_000_000;

  /** The characters kept of a larger body: enough to see what it was, and few for any queue. */
  private static final int KEPT_CHARACTERS = 50_000;

  private final AwsClients clients;
  private final String queueUrl;

  /** Keeps dead letters in the queue at {@code queueUrl}. */
  public SqsDeadLetters(AwsClients clients, String queueUrl) {
    this.clients = clients;
    this.queueUrl = queueUrl;
  }

  @Override
  public void keep(String body, Failure failure) {
    String valid = SqsText.valid(body);
    int bytes = valid.getBytes(StandardCharsets.UTF_8).length;
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("ErrorType", text(failure.type()));
    attributes.put("ErrorMessage", text(failure.message()));
    if (bytes > LARGEST_BODY) {
      attributes.put("OriginalBytes", text(Integer.toString(bytes)));
    }
    String kept = bytes > LARGEST_BODY ? PlainText.cut(valid, KEPT_CHARACTERS) : valid;
    AwsCall.make(
        "keeping a dead letter in " + queueUrl,
        () ->
            clients
                .sqs()
                .sendMessage(
                    request ->
                        request
                            .queueUrl(queueUrl)
                            .messageBody(kept.isEmpty() ? "(empty)" : kept)
                            .messageAttributes(attributes)));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder()
        .dataType("String")
        .stringValue(value.isEmpty() ? "(none)" : SqsText.valid(value))
        .build();
  }
}
