package io.github.cloudmapreactor.infra.iam;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.iam.RolePolicy.Grant;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The role may do what the function does in all scenarios, and nothing else. */
final class RightsTest {

  private static final Map<Scenario, List<Call>> OWN = callsOf(Scenario.all().stream());

  private static final Map<Scenario, List<Call>> SHARED =
      callsOf(Scenario.all().stream().map(scenario -> scenario.sharedBy(Variant.Account.OWNER)));

  /** No scenario makes a dead letter. */
  private static final Map<Scenario, List<Call>> UNREADABLE =
      callsOf(Scenario.all().stream().limit(1).map(Scenario::withUnreadableEvent));

  @Test
  void replaysEveryScenarioAsItIsMeant() {
    assertThat(OWN).hasSizeGreaterThan(50);
    for (Map<Scenario, List<Call>> replayed : List.of(OWN, SHARED)) {
      replayed.forEach(
          (scenario, calls) ->
              assertThat(calls)
                  .as(scenario.name())
                  .extracting(Call::operation)
                  .containsExactlyElementsOf(scenario.operations()));
    }
  }

  @Test
  void allowsEveryCallOnTheResourceThatItIsMadeOn() {
    assertThat(denied(Variant.SHARED, OWN)).isEmpty();
    assertThat(denied(Variant.SHARED, SHARED)).isEmpty();
    assertThat(denied(Variant.SHARED, UNREADABLE)).isEmpty();
  }

  @Test
  void grantsNothingThatNoScenarioUses() {
    Set<String> unused = unused(Variant.SHARED, OWN, SHARED, UNREADABLE);

    assertThat(unused)
        .containsExactlyInAnyOrder(
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes");
    assertThat(Exceptions.WITHOUT_A_CALL).containsKeys(unused.toArray(String[]::new));
  }

  @Test
  void allowsWhatObservingTakesAndNothingElse() {
    Map<Scenario, List<Call>> observed =
        callsOf(
            Scenario.all().stream()
                .map(scenario -> scenario.under(Setting.MODE.variable(), "observe")));

    assertThat(denied(Variant.OBSERVING, observed))
        .allSatisfy(need -> assertThat(need).contains("namespace-shared-from-another-account"));
    assertThat(Exceptions.WITHOUT_A_CALL.keySet())
        .containsAll(unused(Variant.OBSERVING, observed, UNREADABLE));
  }

  @Test
  void reachesNoOtherAccountUnlessItIsNamed() {
    Set<String> denied = denied(Variant.PLAIN, OWN);

    assertThat(denied)
        .isNotEmpty()
        .allSatisfy(need -> assertThat(need).startsWith("namespace-shared-from-another-account"));
    assertThat(denied(Variant.PLAIN, SHARED))
        .allSatisfy(need -> assertThat(need).contains(":%s:".formatted(Variant.Account.OWNER)));
  }

  private static Map<Scenario, List<Call>> callsOf(Stream<Scenario> scenarios) {
    return scenarios.collect(
        toMap(scenario -> scenario, Replay::callsOf, (one, other) -> other, LinkedHashMap::new));
  }

  /** What the role may not do, with the scenario in which it is needed. */
  private static Set<String> denied(Variant variant, Map<Scenario, List<Call>> replayed) {
    Set<String> denied = new TreeSet<>();
    replayed.forEach(
        (scenario, calls) -> {
          DeployedFunction function = variant.in(scenario.place());
          RolePolicy policy = function.policy();
          function.needsOf(calls).stream()
              .filter(need -> !policy.isAllowed(need))
              .forEach(need -> denied.add(scenario.name() + ": " + need));
        });
    return denied;
  }

  /** The actions that are granted on something on which no call is made. */
  @SafeVarargs
  private static Set<String> unused(Variant variant, Map<Scenario, List<Call>>... replays) {
    Set<Grant> used = new LinkedHashSet<>();
    for (Map<Scenario, List<Call>> replayed : replays) {
      replayed.forEach(
          (scenario, calls) -> {
            DeployedFunction function = variant.in(scenario.place());
            RolePolicy policy = function.policy();
            function.needsOf(calls).forEach(need -> used.addAll(policy.grantsFor(need)));
          });
    }
    Set<Grant> unused = variant.in(Place.ANY).policy().grants();
    unused.removeAll(used);
    return unused.stream().map(Grant::action).collect(toSet());
  }
}
