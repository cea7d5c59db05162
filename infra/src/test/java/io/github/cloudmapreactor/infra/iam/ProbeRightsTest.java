package io.github.cloudmapreactor.infra.iam;

import static io.github.cloudmapreactor.infra.iam.Rights.callsOf;
import static io.github.cloudmapreactor.infra.iam.Rights.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import io.github.cloudmapreactor.local.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A probe takes no right that the functions do not have for their work. */
final class ProbeRightsTest {

  private static Map<Scenario, List<Call>> probe(Handler handler, String body) {
    SmallWorld world = SmallWorld.of(Place.ANY, SmallWorld.FirstTask.HEALTHY, "prod-a");
    return callsOf(
        Stream.of(
            new Scenario(
                handler,
                "a-probe",
                world.seed(),
                Map.of(),
                List.of(new Scenario.Delivery(body, Instant.parse("2026-09-14T09:00:00Z"))),
                List.of())));
  }

  private static Map<Scenario, List<Call>> probe(Handler handler) {
    return switch (handler) {
      case WATCH -> probe(handler, "{\"probe\": {}}");
      case EVENTS -> probe(handler, "{\"probe\": {\"cloudMapServices\": [\"srv-prod-a\"]}}");
    };
  }

  @ParameterizedTest
  @EnumSource
  void theRoleAllowsWhatItsProbeAsksFor(Handler handler) {
    assertThat(denied(Variant.PLAIN, probe(handler))).isEmpty();
  }

  @Test
  void aReactorThatObservesIsDeniedTheRemovalAlone() {
    assertThat(denied(Variant.OBSERVING, probe(Handler.WATCH)))
        .hasSize(3)
        .anyMatch(need -> need.contains("GetInstance"))
        .anyMatch(need -> need.contains("DeregisterInstance"))
        .anyMatch(need -> need.contains("GetOperation"));
  }

  @Test
  void theWatchAsksForAllThatItLivesBy() {
    assertThat(probe(Handler.WATCH).values())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.list(Call.class))
        .extracting(Call::operation)
        .containsExactly(
            "ListClusters",
            "ListTasks",
            "DescribeTasks",
            "ListServices",
            "DescribeServices",
            "ListInstances",
            "GetInstance",
            "DeregisterInstance",
            "GetOperation");
  }
}
