package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static io.github.cloudmapreactor.lambda.WatchFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ticks the health watch works off, and which have nothing to add. */
final class WatchTicksTest {

  private final WatchFixture fixture = new WatchFixture(seedOf("t1", "t2", "t3"), Map.of());

  @AfterEach
  void close() {
    fixture.close();
  }

  /** The next tick is due by then, and does better. */
  @ParameterizedTest
  @CsvSource({"0, true", "9_999, true", "10_000, false", "45_000, false", "86_400_000, false"})
  void aLateTickDoesNothing(String millis, boolean works) {
    Instant due = fixture.clock.instant();
    fixture.clock.advance(Duration.ofMillis(Long.parseLong(millis.replace("_", ""))));
    assertThat(fixture.invoke(tick(due))).hasSize(works ? 1 : 0);
    assertThat(fixture.calls()).hasSize(works ? 3 : 0);
  }

  @Test
  void ticksThatComeTogetherAreOnePassOfTheNewest() {
    Instant now = fixture.clock.instant();
    List<JsonNode> lines =
        fixture.invoke(tick(now.minusSeconds(5)), tick(now), tick(now.minusSeconds(300)));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).at("/pass/due").asText()).isEqualTo("2026-09-14T09:00:00Z");
    assertThat(Collections.frequency(fixture.calls(), "ListTasks")).isEqualTo(1);
  }

  @Test
  void aTickThatComesAgainOrOutOfOrderIsNoSecondPass() {
    Instant now = fixture.clock.instant();
    assertThat(fixture.invoke(tick(now))).hasSize(1);
    fixture.calls();
    assertThat(fixture.invoke(tick(now))).isEmpty();
    assertThat(fixture.invoke(tick(now.minusSeconds(5)))).isEmpty();
    assertThat(fixture.calls()).isEmpty();
    assertThat(fixture.tick()).hasSize(1);
  }

  @Test
  void everyTickIsTakenForDone() {
    fixture.aws.faults().on("ListTasks").throttled();
    String answer =
        fixture.invokeRaw(FunctionFixture.batchOf(tick(fixture.clock.instant()), "not a tick"));
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void whatIsNoTickIsAnErrorAndNoPass() {
    assertThat(fixture.invoke("", "5", "{\"when\":\"2026-09-14T09:00:00Z\"}"))
        .hasSize(3)
        .allMatch(line -> line.get("error").asText().equals("InvalidEvent"))
        .allMatch(line -> line.get("errorMessage").asText().startsWith("due: expected the moment"));
    assertThat(fixture.calls()).isEmpty();
    assertThatThrownBy(() -> fixture.invokeRaw("{\"minute\":\"2026-09-14T09:00:00Z\"}"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("expected a batch of ticks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"due\":\"soon\"}",
        "{\"due\":5}",
        "{\"due\":null}",
        "{\"due\":",
        "{\"due\":\"2026-09-14T09:00:00Z\",\"due\":\"2026-09-14T09:00:00Z\"}",
        "{\"due\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
        "{\"due\":\"-1000000000-01-01T00:00:00Z\"}"
      })
  void aMalformedTickDoesNotStopAGoodOne(String malformed) {
    List<JsonNode> lines = fixture.invoke(malformed, tick(fixture.clock.instant()));
    assertThat(lines)
        .extracting(line -> line.get("level").asText())
        .containsExactly("ERROR", "INFO");
    assertThat(lines.get(0).get("errorMessage").asText()).startsWith("due: expected");
    assertThat(fixture.calls()).contains("DescribeTasks");
  }

  /** Clocks differ a little, so a tick may be due in a moment; one far ahead is no tick of ours. */
  @Test
  void aTickFromTheFutureDoesNotStopThoseToCome() {
    fixture.invoke(tick(fixture.clock.instant().plusSeconds(86_400)));
    fixture.lines();
    assertThat(fixture.tick()).hasSize(1);
  }
}
