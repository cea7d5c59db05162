package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.rules.EventPatterns;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * The rules pass exactly the events on which {@code decide} would act, by AWS's own matcher, over
 * every combination of what an event can state.
 */
final class EventPatternsTest {

  private static final Map<TaskState, String> EVENTS =
      GeneratedEvents.states().stream()
          .collect(
              Collectors.toMap(state -> state, state -> GeneratedEvents.event(state).toString()));

  /** The settings that shape a pattern, each with and without the others. */
  static final List<Map<String, String>> CONTEXTS = contexts();

  private static List<Map<String, String>> contexts() {
    List<Map<String, String>> contexts = new ArrayList<>();
    for (String clusters : List.of("*", "prod-a", "prod-*,dev", "*-a**", "p*d-a,d*v*")) {
      for (String services : List.of("*", "web,jobs", "web*", "*b,j*bs")) {
        for (String starting : List.of("keep", "deregister")) {
          contexts.add(
              Map.of("clusters", clusters, "services", services, "startingTasks", starting));
        }
      }
    }
    return contexts;
  }

  @ParameterizedTest
  @FieldSource("CONTEXTS")
  void theDeployedRulesPassWhatDecideActsOn(Map<String, String> context) {
    assertExact(rules(context), WantedEvents.policy(context), HealthSource.WATCH);
  }

  @ParameterizedTest
  @FieldSource("CONTEXTS")
  void withoutTheHealthWatchTheyPassRunningTasksToo(Map<String, String> context) {
    Map<String, String> withoutWatch = new HashMap<>(context);
    withoutWatch.put("healthWatch", "false");
    assertExact(rules(withoutWatch), WantedEvents.policy(context), HealthSource.EVENTS);
  }

  private static DeployedRules rules(Map<String, String> context) {
    return rules(context, GeneratedEvents.HOME);
  }

  /** The dashboard is most of a template's work, and has no part in its rules. */
  private static DeployedRules rules(Map<String, String> context, Arn home) {
    Map<String, String> rulesAlone = new HashMap<>(context);
    rulesAlone.put("dashboard", "false");
    return new DeployedRules(Synth.json(rulesAlone), home);
  }

  private static void assertExact(DeployedRules rules, Policy policy, HealthSource source) {
    WantedEvents wanted = new WantedEvents(policy, source);
    assertThat(
            EVENTS.entrySet().stream()
                .filter(entry -> rules.pass(entry.getValue()) != wanted.has(entry.getKey()))
                .map(Map.Entry::getKey))
        .as("passed and not wanted, or wanted and not passed, under %s", policy)
        .isEmpty();
  }

  @Test
  void eventsOfOtherPlacesAndKindsStayOut() {
    DeployedRules rules = rules(Map.of());
    TaskState stopping =
        EVENTS.keySet().stream()
            .filter(state -> state.statuses().desired().equals("STOPPED"))
            .filter(state -> state.owner().serviceName().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(rules.pass(GeneratedEvents.event(stopping).toString())).isTrue();
    Map.of(
            "account", "999999999999",
            "region", "us-east-1",
            "source", "my.ecs",
            "detail-type", "ECS Service Action")
        .forEach(
            (field, other) -> {
              ObjectNode event = GeneratedEvents.event(stopping).put(field, other);
              assertThat(rules.pass(event.toString())).as(field).isFalse();
            });
  }

  @ParameterizedTest
  @FieldSource("SCOPES")
  void aLongScopeIsSplitAndMeansTheSame(Map<String, String> context) {
    Policy policy = WantedEvents.policy(context);
    DeployedRules rules = rules(context);
    assertThat(rules.patterns()).hasSizeGreaterThan(1).hasSizeLessThanOrEqualTo(EventPatterns.MOST);
    assertExact(rules, policy, HealthSource.WATCH);
  }

  static final List<Map<String, String>> SCOPES =
      List.of(
          Map.of("clusters", names("cluster", 60) + ",prod-a"),
          Map.of("services", names("service", 60) + ",web"),
          Map.of(
              "clusters", names("cluster", 20) + ",prod-*",
              "services", names("service", 20) + ",web*"));

  private static String names(String prefix, int count) {
    return String.join(
        ",", IntStream.range(0, count).mapToObj(i -> "%s-%030d".formatted(prefix, i)).toList());
  }

  @Test
  void everyPatternIsOneThatEventBridgeTakes() {
    Arn longest = Arn.parse("arn:aws:ecs:ap-southeast-7:123456789012:cluster/any").orElseThrow();
    List<Map<String, String>> all = new ArrayList<>(CONTEXTS);
    all.addAll(SCOPES);
    for (Map<String, String> context : all) {
      assertThat(rules(context, longest).patterns())
          .isNotEmpty()
          .allSatisfy(
              pattern -> {
                assertThat(pattern.length()).isLessThanOrEqualTo(EventPatterns.LONGEST);
                assertThat(JsonRuleCompiler.check(pattern)).isNull();
              });
    }
  }

  /** EventBridge refuses a rule in which too many wildcards meet, and does not say how many. */
  @Test
  void noRuleHasMoreWildcardsThanEventBridgeTakes() {
    List<Map<String, String>> all = new ArrayList<>(CONTEXTS);
    all.add(
        Map.of(
            "clusters", names("cluster", 10).replace(",", "*,") + "*",
            "services", names("service", 10).replace(",", "*,") + "*"));
    all.add(Map.of("clusters", "*-a-*,*-b-*,*-c-*"));
    all.add(Map.of("services", "*-a,*-b,*-c,*-d,*-e,*-f"));
    for (Map<String, String> context : all) {
      assertThat(rules(context).wildcards())
          .as(context.toString())
          .isLessThanOrEqualTo(EventPatterns.MOST_WILDCARDS);
    }
  }

  @Test
  void aScopeForTooManyRulesSaysWhatToDo() {
    Map<String, String> context =
        Map.of("clusters", names("cluster", 40), "services", names("service", 40));
    assertThatThrownBy(() -> Synth.stack(context))
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("clusters and services take")
        .hasMessageContaining("name fewer, or several at once with *");
  }

  @Test
  void aNameThatNoRuleHoldsSaysWhatToDo() {
    Map<String, String> context = Map.of("services", "*a".repeat(60) + "*");
    assertThatThrownBy(() -> Synth.stack(context))
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("the names are too long, or have too many *");
  }
}
