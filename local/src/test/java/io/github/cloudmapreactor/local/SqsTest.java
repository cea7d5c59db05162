package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

final class SqsTest {

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "queues": [ "dead-letters",
                        { "name": "events", "visibilityTimeoutSeconds": 60,
                          "deadLetterQueue": "dead-letters", "maxReceiveCount": 2 } ] }
          """);

  private final SqsClient sqs = bed.sqs();

  @Test
  void findsQueuesByName() {
    String url = sqs.getQueueUrl(request -> request.queueName("events")).queueUrl();

    assertThat(url).isEqualTo(bed.standIn.endpoint() + "/210987654321/events");
    assertThat(bed.standIn.queueUrl("events")).isEqualTo(url);
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("none")))
        .satisfies(
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode())
                  .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
            });
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(
            () ->
                sqs.getQueueUrl(
                    request -> request.queueName("events").queueOwnerAWSAccountId("999988887777")));
    assertThatExceptionOfType(QueueDoesNotExistException.class).isThrownBy(() -> receive("none"));
  }

  @Test
  void receivedMessageIsHiddenUntilItsTimeoutPasses() {
    send("events", "body");

    assertThat(receive("events")).hasSize(1);
    bed.clock.advance(Duration.ofMillis(59_999));
    assertThat(receive("events")).isEmpty();
    bed.clock.advance(Duration.ofMillis(1));
    Message again =
        receive(
            "events",
            request ->
                request.messageSystemAttributeNames(
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    assertThat(again.attributes().values()).containsExactly("2");
  }

  @Test
  void visibilityCanBeChangedWhileInFlight() {
    send("events", "body");
    String handle = receive("events").get(0).receiptHandle();

    changeVisibility(handle, 300);
    bed.clock.advance(Duration.ofSeconds(299));
    assertThat(receive("events")).isEmpty();
    changeVisibility(handle, 0);
    assertThatExceptionOfType(MessageNotInflightException.class)
        .isThrownBy(() -> changeVisibility(handle, 10))
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo("AWS.SimpleQueueService.MessageNotInflight"));
    assertThat(receive("events")).hasSize(1);
  }

  @Test
  void deletedMessageIsGone() {
    send("events", "body");
    String handle = receive("events").get(0).receiptHandle();

    delete("events", handle);
    bed.clock.advance(Duration.ofDays(1));
    assertThat(receive("events")).isEmpty();
    assertThatCode(() -> delete("events", handle)).doesNotThrowAnyException();
    assertThatExceptionOfType(ReceiptHandleIsInvalidException.class)
        .isThrownBy(() -> delete("dead-letters", handle));
    assertThatExceptionOfType(ReceiptHandleIsInvalidException.class)
        .isThrownBy(() -> delete("events", "%%%"));
  }

  @Test
  void messageReceivedTooOftenGoesToTheDeadLetterQueue() {
    SendMessageResponse sent = send("events", "body");
    for (int i = 0; i < 2; i++) {
      assertThat(receive("events")).hasSize(1);
      assertThat(receive("dead-letters")).isEmpty();
      bed.clock.advance(Duration.ofSeconds(60));
    }

    assertThat(receive("events")).isEmpty();
    Message dead =
        receive(
            "dead-letters",
            request -> request.messageSystemAttributeNames(MessageSystemAttributeName.ALL));
    assertThat(dead.messageId()).isEqualTo(sent.messageId());
    assertThat(dead.attributes())
        .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP, millisAfterStart(0))
        .containsEntry(
            MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
            "arn:aws:sqs:eu-west-1:210987654321:events");
  }

  @Test
  void messageOutOfTheDeadLetterQueueCanBeSentBack() {
    send("dead-letters", "again");
    Message dead = receive("dead-letters").get(0);

    send("events", dead.body());
    delete("dead-letters", dead.receiptHandle());
    assertThat(receive("events")).extracting(Message::body).containsExactly("again");
  }

  @Test
  void delayedMessageComesLater() {
    sqs.sendMessage(
        request ->
            request.queueUrl(bed.standIn.queueUrl("events")).messageBody("body").delaySeconds(5));

    assertThat(receive("events")).isEmpty();
    assertThat(attribute("events", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .isEqualTo("1");
    bed.clock.advance(Duration.ofSeconds(5));
    assertThat(receive("events")).hasSize(1);
  }

  @Test
  void receivesAtMostTenInTheOrderOfSending() {
    IntStream.range(0, 12).forEach(i -> send("events", "body-" + i));

    List<Message> ten =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(bed.standIn.queueUrl("events"))
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(20))
            .messages();
    assertThat(ten).hasSize(10).first().returns("body-0", Message::body);
    assertThat(attribute("events", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        .isEqualTo("2");
    assertThat(attribute("events", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("10");
  }

  @Test
  void showsQueueAttributes() {
    Map<QueueAttributeName, String> all =
        sqs.getQueueAttributes(
                request ->
                    request
                        .queueUrl(bed.standIn.queueUrl("events"))
                        .attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(all)
        .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:210987654321:events")
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
        .containsEntry(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:210987654321:dead-letters\",\"maxReceiveCount\":2}");
    assertThat(attribute("dead-letters", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("30");
    assertThat(attribute("dead-letters", QueueAttributeName.REDRIVE_POLICY)).isNull();
    assertThatExceptionOfType(InvalidAttributeNameException.class)
        .isThrownBy(
            () ->
                sqs.getQueueAttributes(
                    request ->
                        request
                            .queueUrl(bed.standIn.queueUrl("events"))
                            .attributeNamesWithStrings("Colour")));
  }

  @Test
  void queuesCanBeAddedWhileItRuns() {
    bed.standIn.addQueue(Seed.Queue.named("new"));
    send("new", "body");

    assertThat(receive("new")).hasSize(1);
  }

  private SendMessageResponse send(String queue, String body) {
    return sqs.sendMessage(
        request -> request.queueUrl(bed.standIn.queueUrl(queue)).messageBody(body));
  }

  private List<Message> receive(String queue) {
    return sqs.receiveMessage(request -> request.queueUrl(bed.standIn.queueUrl(queue))).messages();
  }

  private Message receive(String queue, Consumer<ReceiveMessageRequest.Builder> more) {
    List<Message> received =
        sqs.receiveMessage(
                request -> {
                  request.queueUrl(bed.standIn.queueUrl(queue));
                  more.accept(request);
                })
            .messages();
    assertThat(received).hasSize(1);
    return received.get(0);
  }

  private void delete(String queue, String handle) {
    sqs.deleteMessage(
        request -> request.queueUrl(bed.standIn.queueUrl(queue)).receiptHandle(handle));
  }

  private void changeVisibility(String handle, int seconds) {
    sqs.changeMessageVisibility(
        request ->
            request
                .queueUrl(bed.standIn.queueUrl("events"))
                .receiptHandle(handle)
                .visibilityTimeout(seconds));
  }

  private @Nullable String attribute(String queue, QueueAttributeName name) {
    return sqs.getQueueAttributes(
            request -> request.queueUrl(bed.standIn.queueUrl(queue)).attributeNames(name))
        .attributes()
        .get(name);
  }

  private static String millisAfterStart(long millis) {
    return Long.toString(TestBed.START.toEpochMilli() + millis);
  }
}
