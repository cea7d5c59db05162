package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.lambda.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The health watch as it is provisioned. */
final class HealthWatchTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = Synth.template(Map.of());
  }

  @Test
  void aPassHasFiveMinutesAndNoOtherBesideIt() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler", "io.github.cloudmapreactor.lambda.WatchHandler",
            "Timeout", 300,
            "ReservedConcurrentExecutions", 1));
  }

  /** A minute's ticks are sent up to two minutes before they are due. */
  @Test
  void ticksLiveLongEnoughToBeDueAndNoLonger() {
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "MessageRetentionPeriod", 180,
            "VisibilityTimeout", 300,
            "RedrivePolicy", Match.absent()));
  }

  @Test
  void aScheduleStrikesTheMinuteAtTheEventsFunction() {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "ScheduleExpression",
            "rate(1 minute)",
            "Targets",
            List.of(
                Match.objectLike(
                    Map.of(
                        "Arn", Map.of("Ref", Match.stringLikeRegexp("EventsFunctionAlias")),
                        "InputTransformer",
                            Map.of(
                                "InputPathsMap",
                                Map.of("time", "$.time"),
                                "InputTemplate",
                                "{\"minute\":<time>}"))))));
  }

  @Test
  void theEventsFunctionKnowsWhereTicksGoAndTheWatchNeedNot() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler",
            "io.github.cloudmapreactor.lambda.FunctionHandler",
            "Environment",
            Map.of(
                "Variables",
                Match.objectLike(
                    Map.of(
                        "REACTOR_TICK_QUEUE", Map.of("Ref", Match.stringLikeRegexp("Ticks")))))));
  }

  @Test
  void pauseStopsTheScheduleAndBothMappings() {
    String pause = Synth.json(Map.of()).path("Outputs").path("Pause").toString();
    assertThat(pause)
        .contains("aws events disable-rule --name ")
        .containsPattern("update-event-source-mapping.*update-event-source-mapping");
  }

  @Test
  void withoutItNothingOfItIsLeft() {
    Template without = Synth.template(Map.of("healthWatch", "false"));
    without.resourceCountIs("AWS::Lambda::Function", 1);
    without.resourceCountIs("AWS::SQS::Queue", 3);
    without.resourceCountIs("AWS::Events::Rule", 1);
    without.resourceCountIs("AWS::CloudWatch::Alarm", 7);
    without.resourceCountIs("AWS::Logs::QueryDefinition", 6);
    without.resourceCountIs("AWS::IAM::Role", 1);
  }

  /** Neither as rights nor as metrics of alarms and of the dashboard, whatever else is set. */
  @Test
  void withoutItNothingOfTheSweepIsLeft() {
    List<String> ofTheSweep =
        List.of(
            "ecs:ListTasks",
            "ecs:ListServices",
            "ecs:StopTask",
            Metric.SWEEPS.metricName(),
            Metric.STRANDED_TASKS.metricName(),
            Metric.UNATTRIBUTED_INSTANCES.metricName());

    assertThat(Synth.json(Map.of("stranded", "replace")).toString()).contains(ofTheSweep);
    assertThat(Synth.json(Map.of("stranded", "replace", "healthWatch", "false")).toString())
        .doesNotContain(ofTheSweep);
  }

  @Test
  void anAccountThatMayReserveNothingCanDoWithout() {
    Synth.template(Map.of("watchConcurrency", "none"))
        .allResourcesProperties(
            "AWS::Lambda::Function", Map.of("ReservedConcurrentExecutions", Match.absent()));
  }
}
