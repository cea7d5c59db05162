package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of input that no retry can mend: kept with its reason, or said to have failed. */
final class BadInputTest {

  private FunctionFixture fixture = new FunctionFixture(seedOf("t1", "t2", "t3"));

  @AfterEach
  void close() {
    fixture.close();
  }

  private void reopen(String seed, Map<String, String> settings) {
    fixture.close();
    fixture = new FunctionFixture(seed, settings);
  }

  @Test
  void badInputIsKeptWithItsReasonAndNotRetried() {
    String event = Events.stopOf("t1").detail("version", "\"six\"").json();
    JsonNode answer = fixture.invoke(event);
    assertThat(answer.get("deadLettered").asBoolean()).isTrue();
    JsonNode letter = fixture.deadLetters().get(0);
    assertThat(letter.get("MessageBody").asText()).isEqualTo(event);
    assertThat(letter.at("/MessageAttributes/ErrorType/StringValue").asText())
        .isEqualTo("InvalidEvent");
    assertThat(letter.at("/MessageAttributes/ErrorMessage/StringValue").asText())
        .isEqualTo("detail.version: expected a whole number from 1 on, found \"six\"");
  }

  @Test
  void badInputOfSixMegabytesIsKeptInPart() {
    String large = Events.stopOf("t1").detail("x", "\"" + "ü".repeat(3_000_000) + "\"").json();
    fixture.invoke(large);
    JsonNode letter = fixture.deadLetters().get(0);
    assertThat(letter.get("MessageBody").asText()).hasSizeBetween(10_000, 200_000);
    assertThat(large).startsWith(letter.get("MessageBody").asText());
    assertThat(letter.at("/MessageAttributes/OriginalBytes/StringValue").asInt())
        .isGreaterThan(6_000_000);
  }

  @Test
  void badInputOfBytesThatNoQueueTakesIsKeptReadably() {
    fixture.invokeRaw(new byte[] {0, 1, 2, (byte) 0xff, '{'});
    assertThat(fixture.deadLetters().get(0).get("MessageBody").asText()).contains("\uFFFD{");
    fixture.invokeRaw(new byte[0]);
    assertThat(fixture.deadLetters()).hasSize(2);
  }

  @Test
  void badInputThatCannotBeKeptIsThrownOrComesAgain() {
    fixture.aws.faults().on("SendMessage").unavailable();
    assertThatThrownBy(() -> fixture.invoke("{}"))
        .isInstanceOf(EventFailedException.class)
        .hasMessageContaining("source: expected aws.ecs, but it is missing")
        .hasMessageContaining("it could not be kept");
    assertThat(fixture.invokeBatch("{}")).containsExactly(0);
  }

  @Test
  void badInputWithoutAQueueIsAnError() {
    reopen(seedOf("t1"), Map.of("REACTOR_DEAD_LETTER_QUEUE", ""));
    assertThatThrownBy(() -> fixture.invoke("{}"))
        .isInstanceOf(EventFailedException.class)
        .hasMessageContaining("REACTOR_DEAD_LETTER_QUEUE names no queue");
    assertThat(fixture.invokeBatch("{}")).containsExactly(0);
  }

  @Test
  void anEventOfAnotherAccountIsRefused() {
    fixture.context.functionArn = "arn:aws:lambda:eu-west-1:999988887777:function:reactor";
    JsonNode answer = fixture.invoke(Events.stopOf("t1").json());
    assertThat(answer.get("error").asText()).isEqualTo("InvalidEvent");
    assertThat(answer.get("errorMessage").asText()).contains("999988887777");
    assertThat(fixture.aws.registry().get("srv-orders")).contains("t1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\": [{\"body\": \"x\"}]}",
        "{\"Records\": [{\"body\": ",
        "{\"Records\": [5, {\"messageId\": \"m\", \"body\": \"x\"}]}",
        "{\"Records\": [{\"messageId\": \"m\", \"body\": \"x\"}]",
        "{\"Records\": [{\"messageId\": \"m\", \"body\": \"x\"}], \"Records\": []}",
        "{\"Records\": [{\"messageId\": \"m\", \"body\": \"x\", \"body\": \"y\"}]}",
        "{\"Records\": [{\"messageId\": \"m\", \"messageId\": \"n\", \"body\": \"x\"}]}",
        "{\"Records\": [{\"messageId\": null, \"body\": \"x\"}]}",
        "{\"Records\": [{\"messageId\": \"m\", \"body\": {\"body\": \"x\"}}]}",
      })
  void aBatchThatIsNotWholeFailsAsAWholeAndIsLogged(String input) {
    assertThatThrownBy(() -> fixture.invoke(input))
        .isInstanceOf(EventFailedException.class)
        .hasMessageContaining("Records: expected");
    assertThat(fixture.logLine().get("error").asText()).isEqualTo("InvalidEvent");
    assertThat(fixture.deadLetters()).isEmpty();
  }

  /** Each is answered with a line and a dead letter, some hundred times its size. */
  @Test
  void aBatchLargerThanAnyFailsAsAWhole() {
    String message = "{\"messageId\": \"m\", \"body\": \"x\"}";
    assertThatThrownBy(
            () ->
                fixture.invoke("{\"Records\": [" + (message + ",").repeat(10_000) + message + "]}"))
        .isInstanceOf(EventFailedException.class)
        .hasMessageContaining("at most 10000");
    assertThat(fixture.logLine().get("error").asText()).isEqualTo("InvalidEvent");
  }

  @Test
  void recordsThatAreNoListAreBadInput() {
    fixture.invoke("{\"Records\": 5}");
    assertThat(fixture.deadLetters()).hasSize(1);
  }
}
