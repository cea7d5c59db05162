package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.lambda.Metric;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What a plain {@code cdk deploy} provisions. */
final class StackTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = Synth.template(Map.of());
  }

  @Test
  void theFunctionRunsOnTheNewestJavaOnArmFromASnapshotWhereTheRegionHasThem() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Runtime",
            "java25",
            "Architectures",
            List.of("arm64"),
            "Handler",
            "io.github.cloudmapreactor.lambda.FunctionHandler",
            "MemorySize",
            512,
            "Timeout",
            15,
            "LoggingConfig",
            Match.objectLike(Map.of("LogFormat", "JSON")),
            "SnapStart",
            Map.of(
                "Fn::If",
                List.of(
                    Match.anyValue(),
                    Map.of("ApplyOn", "PublishedVersions"),
                    Map.of("ApplyOn", "None")))));
    template.hasCondition(
        "*",
        Map.of(
            "Fn::Not",
            List.of(
                Map.of(
                    "Fn::Or",
                    List.of(equalsRegion("ap-east-2"), equalsRegion("ap-southeast-6"))))));
  }

  private static Map<String, Object> equalsRegion(String region) {
    return Map.of("Fn::Equals", List.of(Map.of("Ref", "AWS::Region"), region));
  }

  @Test
  void everySettingStandsInTheEnvironmentWithItsDefault() {
    for (Setting setting : FunctionSettings.open()) {
      template.hasResourceProperties(
          "AWS::Lambda::Function",
          Map.of(
              "Environment",
              Map.of(
                  "Variables",
                  Match.objectLike(Map.of(setting.variable(), setting.defaultText())))));
    }
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Environment",
            Map.of(
                "Variables",
                Match.objectLike(
                    Map.of(
                        Setting.DEAD_LETTER_QUEUE.variable(),
                        Map.of("Ref", Match.stringLikeRegexp("DeadLetters")))))));
  }

  @Test
  void eventsWaitInAQueueThatPacesThem() {
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "VisibilityTimeout",
            30,
            "MessageRetentionPeriod",
            4 * 24 * 3600,
            "RedrivePolicy",
            Match.objectLike(
                Map.of(
                    "maxReceiveCount",
                    240,
                    "deadLetterTargetArn",
                    Match.objectLike(
                        Map.of(
                            "Fn::GetAtt",
                            List.of(Match.stringLikeRegexp("DeadLetters"), "Arn")))))));
    template.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of(
            "BatchSize", 10,
            "FunctionResponseTypes", List.of("ReportBatchItemFailures"),
            "ScalingConfig", Map.of("MaximumConcurrency", 5),
            "MaximumBatchingWindowInSeconds", Match.absent(),
            // The alias, and not the function.
            "FunctionName", Map.of("Fn::Join", List.of("", Match.arrayWith(List.of(":live"))))));
  }

  @Test
  void theRuleTriesForADayAndKeepsWhatItCouldNotDeliver() {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "State", "ENABLED",
            "EventBusName", Match.absent(),
            "Targets",
                List.of(
                    Match.objectLike(
                        Map.of(
                            "Arn",
                                Map.of(
                                    "Fn::GetAtt",
                                    List.of(Match.stringLikeRegexp("EventsQueue"), "Arn")),
                            "DeadLetterConfig",
                                Map.of(
                                    "Arn",
                                    Map.of(
                                        "Fn::GetAtt",
                                        List.of(Match.stringLikeRegexp("Undelivered"), "Arn"))),
                            "RetryPolicy",
                                Map.of(
                                    "MaximumEventAgeInSeconds",
                                    24 * 3600,
                                    "MaximumRetryAttempts",
                                    185))))));
  }

  @Test
  void everyQueueIsEncryptedAndReachedByTlsAlone() {
    template.resourceCountIs("AWS::SQS::Queue", 4);
    template.allResourcesProperties("AWS::SQS::Queue", Map.of("SqsManagedSseEnabled", true));
    template.resourceCountIs("AWS::SQS::QueuePolicy", 4);
    template.allResourcesProperties(
        "AWS::SQS::QueuePolicy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        List.of(
                            Match.objectLike(
                                Map.of(
                                    "Effect",
                                    "Deny",
                                    "Action",
                                    "sqs:*",
                                    "Principal",
                                    Map.of("AWS", "*"),
                                    "Condition",
                                    Map.of("Bool", Map.of("aws:SecureTransport", "false"))))))))));
  }

  @Test
  void deadLettersAreKeptForTwoWeeks() {
    assertThat(
            template.findResources(
                "AWS::SQS::Queue",
                Map.of("Properties", Map.of("MessageRetentionPeriod", 14 * 24 * 3600))))
        .hasSize(2);
  }

  @Test
  void theLogGoesAfterAMonth() {
    template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 30));
  }

  @Test
  void theRolesHaveNothingButTheirOwnPolicies() {
    template.resourceCountIs("AWS::IAM::Role", 2);
    template.resourceCountIs("AWS::IAM::Policy", 2);
    template.resourceCountIs("AWS::IAM::ManagedPolicy", 0);
    template.hasResourceProperties(
        "AWS::IAM::Role", Map.of("ManagedPolicyArns", Match.absent(), "Policies", Match.absent()));
  }

  @Test
  void alarmsWatchTheFunctionsOwnMetricsByTheirNames() {
    alarm(Metric.NAMESPACE, Metric.FAILURES.metricName());
    alarm(Metric.NAMESPACE, Metric.HELD_BACK.metricName());
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of(
            "MetricName",
            Metric.HELD_BACK.metricName(),
            "Dimensions",
            Match.arrayWith(List.of(Map.of("Name", "Hold", "Value", Hold.FLOOR.name())))));
  }

  @Test
  void alarmsWatchQueuesAndFunction() {
    template.resourceCountIs("AWS::CloudWatch::Alarm", 14);
    alarm("AWS/SQS", "ApproximateNumberOfMessagesVisible");
    alarm("AWS/SQS", "ApproximateAgeOfOldestMessage");
    alarm("AWS/Lambda", "Errors");
    alarm("AWS/Lambda", "Throttles");
    template.allResourcesProperties(
        "AWS::CloudWatch::Alarm", Map.of("AlarmActions", Match.absent()));
  }

  private static void alarm(String namespace, String metric) {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm", Map.of("Namespace", namespace, "MetricName", metric));
  }

  @Test
  void theOutputsTellAnOperatorWhereToLookAndHowToStopIt() {
    for (String output :
        List.of(
            "EventsFunction",
            "WatchFunction",
            "EventsQueueUrl",
            "DeadLetterQueueUrl",
            "UndeliveredQueueUrl",
            "DashboardUrl",
            "WatchLog",
            "Pause",
            "Resume")) {
      assertThat(template.findOutputs(output)).as(output).hasSize(1);
    }
    template.hasOutput(
        "Pause",
        Map.of(
            "Value",
            Map.of(
                "Fn::Join",
                List.of(
                    "",
                    Match.arrayWith(List.of("aws lambda update-event-source-mapping --uuid "))))));
  }
}
