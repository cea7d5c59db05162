package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The schedule's minute at the events function, whose ticks wait in a real queue of the stand-in.
 */
final class MetronomeTest {

  private static final String MINUTE = "{\"minute\":\"2026-09-14T09:00:13Z\"}";

  private final FunctionFixture fixture = new FunctionFixture(seedOf("t1"));
  private final SqsClient sqs =
      SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  @BeforeEach
  void start() {
    restart(Map.of());
  }

  private void restart(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("REACTOR_TICK_QUEUE", fixture.aws.queueUrl(FunctionFixture.TICKS));
    fixture.restart(environment);
    fixture.aws.addQueue(Seed.Queue.named(FunctionFixture.TICKS));
  }

  @AfterEach
  void close() {
    sqs.close();
    fixture.close();
  }

  /** A tick that came out of the queue. */
  private record Received(Instant at, Instant due) {}

  private List<Received> receiveUntil(Instant end) {
    String url = fixture.aws.queueUrl(FunctionFixture.TICKS);
    List<Received> received = new ArrayList<>();
    while (fixture.clock.instant().isBefore(end)) {
      for (Message message : sqs.receiveMessage(ask -> ask.queueUrl(url)).messages()) {
        String due = FunctionFixture.parse(message.body()).get("due").asText();
        received.add(new Received(fixture.clock.instant(), Instant.parse(due)));
        sqs.deleteMessage(ask -> ask.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
      fixture.clock.advance(Duration.ofMillis(250));
    }
    return received;
  }

  @ParameterizedTest
  @CsvSource({"10s, 6", "5s, 12", "30s, 2", "1m, 1", "1h, 0"})
  void theTicksOfTheNextMinuteComeOutOfTheQueueWhenTheyAreDue(String interval, int ticks) {
    restart(Map.of("REACTOR_WATCH_INTERVAL", interval));
    fixture.clock.advance(Duration.ofSeconds(13));
    assertThat(fixture.invoke(MINUTE).toString()).isEqualTo("{\"ticks\":%d}".formatted(ticks));
    assertThat(fixture.calls()).hasSize((ticks + 9) / 10).allMatch("SendMessageBatch"::equals);
    Instant begin = Instant.parse("2026-09-14T09:01:00Z");
    assertThat(receiveUntil(Instant.parse("2026-09-14T09:03:00Z")))
        .isEqualTo(
            IntStream.range(0, ticks)
                .mapToObj(i -> begin.plusSeconds(60L * i / ticks))
                .map(due -> new Received(due, due))
                .toList());
  }

  @Test
  void aTickIsNeverReceivedBeforeItIsDueHoweverTheSecondsFall() {
    fixture.clock.advance(Duration.ofMillis(13_001));
    fixture.invoke(MINUTE);
    assertThat(receiveUntil(Instant.parse("2026-09-14T09:03:00Z")))
        .hasSize(6)
        .allSatisfy(each -> assertThat(each.at()).isBetween(each.due(), each.due().plusSeconds(1)));
  }

  @Test
  void withoutAQueueTheMinuteOnlyKeepsTheFunctionWarm() {
    fixture.restart(Map.of());
    assertThat(fixture.invoke(MINUTE).get("ticks").asInt()).isZero();
    assertThat(fixture.calls()).isEmpty();
    assertThat(fixture.logLines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"minute\":\"soon\"}", "{\"minute\":5}", "{\"minute\":null}", "{\"minute\":{}}"})
  void aMalformedMinuteIsNamed(String input) {
    assertThatThrownBy(() -> fixture.invoke(input))
        .hasMessageContaining("minute: expected a moment such as 2026-09-14T09:00:00Z, found");
    assertThat(fixture.calls()).isEmpty();
  }

  /** Lambda invokes a function that threw once more, and once more after that. */
  @ParameterizedTest
  @ValueSource(strings = {"throttled", "unavailable", "accessDenied", "emptyBody", "reset"})
  void aQueueThatDoesNotTakeTheTicksIsAnError(String how) {
    switch (how) {
      case "throttled" -> fixture.aws.faults().on("SendMessageBatch").throttled();
      case "unavailable" -> fixture.aws.faults().on("SendMessageBatch").unavailable();
      case "accessDenied" -> fixture.aws.faults().on("SendMessageBatch").accessDenied();
      case "emptyBody" -> fixture.aws.faults().on("SendMessageBatch").emptyBody();
      default -> fixture.aws.faults().on("SendMessageBatch").resetBeforeEffect();
    }
    assertThatThrownBy(() -> fixture.invoke(MINUTE))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("putting ticks into " + fixture.aws.queueUrl(FunctionFixture.TICKS));
    fixture.aws.faults().clear();
    assertThat(fixture.invoke(MINUTE).get("ticks").asInt()).isEqualTo(6);
  }

  @Test
  void aQueueThatTakesSomeOfTheTicksOnlyIsAnErrorToo() {
    // Of a minute too far ahead some ticks would have to wait longer than a queue allows.
    assertThatThrownBy(() -> fixture.invoke("{\"minute\":\"2026-09-14T09:14:00Z\"}"))
        .hasMessageContaining("SQS did not take all of them")
        .hasMessageContaining("DelaySeconds must be between 0 and 900");
  }

  @Test
  void theSameMinuteTwiceIsTheSameTicksTwice() {
    fixture.invoke(MINUTE);
    fixture.invoke(MINUTE);
    List<String> bodies =
        fixture.aws.journal().calls().stream()
            .map(Call::request)
            .flatMap(request -> request.get("Entries").findValuesAsText("MessageBody").stream())
            .toList();
    assertThat(bodies).hasSize(12);
    assertThat(Set.copyOf(bodies)).hasSize(6);
  }
}
