package io.github.cloudmapreactor.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.infra.iam.RolePolicy.Grant;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies are read as CloudFormation and IAM would read them. */
final class RolePolicyTest {

  private static final Place HERE = new Place("aws-cn", "cn-north-1", "111122223333");

  private static final String TASKS =
      """
      {"Effect": "Allow", "Action": "ecs:DescribeTasks",
       "Resource": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":ecs:",
         {"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"}, ":task/prod-?/*"]]}}""";

  private static final String QUEUES =
      """
      {"Sid": "Letters", "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:Get*"],
       "Resource": [{"Fn::GetAtt": ["One", "Arn"]}, {"Fn::GetAtt": ["Two", "Arn"]}]}""";

  @Test
  void readsWhatStandsInTheRoleAndBesideIt() {
    RolePolicy policy = policy(TASKS, QUEUES);

    assertThat(policy.actions())
        .containsExactly("ecs:DescribeTasks", "sqs:Get*", "sqs:SendMessage");
    assertThat(policy.grants()).hasSize(5);
    assertThat(policy.managedPolicies()).containsExactly("arn:aws-cn:iam::aws:policy/Some");
  }

  @ParameterizedTest
  @CsvSource({
    "ecs:DescribeTasks, arn:aws-cn:ecs:cn-north-1:111122223333:task/prod-a/1, true",
    "ECS:describetasks, arn:aws-cn:ecs:cn-north-1:111122223333:task/prod-a/1/2, true",
    "ecs:DescribeTasks, arn:aws-cn:ecs:cn-north-1:111122223333:task/prod-ab/1, false",
    "ecs:DescribeTasks, arn:aws-cn:ecs:cn-north-1:444455556666:task/prod-a/1, false",
    "ecs:DescribeTasks, arn:aws:ecs:cn-north-1:111122223333:task/prod-a/1, false",
    "ecs:DescribeServices, arn:aws-cn:ecs:cn-north-1:111122223333:task/prod-a/1, false",
    "sqs:GetQueueUrl, arn:aws-cn:sqs:cn-north-1:111122223333:Two, true",
    "sqs:SendMessage, arn:aws-cn:sqs:cn-north-1:111122223333:Three, false"
  })
  void allowsTheActionOnTheResource(String action, String resource, boolean allowed) {
    assertThat(policy(TASKS, QUEUES).isAllowed(action, resource, Map.of())).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "ArnLike, arn:aws:ecs:*:111122223333:cluster/prod-*, true",
    "ArnEquals, arn:aws:ecs:*:111122223333:cluster/prod-?, true",
    "ArnLike, arn:aws:*:cluster/prod-a, false",
    "StringLike, arn:aws:*:cluster/prod-a, true",
    "StringEquals, arn:aws:ecs:eu-west-1:111122223333:cluster/prod-a, true",
    "StringEquals, arn:aws:ecs:eu-west-1:111122223333:cluster/*, false"
  })
  void heedsTheCondition(String operator, String value, boolean holds) {
    String condition = "{\"%s\": {\"ecs:cluster\": [\"-\", \"%s\"]}}".formatted(operator, value);
    RolePolicy policy = policy(statementWith("Condition", condition), QUEUES);
    String cluster = "arn:aws:ecs:eu-west-1:111122223333:cluster/prod-a";

    assertThat(policy.isAllowed("ecs:ListTasks", "*", Map.of("ecs:cluster", cluster)))
        .isEqualTo(holds);
    assertThat(policy.isAllowed("ecs:ListTasks", "*", Map.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"StringNotEquals", "ArnLikeIfExists", "ForAllValues:StringEquals", "Bool"})
  void refusesAnOperatorThatItDoesNotKnow(String operator) {
    String condition = "{\"%s\": {\"ecs:cluster\": \"prod\"}}".formatted(operator);

    assertThatThrownBy(() -> policy(statementWith("Condition", condition), QUEUES))
        .hasMessageContaining(operator);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NotAction", "NotResource", "Principal"})
  void refusesAnElementThatItDoesNotKnow(String element) {
    assertThatThrownBy(() -> policy(statementWith(element, "\"*\""), QUEUES))
        .hasMessageContaining(element);
  }

  @Test
  void refusesADeny() {
    String deny = TASKS.replace("Allow", "Deny");

    assertThatThrownBy(() -> policy(deny, QUEUES)).hasMessageContaining("Deny");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Fn::Sub\": \"${One.Arn}\"}",
        "{\"Fn::GetAtt\": [\"One\", \"Colour\"]}",
        "{\"Fn::GetAtt\": [\"Nothing\", \"Arn\"]}",
        "{\"Ref\": \"Nothing\"}"
      })
  void refusesAValueThatItCannotResolve(String value) {
    String statement = "{\"Effect\": \"Allow\", \"Action\": \"a:b\", \"Resource\": %s}";

    assertThatThrownBy(() -> policy(statement.formatted(value), QUEUES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsWhichRightsMeetANeed() {
    RolePolicy policy = policy(TASKS, QUEUES);
    Need need = new Need("sqs:SendMessage", HERE.arn("sqs", "Two"), Map.of());

    assertThat(policy.grantsFor(need)).containsExactly(new Grant(1, "sqs:SendMessage", 1));
    assertThat(policy.isAllowed(need)).isTrue();
  }

  private static String statementWith(String element, String json) {
    return """
        {"Effect": "Allow", "Action": "ecs:ListTasks", "Resource": "*", "%s": %s}"""
        .formatted(element, json);
  }

  /** A role with one statement of its own and one in a policy beside it, and another role. */
  private static RolePolicy policy(String inRole, String beside) {
    String template =
        """
        {"Resources": {
          "One": {"Type": "AWS::SQS::Queue"},
          "Two": {"Type": "AWS::SQS::Queue"},
          "Role": {"Type": "AWS::IAM::Role", "Properties": {
            "ManagedPolicyArns": [
              {"Fn::Join": [":", ["arn", {"Ref": "AWS::Partition"}, "iam::aws:policy/Some"]]}],
            "Policies": [{"PolicyDocument": {"Statement": [%s]}}]}},
          "Beside": {"Type": "AWS::IAM::Policy", "Properties": {
            "Roles": [{"Ref": "Role"}], "PolicyDocument": {"Statement": [%s]}}},
          "Other": {"Type": "AWS::IAM::Policy", "Properties": {
            "Roles": [{"Ref": "OtherRole"}], "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": "*", "Resource": "*"}]}}}}}"""
            .formatted(inRole, beside);
    return RolePolicy.of(new Template(json(template), HERE), "Role");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
