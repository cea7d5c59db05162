package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class SqsMessagesTest {
  private static final int LARGEST = 1_048_576;

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "queues": [ "events" ] }
          """);

  private final SqsClient sqs = bed.sqs();

  @Test
  void receivesWhatWasSent() {
    SendMessageResponse sent = send("events", "{\"é\": \"☃\"}");
    bed.clock.advance(Duration.ofSeconds(7));

    Message received =
        receive(
            "events",
            request -> request.messageSystemAttributeNames(MessageSystemAttributeName.ALL));
    assertThat(received.body()).isEqualTo("{\"é\": \"☃\"}");
    assertThat(received.messageId()).isEqualTo(sent.messageId());
    assertThat(received.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP, millisAfterStart(0))
        .containsEntry(
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
            millisAfterStart(7_000));
  }

  @Test
  void carriesAttributesOfEveryTypeThatTheSdkCanVerify() {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "error.type", text("String", "NotAnEvent"),
            "error.count", text("Number.int", "3"),
            "bytes",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromUtf8String("\0\1"))
                    .build());
    sqs.sendMessage(
        request ->
            request
                .queueUrl(bed.standIn.queueUrl("events"))
                .messageBody("body")
                .messageAttributes(attributes)
                .messageSystemAttributes(
                    Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                            .dataType("String")
                            .stringValue("Root=1")
                            .build())));

    Message all =
        receive(
            "events",
            request ->
                request
                    .messageAttributeNames("All")
                    .visibilityTimeout(0)
                    .messageSystemAttributeNames(MessageSystemAttributeName.AWS_TRACE_HEADER));
    assertThat(all.messageAttributes()).isEqualTo(attributes);
    assertThat(all.attributes())
        .containsExactly(Map.entry(MessageSystemAttributeName.AWS_TRACE_HEADER, "Root=1"));
    Message some = receive("events", request -> request.messageAttributeNames("error.*"));
    assertThat(some.messageAttributes()).containsOnlyKeys("error.type", "error.count");
  }

  @Test
  void unaskedAttributesStayAway() {
    sqs.sendMessage(
        request ->
            request
                .queueUrl(bed.standIn.queueUrl("events"))
                .messageBody("body")
                .messageAttributes(Map.of("name", text("String", "value"))));

    Message received = receive("events", request -> {});
    assertThat(received.messageAttributes()).isEmpty();
    assertThat(received.md5OfMessageAttributes()).isNull();
    assertThat(received.attributes()).isEmpty();
  }

  @Test
  void takesMessagesUpToOneMebibyteAttributesIncluded() {
    assertThatCode(() -> send("events", "x".repeat(LARGEST))).doesNotThrowAnyException();
    assertInvalid("x".repeat(LARGEST + 1), request -> {});
    // 4 bytes of name, 6 of type, 5 of value.
    Map<String, MessageAttributeValue> fifteen = Map.of("name", text("String", "value"));
    assertThatCode(
            () ->
                sqs.sendMessage(
                    request ->
                        request
                            .queueUrl(bed.standIn.queueUrl("events"))
                            .messageBody("x".repeat(LARGEST - 15))
                            .messageAttributes(fifteen)))
        .doesNotThrowAnyException();
    assertInvalid("x".repeat(LARGEST - 14), request -> request.messageAttributes(fifteen));
    assertInvalid("é".repeat(LARGEST / 2 + 1), request -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"bell \u0007", "null \u0000", "no character \uFFFF"})
  void refusesCharactersThatSqsDoesNotTake(String body) {
    assertThatExceptionOfType(InvalidMessageContentsException.class)
        .isThrownBy(() -> send("events", body));
  }

  @Test
  void refusesWrongAttributesAndNumbers() {
    assertInvalid("body", request -> request.messageAttributes(Map.of("a b", text("String", "x"))));
    assertInvalid(
        "body", request -> request.messageAttributes(Map.of("name", text("Colour", "x"))));
    assertInvalid("body", request -> request.messageAttributes(Map.of("name", text("String", ""))));
    assertInvalid("body", request -> request.delaySeconds(901));
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send("events", ""))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingParameter"));
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> receive("events", request -> request.maxNumberOfMessages(11)));
  }

  private void assertInvalid(String body, Consumer<SendMessageRequest.Builder> more) {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(
            () ->
                sqs.sendMessage(
                    request -> {
                      request.queueUrl(bed.standIn.queueUrl("events")).messageBody(body);
                      more.accept(request);
                    }))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
  }

  private SendMessageResponse send(String queue, String body) {
    return sqs.sendMessage(
        request -> request.queueUrl(bed.standIn.queueUrl(queue)).messageBody(body));
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

  private static MessageAttributeValue text(String dataType, String value) {
    return MessageAttributeValue.builder().dataType(dataType).stringValue(value).build();
  }

  private static String millisAfterStart(long millis) {
    return Long.toString(TestBed.START.toEpochMilli() + millis);
  }
}
