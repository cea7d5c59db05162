package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.TickQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Lets ticks wait in an SQS queue, each with a delay. A tick's body is {@code {"due": "…"}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html">Amazon
 *     SQS message timers</a>
 */
public final class SqsTickQueue implements TickQueue {

  private static final int LARGEST_BATCH = 10;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AwsClients clients;
  private final String queueUrl;
  private final InstantSource clock;

  /** Puts ticks into the queue at {@code queueUrl}. */
  public SqsTickQueue(AwsClients clients, String queueUrl, InstantSource clock) {
    this.clients = clients;
    this.queueUrl = queueUrl;
    this.clock = clock;
  }

  @Override
  public void put(List<Instant> due) {
    for (int from = 0; from < due.size(); from += LARGEST_BATCH) {
      putBatch(due.subList(from, Math.min(from + LARGEST_BATCH, due.size())));
    }
  }

  private void putBatch(List<Instant> due) {
    String doing = "putting ticks into " + queueUrl;
    List<SendMessageBatchRequestEntry> entries = due.stream().map(this::entry).toList();
    SendMessageBatchResponse answer =
        AwsCall.make(
            doing,
            () ->
                clients
                    .sqs()
                    .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)));
    if (answer.successful().size() != due.size()) {
      throw AwsCall.partial(doing, "SQS did not take all of them: " + answer.failed());
    }
  }

  /** Never before it is due: SQS counts delays in whole seconds. */
  private SendMessageBatchRequestEntry entry(Instant due) {
    Duration wait = Duration.between(clock.instant(), due).plus(SECOND).minusNanos(1);
    return SendMessageBatchRequestEntry.builder()
        .id(Long.toString(due.toEpochMilli()))
        .messageBody("{\"due\":\"%s\"}".formatted(due))
        .delaySeconds(Math.toIntExact(Math.max(0, wait.toSeconds())))
        .build();
  }
}
