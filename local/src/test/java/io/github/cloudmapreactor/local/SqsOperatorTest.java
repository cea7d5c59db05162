package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** What an operator does with queues: find them, look into them, and leave them as they were. */
final class SqsOperatorTest {

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "queues": [ "shop-b", "other", "shop-a", "shop-c" ] }
          """);

  private final SqsClient sqs = bed.sqs();

  @Test
  void listsQueuesByTheBeginningOfTheirNames() {
    assertThat(sqs.listQueues(request -> request.queueNamePrefix("shop-")).queueUrls())
        .containsExactly(url("shop-a"), url("shop-b"), url("shop-c"));
    assertThat(sqs.listQueues().queueUrls()).hasSize(4);
    ListQueuesResponse none = sqs.listQueues(request -> request.queueNamePrefix("no"));
    assertThat(none.hasQueueUrls()).isFalse();
  }

  @Test
  void listsQueuesPageByPage() {
    ListQueuesResponse first =
        sqs.listQueues(request -> request.queueNamePrefix("shop-").maxResults(2));

    assertThat(first.queueUrls()).containsExactly(url("shop-a"), url("shop-b"));
    ListQueuesResponse second =
        sqs.listQueues(
            request -> request.queueNamePrefix("shop-").maxResults(2).nextToken(first.nextToken()));
    assertThat(second.queueUrls()).containsExactly(url("shop-c"));
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void messagesOfABatchComeBackEachForItself() {
    for (String body : List.of("one", "two", "three")) {
      sqs.sendMessage(request -> request.queueUrl(url("other")).messageBody(body));
    }
    List<Message> received = receive();
    assertThat(receive()).isEmpty();

    var changed =
        sqs.changeMessageVisibilityBatch(
            request ->
                request
                    .queueUrl(url("other"))
                    .entries(
                        entry("back", received.get(0).receiptHandle(), 0),
                        entry("late", received.get(1).receiptHandle(), 43_201),
                        entry("wrong", "%%%", 0)));

    assertThat(changed.successful())
        .extracting(ChangeMessageVisibilityBatchResultEntry::id)
        .containsExactly("back");
    assertThat(changed.failed())
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(
            tuple("late", "InvalidParameterValue"), tuple("wrong", "ReceiptHandleIsInvalid"));
    assertThat(receive()).extracting(Message::body).containsExactly("one");
  }

  private List<Message> receive() {
    return sqs.receiveMessage(request -> request.queueUrl(url("other")).maxNumberOfMessages(10))
        .messages();
  }

  private static ChangeMessageVisibilityBatchRequestEntry entry(
      String id, String handle, int seconds) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(handle)
        .visibilityTimeout(seconds)
        .build();
  }

  private String url(String queue) {
    return bed.standIn.queueUrl(queue);
  }
}
