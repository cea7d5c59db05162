package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static io.github.cloudmapreactor.lambda.Metrics.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.aws.SdkToStandIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theTraceOfTheInvocationIsNamed() {
    System.setProperty(
        Invocation.TRACE_HEADER,
        "Self=1-67891234-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678;Sampled=0");
    try {
      fixture.invoke(Events.stopOf("t1").json());
      assertThat(fixture.logLine().get("traceId").asText())
          .isEqualTo("1-67891233-abcdef012345678912345678");
    } finally {
      System.clearProperty(Invocation.TRACE_HEADER);
    }
    fixture.invoke(Events.stopOf("t2").json());
    assertThat(fixture.logLine().has("traceId")).as("nobody traces").isFalse();
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

  /** In which field ever it stands: the event is refused, and what is said of it is one line. */
  @ParameterizedTest
  @ValueSource(
      strings = {"id", "replay-name", "group", "startedBy", "stopCode", "lastStatus", "updatedAt"})
  void noTextFromOutsideBeginsALineOrGrowsWithoutBound(String field) {
    String evil = "\\n{\\\"level\\\":\\\"ERROR\\\"}\\u0000\\ud800\\u2028\\u202e\\u009b\\u007f";
    for (String text : List.of(evil, "a".repeat(50_000), evil + "a".repeat(50_000))) {
      fixture.invoke(Events.stopOf("t1").replace(field, "\"" + text + "\"").json());
      List<String> lines = fixture.logLines();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).hasSizeLessThan(2_000).matches("[\\x20-\\x7e]*");
      JsonNode line = FunctionFixture.parse(lines.get(0));
      assertThat(line.get("error").asText()).isEqualTo("InvalidEvent");
      assertThat(line.get("errorMessage").asText()).contains(field + ": expected");
      assertThat(metrics(line))
          .containsExactly(
              "Failures=1 Count Function=reactor",
              "Failures=1 Count Function=reactor,Error=InvalidEvent");
    }
    assertThat(fixture.aws.registry().get("srv-orders")).contains("t1");
  }

  /** What an event says becomes no key of a line, and none of a metric's names or dimensions. */
  @Test
  void noTextFromOutsideIsAMetric() {
    String evil = "\\\"},\\\"_aws\\\":{\\\"CloudWatchMetrics\\\":[]},\\\"Reason\\\":\\\"";
    fixture.invoke(
        Events.stopOf("t1")
            .with("id", "\"" + evil + "\"")
            .with("_aws", "{\"CloudWatchMetrics\": []}")
            .with("Reason", "\"EVIL\"")
            .detail("stopCode", "\"" + evil + "\"")
            .json());
    JsonNode line = fixture.logLine();
    assertThat(line.get("eventId").asText()).contains("CloudWatchMetrics");
    assertThat(metrics(line))
        .contains("Deregistrations=1 Count Function=reactor,Reason=STOPPING,Outcome=DEREGISTERED")
        .hasSize(2);
  }

  /** CloudWatch takes lines of 256 KB, and would lose the metrics of a longer one. */
  @Test
  void attributesWithoutBoundAreNotLogged() {
    fixture.aws.registerInstance("srv-orders", "t1", Map.of("NOTE", "'".repeat(10_000)));
    JsonNode answer =
        fixture.invoke(Events.runOf("t1").detail("healthStatus", "\"UNHEALTHY\"").json());
    assertThat(answer.get("outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(answer.at("/services/0/undo").isMissingNode()).isTrue();
    assertThat(answer.at("/services/0/undoProblem").asText()).contains("too long");
  }

  @Test
  void noSecretIsEverShown() {
    fixture.aws.faults().on("DeregisterInstance").next(1).accessDenied();
    fixture.invoke(Events.stopOf("t1").json());
    fixture.invoke(Events.stopOf("t2").json());
    assertThat(String.join("\n", fixture.logLines()))
        .doesNotContain(SdkToStandIn.SECRET_KEY)
        .doesNotContain(SdkToStandIn.ACCESS_KEY);
  }
}
