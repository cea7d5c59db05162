package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static io.github.cloudmapreactor.lambda.Metrics.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.aws.SdkProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log line of each event: what it says, which metrics it is, and what it never shows. */
final class TelemetryTest {

  private FunctionFixture fixture = new FunctionFixture(seedOf("t1", "t2"));

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aLineSaysWhatWasSeenDecidedDoneAndWhy() {
    fixture.clock.advance(java.time.Duration.ofMillis(400));
    fixture.invoke(Events.stopOf("t1").detail("stopCode", "\"UserInitiated\"").json());
    JsonNode line = fixture.logLine();
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("message").asText())
        .isEqualTo("task t1: DEREGISTER, for the task is stopping or has stopped; DEREGISTERED");
    assertThat(line.get("coldStart").asBoolean()).isTrue();
    assertThat(line.get("requestId").asText()).isEqualTo("request-1");
    assertThat(line.get("eventId").asText()).startsWith("9bcdac79");
    assertThat(line.get("lastStatus").asText()).isEqualTo("DEACTIVATING");
    assertThat(line.get("stopCode").asText()).isEqualTo("UserInitiated");
    assertThat(line.get("calls").toString())
        .isEqualTo("[\"DescribeServices\",\"DeregisterInstance\",\"GetOperation\"]");
    assertThat(metrics(line))
        .containsExactly(
            "Deregistrations=1 Count Function=reactor,Reason=STOPPING,Outcome=DEREGISTERED",
            "EventToCall=400 Milliseconds Function=reactor");
    fixture.invoke(Events.stopOf("t2").json());
    assertThat(fixture.logLine().get("coldStart").asBoolean()).isFalse();
  }

  @Test
  void whatIsHeldBackIsAWarningAndCounted() {
    fixture.restart(Map.of("REACTOR_MODE", "observe"));
    fixture.invoke(Events.stopOf("t1").json());
    JsonNode line = fixture.logLine();
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("message").asText()).endsWith("HELD_BACK: the reactor only observes");
    assertThat(metrics(line))
        .containsExactly(
            "Deregistrations=1 Count Function=reactor,Reason=STOPPING,Outcome=HELD_BACK",
            "HeldBack=1 Count Function=reactor",
            "HeldBack=1 Count Function=reactor,Hold=OBSERVE_MODE");
  }

  @Test
  void aFailureIsAnErrorAndCounted() {
    fixture.aws.faults().on("DescribeServices").unavailable();
    assertThatThrownBy(() -> fixture.invoke(Events.stopOf("t1").json()))
        .isInstanceOf(EventFailedException.class);
    JsonNode line = fixture.logLine();
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.get("retryable").asBoolean()).isTrue();
    assertThat(metrics(line))
        .contains("Failures=1 Count Function=reactor")
        .anyMatch(metric -> metric.startsWith("Failures=1 Count Function=reactor,Error="));
  }

  @Test
  void whatIsKeptIsLoggedWithoutMetrics() {
    fixture.invoke(Events.runOf("t1").detail("lastStatus", "\"PENDING\"").json());
    JsonNode line = fixture.logLine();
    assertThat(line.get("decision").asText()).isEqualTo("KEEP");
    assertThat(line.has("_aws")).isFalse();
  }

  @Test
  void aStateThatNobodyKnowsIsAWarning() {
    fixture.invoke(
        Events.runOf("t1").detail("lastStatus", "\"DREAMING\"").without("startedAt").json());
    JsonNode line = fixture.logLine();
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("lastStatus").asText()).isEqualTo("DREAMING");
  }

  @Test
  void noTextFromOutsideBeginsALineOrGrowsWithoutBound() {
    String evil = "\\n{\\\"level\\\":\\\"ERROR\\\"}\\u0000\\ud800\\u2028";
    fixture.invoke(
        Events.stopOf("t1")
            .with("id", "\"" + evil + "a".repeat(50_000) + "\"")
            .with("replay-name", "\"" + evil + "\"")
            .detail("stopCode", "\"" + evil + "\"")
            .json());
    List<String> lines = fixture.logLines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).hasSizeLessThan(6_000).matches("\\p{ASCII}*");
    assertThat(lines.get(0).chars()).allMatch(c -> c >= 0x20);
    assertThat(FunctionFixture.parse(lines.get(0)).get("level").asText()).isEqualTo("INFO");
  }

  @Test
  void noSecretIsEverShown() {
    fixture.aws.faults().on("DeregisterInstance").next(1).accessDenied();
    fixture.invoke(Events.stopOf("t1").json());
    fixture.invoke(Events.stopOf("t2").json());
    assertThat(String.join("\n", fixture.logLines()))
        .doesNotContain(SdkProperties.SECRET_KEY)
        .doesNotContain(SdkProperties.ACCESS_KEY);
  }
}
