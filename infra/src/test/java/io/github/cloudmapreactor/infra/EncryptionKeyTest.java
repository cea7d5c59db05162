package io.github.cloudmapreactor.infra;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;

/** A reactor in someone else's stack, with a key of their own for the queues. */
final class EncryptionKeyTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    Stack stack = new Stack(new App(), "Embedding");
    new CloudMapReactor(
        stack,
        "Reactor",
        CloudMapReactorProps.builder()
            .code(Synth.placeholder())
            .encryptionKey(new Key(stack, "Key"))
            .build());
    template = Template.fromStack(stack);
  }

  @Test
  void everyQueueIsUnderTheKey() {
    template.allResourcesProperties(
        "AWS::SQS::Queue",
        Map.of(
            "KmsMasterKeyId",
            Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Key"), "Arn")),
            "SqsManagedSseEnabled",
            Match.absent()));
  }

  @Test
  void theKeyLetsEventBridgeDeliver() {
    template.hasResourceProperties(
        "AWS::KMS::Key",
        Map.of(
            "KeyPolicy",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        List.of(
                            Match.objectLike(
                                Map.of(
                                    "Principal", Map.of("Service", "events.amazonaws.com"),
                                    "Action", List.of("kms:Decrypt", "kms:GenerateDataKey")))))))));
  }

  @Test
  void theFunctionMayUseTheKey() {
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(List.of(Match.objectLike(Map.of("Sid", "UseQueuesKey"))))))));
  }

  /** The CDK's own target drops this condition as soon as a queue has a key. */
  @Test
  void onlyTheRuleMaySendToTheQueuesNevertheless() {
    for (String queue : List.of("EventsQueue", "Undelivered")) {
      template.hasResourceProperties(
          "AWS::SQS::QueuePolicy",
          Map.of(
              "Queues", List.of(Map.of("Ref", Match.stringLikeRegexp(queue))),
              "PolicyDocument",
                  Match.objectLike(
                      Map.of(
                          "Statement",
                          List.of(
                              Match.objectLike(Map.of("Effect", "Deny")),
                              Match.objectLike(
                                  Map.of(
                                      "Effect", "Allow",
                                      "Action", "sqs:SendMessage",
                                      "Condition",
                                          Map.of(
                                              "ArnEquals",
                                              Match.objectLike(
                                                  Map.of(
                                                      "aws:SourceArn", Match.anyValue()))))))))));
    }
  }
}
