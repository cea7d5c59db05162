package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.aws.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue of dead letters, as an operator works with it. */
final class LetterQueue {

  /**
   * For how long a letter is hidden that was received: should this process die, others see it again
   * after that. One that is worked with for longer may be received again, which is harmless.
   */
  static final Duration HIDDEN = Duration.ofMinutes(2);

  /**
   * A receive that does not wait asks only some of SQS's servers.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html">Short
   *     and long polling</a>
   */
  private static final int WAIT_SECONDS = 1;

  private static final int LARGEST_BATCH = 10;

  private final SqsClient sqs;
  private final Sight sight;

  LetterQueue(SqsClient sqs, Sight sight) {
    this.sqs = sqs;
    this.sight = sight;
  }

  /**
   * What SQS says of a queue.
   *
   * @param home where it lives, and with it the function
   * @param visible how many letters can be received, more or less
   * @param hidden how many somebody has received and not deleted yet
   */
  record Sight(String url, String name, Home home, long visible, long hidden) {}

  Sight sight() {
    return sight;
  }

  /**
   * Receives letters, which are hidden from then on.
   *
   * @param most at most so many, up to 10
   */
  List<Message> receive(int most) {
    return AwsCall.SQS
        .make(
            "receiving from the queue " + sight.name(),
            "ReceiveMessage",
            () ->
                sqs.receiveMessage(
                    request ->
                        request
                            .queueUrl(sight.url())
                            .maxNumberOfMessages(most)
                            .visibilityTimeout(Math.toIntExact(HIDDEN.toSeconds()))
                            .waitTimeSeconds(WAIT_SECONDS)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(
                                MessageSystemAttributeName.SENT_TIMESTAMP)))
        .messages();
  }

  /** Lets others see letters again; those that could not be given back, each with why. */
  Map<String, Problem> giveBack(List<String> handles) {
    String doing = "giving letters back to the queue " + sight.name();
    return inBatches(handles, doing, this::giveBackBatch);
  }

  private List<BatchResultErrorEntry> giveBackBatch(List<String> handles) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (String handle : handles) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(handle)
              .visibilityTimeout(0)
              .build());
    }
    return AwsCall.SQS
        .make(
            "giving letters back to the queue " + sight.name(),
            "ChangeMessageVisibility",
            () ->
                sqs.changeMessageVisibilityBatch(
                    request -> request.queueUrl(sight.url()).entries(entries)))
        .failed();
  }

  /** Deletes letters; those that could not be deleted, each with why. */
  Map<String, Problem> delete(List<String> handles) {
    return inBatches(handles, "deleting from the queue " + sight.name(), this::deleteBatch);
  }

  private List<BatchResultErrorEntry> deleteBatch(List<String> handles) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String handle : handles) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(handle)
              .build());
    }
    return AwsCall.SQS
        .make(
            "deleting from the queue " + sight.name(),
            "DeleteMessage",
            () -> sqs.deleteMessageBatch(request -> request.queueUrl(sight.url()).entries(entries)))
        .failed();
  }

  /** A batch that fails as a whole fails for each of its letters, and the next one is tried. */
  private static Map<String, Problem> inBatches(
      List<String> handles,
      String doing,
      Function<List<String>, List<BatchResultErrorEntry>> call) {
    Map<String, Problem> failed = new HashMap<>();
    for (int from = 0; from < handles.size(); from += LARGEST_BATCH) {
      List<String> batch = handles.subList(from, Math.min(from + LARGEST_BATCH, handles.size()));
      try {
        for (BatchResultErrorEntry entry : call.apply(batch)) {
          String message = "%s: %s".formatted(doing, entry.message());
          failed.put(batch.get(Integer.parseInt(entry.id())), new Problem(entry.code(), message));
        }
      } catch (AwsFailedException e) {
        batch.forEach(handle -> failed.put(handle, e.problem()));
      }
    }
    return failed;
  }
}
