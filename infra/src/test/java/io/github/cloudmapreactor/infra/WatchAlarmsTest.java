package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.lambda.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Someone is told when nobody looks, and when tasks run for nothing. */
final class WatchAlarmsTest {

  private static final int DAY = 24 * 3_600;

  @ParameterizedTest
  @CsvSource({"5s, 60", "10s, 60", "1m, 60", "90s, 120", "15m, 900", "1h, 3600"})
  void noPassInThreeIntervalsIsAnAlarmAlsoWhenNothingIsSaid(String interval, int period) {
    JsonNode alarm = alarm(Metric.PASSES, Map.of("watchInterval", interval));

    assertThat(alarm.path("Period").asInt()).isEqualTo(period);
    assertIsOfThreeSilentPeriods(alarm);
  }

  @ParameterizedTest
  @CsvSource({
    "1m, 10s, 60",
    "90s, 10s, 120",
    "5m, 10s, 300",
    "1h, 10s, 3600",
    "24h, 10s, 86400",
    // Sweeps begin with passes, so that there are no more of them.
    "1m, 1h, 3600",
    "24h, 1h, 86400"
  })
  void noSweepInThreeIntervalsIsAnAlarmAlsoWhenNothingIsSaid(
      String sweepInterval, String watchInterval, int period) {
    JsonNode alarm =
        alarm(
            Metric.SWEEPS, Map.of("sweepInterval", sweepInterval, "watchInterval", watchInterval));

    assertThat(alarm.path("Period").asInt()).isEqualTo(period);
    assertIsOfThreeSilentPeriods(alarm);
    assertThat(alarm.path("AlarmDescription").asText()).contains("WatchFailures does not tell");
  }

  private static void assertIsOfThreeSilentPeriods(JsonNode alarm) {
    assertThat(alarm.path("Statistic").asText()).isEqualTo("Sum");
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(3);
    assertThat(alarm.path("DatapointsToAlarm").asInt()).isEqualTo(3);
    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
  }

  /** That they are replaced is what mode and setting say together. */
  @ParameterizedTest
  @CsvSource({
    "report, enforce, 1, stranded=replace lets",
    "replace, observe, 1, stranded=replace lets",
    "replace, enforce, 3, what is in the way"
  })
  void aStrandedTaskIsAnAlarmUnlessItIsReplaced(
      String stranded, String mode, int sweeps, String advice) {
    JsonNode alarm = alarm(Metric.STRANDED_TASKS, Map.of("stranded", stranded, "mode", mode));

    assertThat(alarm.path("Statistic").asText()).isEqualTo("Maximum");
    assertThat(alarm.path("ComparisonOperator").asText())
        .isEqualTo("GreaterThanOrEqualToThreshold");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
    assertThat(alarm.path("Period").asInt()).isEqualTo(300);
    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(sweeps);
    assertThat(alarm.path("DatapointsToAlarm").asInt()).isEqualTo(sweeps);
    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("ignore");
    assertThat(alarm.path("AlarmDescription").asText()).contains("(mend)", advice);
  }

  /** A period of 10, 20 or 30 s is legal too, but dearer. */
  @Test
  void everyAlarmIsOneThatCloudWatchTakes() {
    for (String watchInterval : List.of("5s", "59m", "1h")) {
      for (String sweepInterval : List.of("1m", "59m", "61m", "24h")) {
        Map<String, String> context =
            Map.of(
                "watchInterval", watchInterval,
                "sweepInterval", sweepInterval,
                "stranded", "replace");
        assertThat(alarms(context))
            .hasSize(14)
            .allSatisfy(
                alarm -> {
                  int period = alarm.path("Period").asInt();
                  int range = period * alarm.path("EvaluationPeriods").asInt();
                  assertThat(period).isPositive().matches(seconds -> seconds % 60 == 0);
                  assertThat(range).isLessThanOrEqualTo(period < 3_600 ? DAY : 7 * DAY);
                  assertThat(alarm.path("AlarmDescription").asText()).hasSizeLessThan(1_024);
                });
      }
    }
  }

  @Test
  void allOfThemTellTheTopic() {
    String topic = "arn:aws:sns:eu-west-1:111122223333:ops";
    assertThat(alarms(Map.of("alarmTopicArn", topic)))
        .hasSize(14)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.path("AlarmActions")).hasSize(1);
              assertThat(alarm.path("OKActions")).hasSize(1);
            });
  }

  private static JsonNode alarm(Metric metric, Map<String, String> context) {
    List<JsonNode> found =
        alarms(context).stream()
            .filter(alarm -> alarm.path("MetricName").asText().equals(metric.metricName()))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<JsonNode> alarms(Map<String, String> context) {
    Map<String, String> alarmsAlone = new HashMap<>(context);
    alarmsAlone.put("dashboard", "false");
    return Synth.json(alarmsAlone).path("Resources").properties().stream()
        .map(Map.Entry::getValue)
        .filter(resource -> resource.path("Type").asText().equals("AWS::CloudWatch::Alarm"))
        .map(alarm -> alarm.path("Properties"))
        .toList();
  }
}
