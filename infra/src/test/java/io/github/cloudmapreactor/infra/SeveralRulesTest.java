package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A scope that takes several rules: each of them gets through to its target. */
final class SeveralRulesTest {

  private static final String CLUSTERS =
      IntStream.range(0, 50)
          .mapToObj("a-production-cluster-%d"::formatted)
          .collect(Collectors.joining(","));

  @Test
  void everyQueueAdmitsEveryRule() {
    JsonNode template = Synth.json(Map.of("clusters", CLUSTERS, "healthWatch", "false"));
    List<String> rules = ids(template, "AWS::Events::Rule");
    assertThat(rules).hasSizeGreaterThan(1);
    int admitting = 0;
    for (JsonNode policy : all(template, "AWS::SQS::QueuePolicy")) {
      for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
        if (statement.path("Sid").asText().equals("TakeEvents")) {
          admitting++;
          assertThat(arns(statement.path("Condition").path("ArnEquals").path("aws:SourceArn")))
              .containsExactlyInAnyOrderElementsOf(rules);
        }
      }
    }
    assertThat(admitting).isEqualTo(2);
  }

  @Test
  void theAliasAdmitsEveryRule() {
    JsonNode template =
        Synth.json(Map.of("clusters", CLUSTERS, "delivery", "direct", "healthWatch", "false"));
    List<String> admitted = new ArrayList<>();
    for (JsonNode permission : all(template, "AWS::Lambda::Permission")) {
      admitted.addAll(arns(permission.path("SourceArn")));
    }
    assertThat(admitted).containsAll(ids(template, "AWS::Events::Rule"));
  }

  @Test
  void anAlarmTellsTheTopicWhenItBeginsAndWhenItEnds() {
    String topic = "arn:aws:sns:eu-west-1:111122223333:ops";
    for (JsonNode alarm :
        all(Synth.json(Map.of("alarmTopicArn", topic)), "AWS::CloudWatch::Alarm")) {
      assertThat(alarm.path("AlarmActions").path(0).asText()).isEqualTo(topic);
      assertThat(alarm.path("OKActions").path(0).asText()).isEqualTo(topic);
    }
  }

  /** ARNs as {@code Fn::GetAtt} of logical ids, one or a list. */
  private static List<String> arns(JsonNode node) {
    List<String> ids = new ArrayList<>();
    (node.isArray() ? node : List.of(node))
        .forEach(each -> ids.add(each.path("Fn::GetAtt").path(0).asText()));
    return ids;
  }

  private static List<String> ids(JsonNode template, String type) {
    return List.copyOf(resources(template, type).keySet());
  }

  private static List<JsonNode> all(JsonNode template, String type) {
    List<JsonNode> all = List.copyOf(resources(template, type).values());
    assertThat(all).isNotEmpty();
    return all;
  }

  private static Map<String, JsonNode> resources(JsonNode template, String type) {
    Map<String, JsonNode> found = new HashMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue().path("Properties"));
              }
            });
    return found;
  }
}
