package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

final class SqsBatchesTest {
  private static final int LARGEST = 1_048_576;

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1", "queues": [ "ticks" ] }
          """);

  private final SqsClient sqs = bed.sqs();

  @Test
  void eachEntryComesAfterItsOwnDelay() {
    SendMessageBatchResponse sent =
        send(
            entry("now").build(),
            entry("soon").delaySeconds(10).build(),
            entry("latest").delaySeconds(900).build());

    assertThat(sent.failed()).isEmpty();
    assertThat(sent.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly("now", "soon", "latest");
    assertThat(bodies()).containsExactly("body of now");
    bed.clock.advance(Duration.ofMillis(9_999));
    assertThat(bodies()).isEmpty();
    bed.clock.advance(Duration.ofMillis(1));
    assertThat(bodies()).containsExactly("body of soon");
    bed.clock.advance(Duration.ofSeconds(890));
    assertThat(bodies()).contains("body of latest");
  }

  /** The SDK verifies the digests; here is that they are there, and that ids are kept apart. */
  @Test
  void answersWithIdsAndDigestsThatTheSdkVerifies() {
    var value = MessageAttributeValue.builder().dataType("String").stringValue("v").build();
    SendMessageBatchResponse sent =
        send(entry("a").messageAttributes(Map.of("k", value)).build(), entry("b").build());

    assertThat(sent.successful().get(0).md5OfMessageAttributes()).isNotEmpty();
    assertThat(sent.successful().get(1).md5OfMessageAttributes()).isNull();
    assertThat(receive())
        .extracting(Message::messageId, Message::md5OfBody)
        .containsExactlyElementsOf(
            sent.successful().stream()
                .map(one -> tuple(one.messageId(), one.md5OfMessageBody()))
                .toList());
  }

  @Test
  void wrongEntryFailsAlone() {
    SendMessageBatchResponse sent =
        send(
            entry("late").delaySeconds(901).build(),
            entry("good").build(),
            entry("early").delaySeconds(-1).build(),
            entry("bell").messageBody("bell \u0007").build());

    assertThat(sent.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly("good");
    assertThat(sent.failed())
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(
            tuple("late", "InvalidParameterValue"),
            tuple("early", "InvalidParameterValue"),
            tuple("bell", "InvalidMessageContents"));
    assertThat(sent.failed()).allMatch(BatchResultErrorEntry::senderFault);
    assertThat(sent.failed().get(0).message())
        .isEqualTo("DelaySeconds must be between 0 and 900, not 901");
    assertThat(bodies()).containsExactly("body of good");
  }

  @Test
  void takesOneToTenEntries() {
    assertThat(send(entries(10)).successful()).hasSize(10);
    receive();

    assertThatExceptionOfType(TooManyEntriesInBatchRequestException.class)
        .isThrownBy(() -> send(entries(11)));
    assertThatExceptionOfType(EmptyBatchRequestException.class)
        .isThrownBy(this::send)
        .satisfies(
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode())
                  .isEqualTo("AWS.SimpleQueueService.EmptyBatchRequest");
            });
    assertThat(receive()).isEmpty();
  }

  @Test
  void idsAreDistinct() {
    assertThatExceptionOfType(BatchEntryIdsNotDistinctException.class)
        .isThrownBy(() -> send(entry("a").build(), entry("b").build(), entry("a").build()));
    assertThat(receive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.b", "é"})
  void idsAreWellFormed(String id) {
    assertThatExceptionOfType(InvalidBatchEntryIdException.class)
        .isThrownBy(() -> send(entry("good").build(), entry(id).build()));
    assertThat(receive()).isEmpty();
  }

  @Test
  void idsHaveAtMostEightyCharacters() {
    assertThatCode(() -> send(entry("Az09-_".repeat(13) + "ab").build()))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidBatchEntryIdException.class)
        .isThrownBy(() -> send(entry("x".repeat(81)).build()));
  }

  @Test
  void allMessagesTogetherHaveAtMostOneMebibyte() {
    String half = "x".repeat(LARGEST / 2);
    assertThat(
            send(entry("a").messageBody(half).build(), entry("b").messageBody(half).build())
                .successful())
        .hasSize(2);
    receive();

    assertThatExceptionOfType(BatchRequestTooLongException.class)
        .isThrownBy(
            () ->
                send(
                    entry("a").messageBody(half).build(),
                    entry("b").messageBody(half + "x").build()));
    assertThatExceptionOfType(BatchRequestTooLongException.class)
        .isThrownBy(() -> send(entry("a").messageBody(half + half + "x").build()));
    assertThat(receive()).isEmpty();
  }

  @Test
  void missingMembersRefuseTheWholeBatch() {
    assertRefused("MissingParameter", entry("good").build(), entry("a").messageBody("").build());
    assertRefused("MissingParameter", entry("good").build(), entry("a").messageBody(null).build());
    assertRefused("MissingParameter", entry("good").build(), entry("a").id(null).build());
    // FIFO queues are not played.
    assertRefused("NotImplemented", entry("good").build(), entry("a").messageGroupId("g").build());
    assertThat(receive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Entries\": 7",
        "\"Entries\": [ 7 ]",
        "\"Entries\": [ { \"Id\": \"a\", \"MessageBody\": \"b\" }, { \"Id\": \"b\", \"MessageBody\": 7 } ]",
        "\"Entries\": [ { \"Id\": \"a\", \"MessageBody\": \"b\", \"DelaySeconds\": \"7\" } ]"
      })
  void wrongTypesRefuseTheWholeBatch(String entries) {
    String body = "{ \"QueueUrl\": \"%s\", %s }".formatted(bed.standIn.queueUrl("ticks"), entries);

    var answer = bed.post("AmazonSQS.SendMessageBatch", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("SerializationException");
    assertThat(receive()).isEmpty();
  }

  @Test
  void deletesMessages() {
    send(entries(2));
    List<String> handles = receive().stream().map(Message::receiptHandle).toList();

    DeleteMessageBatchResponse deleted =
        delete(
            handle("first", handles.get(0)),
            handle("bad", "%%%"),
            handle("second", handles.get(1)));

    assertThat(deleted.successful()).extracting(one -> one.id()).containsExactly("first", "second");
    assertThat(deleted.failed())
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(tuple("bad", "ReceiptHandleIsInvalid"));
    bed.clock.advance(Duration.ofDays(1));
    assertThat(receive()).isEmpty();
  }

  @Test
  void deletesKeepTheRulesOfBatches() {
    assertThatExceptionOfType(EmptyBatchRequestException.class).isThrownBy(this::delete);
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> delete(handle("a", null)))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingParameter"));
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(
            () ->
                sqs.deleteMessageBatch(
                    request ->
                        request
                            .queueUrl(bed.standIn.queueUrl("none"))
                            .entries(handle("a", "handle"))));
  }

  private void assertRefused(String code, SendMessageBatchRequestEntry... entries) {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send(entries))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private SendMessageBatchResponse send(SendMessageBatchRequestEntry... entries) {
    return sqs.sendMessageBatch(
        request -> request.queueUrl(bed.standIn.queueUrl("ticks")).entries(Arrays.asList(entries)));
  }

  private DeleteMessageBatchResponse delete(DeleteMessageBatchRequestEntry... entries) {
    return sqs.deleteMessageBatch(
        request -> request.queueUrl(bed.standIn.queueUrl("ticks")).entries(Arrays.asList(entries)));
  }

  private static DeleteMessageBatchRequestEntry handle(String id, @Nullable String handle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request -> request.queueUrl(bed.standIn.queueUrl("ticks")).maxNumberOfMessages(10))
        .messages();
  }

  private List<String> bodies() {
    return receive().stream().map(Message::body).toList();
  }

  private static SendMessageBatchRequestEntry[] entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> entry("entry-" + i).build())
        .toArray(SendMessageBatchRequestEntry[]::new);
  }

  private static SendMessageBatchRequestEntry.Builder entry(String id) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody("body of " + id);
  }
}
