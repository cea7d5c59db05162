package io.github.cloudmapreactor.infra.iam;

import static io.github.cloudmapreactor.infra.iam.Rights.callsOf;
import static io.github.cloudmapreactor.infra.iam.Rights.denied;
import static io.github.cloudmapreactor.infra.iam.Rights.unused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The health watch's role may do what the watch does in small worlds, and nothing else. */
final class WatchRightsTest {

  private static final Map<Scenario, List<Call>> OWN = callsOf(WatchScenarios.all().stream());

  private static final Map<Scenario, List<Call>> SHARED =
      callsOf(
          WatchScenarios.all().stream().map(scenario -> scenario.sharedBy(Variant.Account.OWNER)));

  /** What is granted for what Lambda does with the role, before and after the watch itself. */
  private static final Set<String> OF_LAMBDA =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes");

  /** In any order: which cluster's calls come first is no matter of rights. */
  @Test
  void replaysEveryWorldAsItIsMeant() {
    for (Map<Scenario, List<Call>> replayed : List.of(OWN, SHARED)) {
      replayed.forEach(
          (scenario, calls) ->
              assertThat(calls)
                  .as(scenario.name())
                  .allMatch(Call::succeeded)
                  .extracting(Call::operation)
                  .containsExactlyInAnyOrderElementsOf(scenario.operations()));
    }
  }

  @Test
  void hasARoleOfItsOwn() {
    assertThat(Variant.PLAIN.in(Place.ANY, Handler.WATCH).role())
        .isNotEqualTo(Variant.PLAIN.in(Place.ANY, Handler.EVENTS).role());
  }

  @Test
  void allowsEveryCallOnTheResourceThatItIsMadeOn() {
    assertThat(denied(Variant.PLAIN, OWN)).isEmpty();
    assertThat(denied(Variant.SHARED, OWN)).isEmpty();
    assertThat(denied(Variant.SHARED, SHARED)).isEmpty();
  }

  @Test
  void grantsNothingThatNoWorldUses() {
    assertThat(unused(Variant.SHARED, Handler.WATCH, OWN, SHARED)).isEqualTo(OF_LAMBDA);
    assertThat(unused(Variant.PLAIN, Handler.WATCH, OWN)).isEqualTo(OF_LAMBDA);
    assertThat(Exceptions.WITHOUT_A_CALL.keySet()).containsAll(OF_LAMBDA);
  }

  @Test
  void receivesTheTicksThatTheEventsFunctionPuts() {
    DeployedFunction events = Variant.PLAIN.in(Place.ANY, Handler.EVENTS);
    String ticks = events.template().arn(String.valueOf(events.queues().get(Setting.TICK_QUEUE)));
    RolePolicy policy = Variant.PLAIN.policy(Handler.WATCH);

    assertThat(policy.grants())
        .filteredOn(grant -> grant.action().startsWith("sqs:"))
        .hasSize(3)
        .allSatisfy(grant -> assertThat(policy.alone(grant).resources()).containsExactly(ticks));
  }

  @Test
  void reachesNoOtherAccountUnlessItIsNamed() {
    assertThat(denied(Variant.PLAIN, SHARED))
        .isNotEmpty()
        .allSatisfy(need -> assertThat(need).contains(":%s:".formatted(Variant.Account.OWNER)));
  }

  @Test
  void allowsWhatObservingTakesAndNothingElse() {
    Map<Scenario, List<Call>> observed = under(Setting.MODE, "observe", WatchScenarios.all());

    assertThat(observed.values())
        .flatExtracting(calls -> calls)
        .extracting(Call::operation)
        .contains("ListInstances")
        .doesNotContain("DeregisterInstance");
    assertThat(denied(Variant.OBSERVING, observed)).isEmpty();
    assertThat(unused(Variant.OBSERVING, Handler.WATCH, observed)).isEqualTo(OF_LAMBDA);
  }

  @Test
  void allowsWhatANamedClusterTakesAndNothingElse() {
    Map<Scenario, List<Call>> named = under(Setting.CLUSTERS, "prod-a", WatchScenarios.all());

    assertThat(denied(Variant.CLUSTER, callsOf(Stream.of(WatchScenarios.byName())))).isEmpty();
    assertThat(denied(Variant.CLUSTER, named)).isEmpty();
    assertThat(unused(Variant.CLUSTER, Handler.WATCH, named)).isEqualTo(OF_LAMBDA);
  }

  @Test
  void listsNoOtherClusterThanTheOneThatIsNamed() {
    assertThat(denied(Variant.CLUSTER, OWN))
        .anySatisfy(need -> assertThat(need).contains("ecs:ListClusters"))
        .anySatisfy(need -> assertThat(need).contains("ecs:ListTasks", "cluster/prod-b"))
        .allSatisfy(
            need -> assertThat(need).containsAnyOf("ListClusters", "prod-b", "catalog-a", "well"));
  }

  @Test
  void allowsWhatAWildcardTakes() {
    Map<Scenario, List<Call>> replayed = callsOf(Stream.of(WatchScenarios.byWildcard()));

    assertThat(denied(Variant.CLUSTERS, replayed)).isEmpty();
    assertThat(unused(Variant.CLUSTERS, Handler.WATCH, replayed))
        .doesNotContain("ecs:ListClusters", "ecs:ListTasks");
  }

  private static Map<Scenario, List<Call>> under(
      Setting setting, String value, List<Scenario> scenarios) {
    return callsOf(scenarios.stream().map(each -> each.under(setting.variable(), value)));
  }
}
