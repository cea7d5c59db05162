package io.github.cloudmapreactor.infra.iam;

import static io.github.cloudmapreactor.infra.iam.Rights.callsOf;
import static io.github.cloudmapreactor.infra.iam.Rights.denied;
import static io.github.cloudmapreactor.infra.iam.Rights.unused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The watch function's role may do what it does in small worlds, and nothing else. */
final class WatchRightsTest {

  private static final Map<Scenario, List<Call>> OWN = callsOf(WatchScenarios.all().stream());

  private static final Map<Scenario, List<Call>> SHARED =
      callsOf(
          WatchScenarios.all().stream().map(scenario -> scenario.sharedBy(Variant.Account.OWNER)));

  /** A task is stopped in it, which no role may that was not asked to replace. */
  private static final Map<Scenario, List<Call>> REPLACED =
      callsOf(Stream.of(WatchScenarios.replacement()));

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
    for (Map<Scenario, List<Call>> replayed : List.of(OWN, SHARED, REPLACED)) {
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
  void stopsStrandedTasksOnlyWhereTheyAreReplaced() {
    assertThat(denied(Variant.REPLACING, OWN)).isEmpty();
    assertThat(denied(Variant.REPLACING, REPLACED)).isEmpty();
    assertThat(unused(Variant.REPLACING, Handler.WATCH, OWN, REPLACED)).isEqualTo(OF_LAMBDA);
    assertThat(denied(Variant.PLAIN, REPLACED))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("ecs:StopTask");
  }

  @Test
  void stopsStrandedTasksOfANamedCluster() {
    Map<Scenario, List<Call>> named = under(Setting.CLUSTERS, "prod-a", WatchScenarios.all());
    Map<Scenario, List<Call>> replaced =
        under(Setting.CLUSTERS, "prod-a", List.of(WatchScenarios.replacement()));

    assertThat(denied(Variant.REPLACING_IN_A_CLUSTER, replaced)).isEmpty();
    assertThat(unused(Variant.REPLACING_IN_A_CLUSTER, Handler.WATCH, named, replaced))
        .isEqualTo(OF_LAMBDA);
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
  void stopsNothingWhileItObserves() {
    Map<Scenario, List<Call>> observed =
        under(Setting.MODE, "observe", List.of(WatchScenarios.replacement()));

    assertThat(observed.values())
        .flatExtracting(calls -> calls)
        .extracting(Call::operation)
        .contains("ListServices")
        .doesNotContain("StopTask");
    assertThat(denied(Variant.REPLACING_IF_IT_DID_NOT_OBSERVE, observed)).isEmpty();
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
        .anySatisfy(need -> assertThat(need).contains("ecs:ListServices", "cluster/prod-b"))
        .allSatisfy(
            need -> assertThat(need).containsAnyOf("ListClusters", "prod-b", "catalog-", "well"));
  }

  @Test
  void allowsWhatAWildcardTakes() {
    Map<Scenario, List<Call>> replayed = callsOf(Stream.of(WatchScenarios.byWildcard()));

    assertThat(denied(Variant.CLUSTERS, replayed)).isEmpty();
    assertThat(unused(Variant.CLUSTERS, Handler.WATCH, replayed))
        .doesNotContain("ecs:ListClusters", "ecs:ListTasks", "ecs:ListServices");
  }

  /** Several services are read in one call, and one that is out of scope would have it refused. */
  @Test
  void allowsWhatTheServicesInScopeTake() {
    String scope = "invoices,front-*";
    Map<Scenario, List<Call>> inScope = under(Setting.SERVICES, scope, WatchScenarios.all());

    assertThat(inScope.values())
        .flatExtracting(calls -> calls)
        .extracting(Call::operation)
        .contains("DescribeServices", "DeregisterInstance");
    assertThat(denied(Variant.SERVICES, inScope)).isEmpty();
    assertThat(denied(Variant.SERVICES, OWN))
        .isNotEmpty()
        .allSatisfy(need -> assertThat(need).contains("ecs:DescribeServices", "/jobs"));
  }

  private static Map<Scenario, List<Call>> under(
      Setting setting, String value, List<Scenario> scenarios) {
    return callsOf(scenarios.stream().map(each -> each.under(setting.variable(), value)));
  }
}
