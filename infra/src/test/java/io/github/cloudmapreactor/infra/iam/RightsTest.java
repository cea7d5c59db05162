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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The events function's role may do what it does in all scenarios, and nothing else. */
final class RightsTest {

  private static final Map<Scenario, List<Call>> OWN = callsOf(Scenario.all().stream());

  private static final Map<Scenario, List<Call>> SHARED =
      callsOf(Scenario.all().stream().map(scenario -> scenario.sharedBy(Variant.Account.OWNER)));

  /** No scenario makes a dead letter. */
  private static final Map<Scenario, List<Call>> UNREADABLE =
      callsOf(first().map(Scenario::withUnreadableEvent));

  /** Nor does any put ticks. */
  private static final Map<Scenario, List<Call>> MINUTE =
      callsOf(first().map(Scenario::withNothingButAMinute));

  private static Stream<Scenario> first() {
    return Scenario.all().stream().limit(1);
  }

  @Test
  void replaysEveryScenarioAsItIsMeant() {
    assertThat(OWN).hasSizeGreaterThan(50);
    for (Map<Scenario, List<Call>> replayed : List.of(OWN, SHARED, MINUTE)) {
      replayed.forEach(
          (scenario, calls) ->
              assertThat(calls)
                  .as(scenario.name())
                  .extracting(Call::operation)
                  .containsExactlyElementsOf(scenario.operations()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void replaysWithTheQueuesThatTheFunctionIsGiven(Handler handler) {
    assertThat(Variant.PLAIN.in(Place.ANY, handler).queues())
        .containsOnlyKeys(handler.queues().toArray(Setting[]::new));
  }

  @Test
  void allowsEveryCallOnTheResourceThatItIsMadeOn() {
    assertThat(denied(Variant.SHARED, OWN)).isEmpty();
    assertThat(denied(Variant.SHARED, SHARED)).isEmpty();
    assertThat(denied(Variant.SHARED, UNREADABLE)).isEmpty();
    assertThat(denied(Variant.SHARED, MINUTE)).isEmpty();
  }

  @Test
  void grantsNothingThatNoScenarioUses() {
    Set<String> unused = unused(Variant.SHARED, Handler.EVENTS, OWN, SHARED, UNREADABLE, MINUTE);

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
        .containsAll(unused(Variant.OBSERVING, Handler.EVENTS, observed, UNREADABLE, MINUTE));
  }

  @Test
  void putsTicksOnlyWhereThereIsAWatch() {
    assertThat(unused(Variant.PLAIN, Handler.EVENTS, OWN, UNREADABLE)).contains("sqs:SendMessage");
    assertThat(Exceptions.WITHOUT_A_CALL.keySet())
        .containsAll(unused(Variant.PLAIN, Handler.EVENTS, OWN, UNREADABLE, MINUTE))
        .containsAll(unused(Variant.WITHOUT_WATCH, Handler.EVENTS, OWN, UNREADABLE));
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
}
