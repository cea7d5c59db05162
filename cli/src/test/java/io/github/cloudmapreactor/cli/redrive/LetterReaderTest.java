package io.github.cloudmapreactor.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.redrive.Letter.Content;
import io.github.cloudmapreactor.cli.redrive.Letter.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What stands in dead letters, whoever wrote them. */
final class LetterReaderTest {

  private static final String EVENT = LetterBed.event("orders-1").stopping();

  private final LetterReader reader = new LetterReader();

  /** What Lambda writes around an event that its function failed on. */
  static String record(String payload) {
    return """
        {"version": "1.0", "timestamp": "2026-09-14T09:12:03.412Z",
         "requestContext": {"requestId": "1", "functionArn": "arn:f", "condition": "RetriesExhausted",
                            "approximateInvokeCount": 3},
         "requestPayload": %s,
         "responseContext": {"statusCode": 200, "functionError": "Unhandled"},
         "responsePayload": {"errorMessage": "it broke", "errorType": "EventFailedException"}}
        """
        .formatted(payload);
  }

  @Test
  void readsWhatTheFunctionWrites() {
    Received read = read(EVENT, LetterBed.givenUp("InvalidEvent", "wrong"));

    assertThat(read.letter().cause()).isEqualTo(new Cause(Road.FUNCTION, "InvalidEvent", "wrong"));
    assertThat(read.letter().subject())
        .isEqualTo(new Subject(TaskEvent.id("orders-1"), "shop", "orders"));
    assertThat(read.letter().content()).isEqualTo(Content.EVENT);
    assertThat(read.letter().sentAt()).contains(Instant.parse("2026-09-14T08:00:00Z"));
    assertThat(read.event()).isEqualTo(EVENT);
    assertThat(read.handle()).isEqualTo("handle");
  }

  @Test
  void readsWhatEventBridgeWrites() {
    assertThat(cause(Map.of("ERROR_CODE", "NO_RESOURCE", "ERROR_MESSAGE", "gone")))
        .isEqualTo(new Cause(Road.EVENT_BRIDGE, "NO_RESOURCE", "gone"));
    assertThat(cause(Map.of("RULE_ARN", "arn:rule")))
        .isEqualTo(new Cause(Road.EVENT_BRIDGE, "", ""));
  }

  @Test
  void readsWhatLambdaWrites() {
    Received read = read(record(EVENT), Map.of());

    assertThat(read.letter().cause())
        .isEqualTo(new Cause(Road.LAMBDA, "RetriesExhausted", "it broke"));
    assertThat(read.letter().subject().task()).isEqualTo(TaskEvent.id("orders-1"));
    assertThat(read.event()).isEqualTo(EVENT);
    assertThat(cause(Map.of("RequestID", "1", "ErrorCode", "200", "ErrorMessage", "it broke")))
        .isEqualTo(new Cause(Road.LAMBDA, "Lambda status 200", "it broke"));
  }

  @Test
  void whatTheFunctionRefusedIsNotTakenApart() {
    String record = record(EVENT);

    Received read = read(record, LetterBed.givenUp("InvalidEvent", "no source"));

    assertThat(read.event()).isEqualTo(record);
    assertThat(read.letter().cause().road()).isEqualTo(Road.FUNCTION);
  }

  @Test
  void whatSqsMovedSaysNothing() {
    assertThat(cause(Map.of())).isEqualTo(new Cause(Road.SQS, "", ""));
  }

  @Test
  void seesWhatIsNoWholeEvent() {
    assertThat(read("{\"a", Map.of("ErrorType", "x", "OriginalBytes", "9")).letter().content())
        .isEqualTo(Content.CUT);
    assertThat(read(record("{\"minute\": \"x\"}"), Map.of()).letter().content())
        .isEqualTo(Content.MINUTE);
    assertThat(read("{\"minute\": 1, \"detail\": {}}", Map.of()).letter().content())
        .isEqualTo(Content.EVENT);
  }

  @Test
  void whatIsNoJsonOrSaysSomethingTwiceIsLeftToTheFunction() {
    for (String body : new String[] {"", "[", "7", "null", "{} {}", "{\"a\":1,\"a\":2}"}) {
      Received read = read(body, Map.of());

      assertThat(read.event()).isEqualTo(body);
      assertThat(read.letter().subject()).isEqualTo(new Subject("", "", ""));
    }
    String twice = record("{\"minute\": 1, \"minute\": 2}");
    assertThat(read(twice, Map.of()).event()).isEqualTo(twice);
  }

  @Test
  void textsThatNobodyCouldReadAreCut() {
    String task = "{\"detail\": {\"taskArn\": \"%s\"}}".formatted("x".repeat(5_000));

    Letter letter = read(task, LetterBed.givenUp("t".repeat(200), "m".repeat(9_000))).letter();

    assertThat(letter.subject().task()).hasSize(255).endsWith("x…");
    assertThat(letter.cause().type()).hasSize(80);
    assertThat(letter.cause().message()).hasSize(2_000);
  }

  private Cause cause(Map<String, String> attributes) {
    return read(EVENT, attributes).letter().cause();
  }

  private Received read(String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return reader.read(
        Message.builder()
            .messageId("id")
            .receiptHandle("handle")
            .body(body)
            .messageAttributes(values)
            .attributes(Map.of(MessageSystemAttributeName.SENT_TIMESTAMP, "1789372800000"))
            .build());
  }
}
