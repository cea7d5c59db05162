package io.github.cloudmapreactor.infra;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The rule invokes the function itself, for those who prefer it. */
final class DirectDeliveryTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = Synth.template(Map.of("delivery", "direct", "healthWatch", "false"));
  }

  @Test
  void theRuleInvokesTheAliasAndTheAliasAdmitsTheRule() {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "Targets",
            List.of(
                Match.objectLike(
                    Map.of(
                        "Arn", Map.of("Ref", Match.stringLikeRegexp("Alias")),
                        "DeadLetterConfig", Match.anyValue(),
                        "RetryPolicy", Match.anyValue())))));
    template.hasResourceProperties(
        "AWS::Lambda::Permission",
        Map.of(
            "Action",
            "lambda:InvokeFunction",
            "Principal",
            "events.amazonaws.com",
            "FunctionName",
            Map.of("Ref", Match.stringLikeRegexp("Alias")),
            "SourceArn",
            Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Rule"), "Arn"))));
  }

  @Test
  void whatLambdaGivesUpOnBecomesADeadLetter() {
    template.hasResourceProperties(
        "AWS::Lambda::EventInvokeConfig",
        Map.of(
            "Qualifier",
            "live",
            "MaximumRetryAttempts",
            2,
            "MaximumEventAgeInSeconds",
            6 * 3600,
            "DestinationConfig",
            Map.of(
                "OnFailure",
                Map.of(
                    "Destination",
                    Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("DeadLetters"), "Arn"))))));
  }

  @Test
  void thereIsNoQueueForEventsAndNoRightToReadOne() {
    template.resourceCountIs("AWS::SQS::Queue", 2);
    template.resourceCountIs("AWS::Lambda::EventSourceMapping", 0);
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyDocument",
            Match.not(
                Match.objectLike(
                    Map.of(
                        "Statement",
                        Match.arrayWith(
                            List.of(Match.objectLike(Map.of("Sid", "ReceiveEvents")))))))));
  }

  @Test
  void lateIsCountedInMilliseconds() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("MetricName", "AsyncEventAge", "Threshold", 2 * 60 * 1000));
  }

  @Test
  void pauseTakesTheFunctionsConcurrency() {
    template.hasOutput(
        "Pause",
        Map.of(
            "Value",
            Map.of(
                "Fn::Join",
                List.of(
                    "",
                    Match.arrayWith(
                        List.of(
                            "aws lambda put-function-concurrency --reserved-concurrent-executions 0 --function-name "))))));
  }

  @Test
  void resumeGivesItBack() {
    template.hasOutput(
        "Resume",
        Map.of(
            "Value",
            Map.of(
                "Fn::Join",
                List.of(
                    "",
                    Match.arrayWith(
                        List.of("aws lambda delete-function-concurrency --function-name "))))));
  }
}
