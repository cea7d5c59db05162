package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.parse;
import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What either function answers to a probe, and that none has any effect. */
final class ProbeTest {

  private static final String HOME = "eu-west-1:210987654321:";
  private static final String CLUSTER = "arn:aws:ecs:" + HOME + "cluster/prod";
  private static final String SERVICE = "arn:aws:servicediscovery:" + HOME + "service/srv-orders";
  private static final String NAMED = "{\"probe\":{\"cloudMapServices\":[\"srv-orders\"]}}";

  /** Each call as {@code Operation ON}, with the error where there was one. */
  private static List<String> calls(JsonNode answer) {
    return StreamSupport.stream(answer.at("/probe/calls").spliterator(), false)
        .map(
            call ->
                "%s %s %s"
                    .formatted(
                        call.get("operation").asText(),
                        call.get("on").asText(),
                        call.get("allowed").asBoolean() ? "allowed" : call.get("error").asText()))
        .toList();
  }

  @Test
  void theWatchFindsAllInScopeAndTriesEachCallThatItLivesBy() {
    try (var fixture =
        new WatchFixture(
            seedOf("t1", "t2"), Map.of("REACTOR_CLUSTERS", "pr*", "REACTOR_KEEP_AT_LEAST", "3"))) {
      JsonNode answer = parse(fixture.invokeRaw("{\"probe\":{}}"));
      assertThat(calls(answer))
          .containsExactly(
              "ListClusters * allowed",
              "ListTasks " + CLUSTER + " allowed",
              "DescribeTasks " + CLUSTER + " allowed",
              "ListServices " + CLUSTER + " allowed",
              "DescribeServices " + CLUSTER + " allowed",
              "ListInstances " + SERVICE + " allowed",
              "GetInstance " + SERVICE + " allowed",
              "DeregisterInstance " + SERVICE + " allowed",
              "GetOperation " + SERVICE + " allowed");
      assertThat(answer.at("/probe/clusters").toString()).isEqualTo("[\"" + CLUSTER + "\"]");
      assertThat(answer.at("/probe/cloudMapServices").toString())
          .isEqualTo("[{\"arn\":\"" + SERVICE + "\",\"services\":[\"prod/orders\"]}]");
      assertThat(answer.at("/probe/version").asText()).isEqualTo("1");
      assertThat(answer.at("/probe/settings").toString())
          .isEqualTo(
              "{\"REACTOR_MODE\":\"enforce\",\"REACTOR_CLUSTERS\":\"pr*\",\"REACTOR_SERVICES\":\"*\","
                  + "\"REACTOR_OPT_OUT_TAG\":\"cloud-map-reactor=ignore\","
                  + "\"REACTOR_STARTING_TASKS\":\"keep\",\"REACTOR_KEEP_AT_LEAST\":\"3\","
                  + "\"REACTOR_STRANDED\":\"report\"}");
    }
  }

  @Test
  void aProbeRemovesNothingAndNamesNoTaskOfAnyone() {
    try (var fixture = new WatchFixture(seedOf("t1", "t2"), Map.of())) {
      fixture.sick("t1", "t2");
      fixture.invokeRaw("{\"probe\":{}}");
      assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1", "t2");
      assertThat(fixture.aws.journal().calls())
          .filteredOn(call -> call.operation().equals("DeregisterInstance"))
          .extracting(call -> call.request().get("InstanceId").asText())
          .containsExactly("cloud-map-reactor-probe");
      assertThat(fixture.lines())
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.get("message").asText())
                      .isEqualTo(
                          "probe: 9 calls tried, 0 of them in vain; 1 clusters and 1 Cloud Map"
                              + " services in scope"));
    }
  }

  @Test
  void theEventsFunctionTriesWhatItIsTold() {
    try (var fixture = new FunctionFixture(seedOf("t1"))) {
      String shared = "arn:aws:servicediscovery:eu-west-1:999999999999:service/srv-shared";
      JsonNode answer =
          fixture.invoke(
              "{\"probe\":{\"cloudMapServices\":[\"srv-orders\",\"%s\"]}}".formatted(shared));
      assertThat(calls(answer))
          .containsExactly(
              "ListInstances " + SERVICE + " allowed",
              "GetInstance " + SERVICE + " allowed",
              "DeregisterInstance " + SERVICE + " allowed",
              "GetOperation " + SERVICE + " allowed",
              "ListInstances " + shared + " ServiceNotFound",
              "GetInstance " + shared + " ServiceNotFound",
              "GetOperation " + shared + " allowed");
      assertThat(fixture.aws.journal().calls())
          .extracting(Call::operation)
          .containsExactly(
              "ListInstances",
              "GetInstance",
              "DeregisterInstance",
              "GetOperation",
              "ListInstances",
              "GetInstance",
              "GetOperation");
      assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ListClusters",
        "ListTasks",
        "DescribeTasks",
        "ListServices",
        "DescribeServices",
        "ListInstances",
        "GetInstance",
        "DeregisterInstance",
        "GetOperation"
      })
  void aRightThatIsMissingIsSaidAndTheOtherCallsAreMade(String operation) {
    try (var fixture = new WatchFixture(seedOf("t1"), Map.of())) {
      fixture.aws.faults().on(operation).accessDenied();
      JsonNode answer = parse(fixture.invokeRaw(NAMED));
      assertThat(calls(answer))
          .filteredOn(call -> call.startsWith(operation + " "))
          .isNotEmpty()
          .allMatch(call -> call.endsWith("AccessDeniedException"));
      assertThat(calls(answer))
          .filteredOn(call -> !call.startsWith(operation + " "))
          .isNotEmpty()
          .allMatch(call -> call.endsWith(" allowed"));
      assertThat(fixture.lines().get(0).get("level").asText()).isEqualTo("WARN");
    }
  }

  @Test
  void aClusterThatIsNotThereIsSaid() {
    try (var fixture = new WatchFixture(seedOf("t1"), Map.of("REACTOR_CLUSTERS", "prod,gone"))) {
      String gone = "arn:aws:ecs:" + HOME + "cluster/gone";
      JsonNode answer = parse(fixture.invokeRaw("{\"probe\":{}}"));
      assertThat(calls(answer))
          .contains(
              "ListTasks " + CLUSTER + " allowed",
              "ListTasks " + gone + " ClusterNotFoundException")
          .doesNotContain("ListClusters * allowed");
    }
  }

  @Test
  void whatNoLongerFitsIntoTheTimeIsSaid() {
    try (var fixture = new FunctionFixture(seedOf("t1"))) {
      fixture.context.remainingMillis = 1_200;
      assertThat(calls(fixture.invoke(NAMED)))
          .containsExactly(
              "ListInstances " + SERVICE + " OutOfTime",
              "GetInstance " + SERVICE + " OutOfTime",
              "GetOperation " + SERVICE + " OutOfTime");
      assertThat(fixture.calls()).isEmpty();
    }
  }

  private static final String PROBES_ID = "cloud-map-reactor-probe";

  @Test
  void anInstanceOfTheProbesIdIsLeftAloneAndSaid() {
    try (var fixture = new FunctionFixture(seedOf(PROBES_ID))) {
      JsonNode answer = fixture.invoke(NAMED);
      assertThat(calls(answer))
          .contains(
              "GetInstance " + SERVICE + " allowed",
              "DeregisterInstance " + SERVICE + " ProbeInstanceExists");
      assertThat(answer.findValuesAsText("errorMessage"))
          .singleElement()
          .asString()
          .contains("was left alone", "under another id");
      assertThat(fixture.calls()).containsExactly("ListInstances", "GetInstance", "GetOperation");
      assertThat(fixture.aws.registry().get("srv-orders")).containsExactly(PROBES_ID);
    }
  }

  @Test
  void whereNobodyKnowsOfTheInstanceNoRemovalIsTried() {
    try (var fixture = new FunctionFixture(seedOf(PROBES_ID))) {
      fixture.aws.faults().on("GetInstance").internalError();
      JsonNode answer = fixture.invoke(NAMED);
      assertThat(calls(answer)).noneMatch(call -> call.startsWith("DeregisterInstance"));
      assertThat(fixture.calls()).contains("GetInstance").doesNotContain("DeregisterInstance");
      assertThat(fixture.aws.registry().get("srv-orders")).containsExactly(PROBES_ID);
    }
  }

  /** GetInstance is told of an absence that has ended by the time of the removal. */
  @Test
  void anInstanceThatIsRegisteredInBetweenIsSaidWithTheOperation() {
    try (var fixture = new FunctionFixture(seedOf(PROBES_ID))) {
      fixture.aws.faults().on("GetInstance").error("InstanceNotFound");
      JsonNode answer = fixture.invoke(NAMED);
      assertThat(calls(answer)).contains("DeregisterInstance " + SERVICE + " ProbeInstanceExists");
      assertThat(answer.findValuesAsText("errorMessage"))
          .singleElement()
          .asString()
          .containsPattern("the operation \\S+ is under way");
    }
  }

  @Test
  void whatAReactorThatObservesIsMeantToBeDeniedIsNoFailureOfItsLog() {
    try (var fixture = new WatchFixture(seedOf("t1"), Map.of("REACTOR_MODE", "observe"))) {
      fixture.aws.faults().on("GetInstance").accessDenied();
      fixture.aws.faults().on("GetOperation").accessDenied();
      fixture.invokeRaw("{\"probe\":{}}");
      JsonNode line = fixture.lines().get(0);
      assertThat(line.get("level").asText()).isEqualTo("INFO");
      assertThat(line.at("/probe/failureCount").asInt()).isZero();
      fixture.aws.faults().on("ListInstances").accessDenied();
      fixture.invokeRaw("{\"probe\":{}}");
      line = fixture.lines().get(0);
      assertThat(line.get("level").asText()).isEqualTo("WARN");
      assertThat(line.at("/probe/failureCount").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aProbeEndsAfterTwentySecondsHoweverLongTheFunctionMayRun() {
    try (var fixture =
        new FunctionFixture(
            seedOf("t1"), Map.of("REACTOR_DEREGISTRATIONS", "4", "REACTOR_CONCURRENCY", "4"))) {
      var begun = fixture.clock.instant();
      fixture.context.endsAt(begun.plusSeconds(300), fixture.clock);
      fixture.aws.faults().on("GetInstance").error("InstanceNotFound");
      JsonNode answer = fixture.invoke(named(25));
      assertThat(fixture.clock.instant())
          .isBetween(begun.plusSeconds(15), begun.plus(Probing.LONGEST));
      assertThat(calls(answer))
          .filteredOn(call -> call.endsWith("OutOfTime"))
          .isNotEmpty()
          .allMatch(call -> call.startsWith("DeregisterInstance "));
    }
  }

  private static String named(int count) {
    return IntStream.range(0, count)
        .mapToObj("\"srv-%d\""::formatted)
        .collect(Collectors.joining(",", "{\"probe\":{\"cloudMapServices\":[", "]}}"));
  }

  @Test
  void manyCloudMapServicesKeepToThePaceOfDeregistrations() {
    try (var fixture =
        new FunctionFixture(
            seedOf("t1"), Map.of("REACTOR_DEREGISTRATIONS", "4", "REACTOR_CONCURRENCY", "1"))) {
      fixture.aws.faults().on("GetInstance").error("InstanceNotFound");
      var begun = fixture.clock.instant();
      fixture.invoke(named(12));
      assertThat(fixture.clock.instant()).isEqualTo(begun.plusSeconds(1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{\"probe\":[]} # probe: expected an object",
        "{\"probe\":{\"all\":true}} # probe: expected nothing but cloudMapServices, found \"all\"",
        "{\"probe\":{},\"more\":1} # probe: expected nothing beside it",
        "{\"probe\":{}} {} # probe: expected nothing beside it",
        "{\"probe\":{\"cloudMapServices\":\"srv-a\"}} # probe.cloudMapServices: expected a list",
        "{\"probe\":{\"cloudMapServices\":[7]}} # probe.cloudMapServices: expected ids (srv-…)",
        "{\"probe\":{\"cloudMapServices\":[[\"srv-a\"]]}} # probe.cloudMapServices: expected ids",
        "{\"probe\":{\"cloudMapServices\":[\"--x\"]}} # found \"--x\"",
        "{\"probe\":{\"cloudMapServices\":[\"srv-a\"],\"x\":1}} # cloudMapServices once, and nothing",
        "{\"probe\":{\"cloudMapServices\":[\"srv-a\" # probe: expected a whole JSON object"
      })
  void whatIsNoWholeProbeIsRefusedByName(String input, String message) {
    try (var fixture = new FunctionFixture(seedOf("t1"))) {
      assertThatThrownBy(() -> fixture.invoke(input))
          .isInstanceOf(InvalidEventException.class)
          .hasMessageContaining(message.strip());
      assertThat(fixture.calls()).isEmpty();
    }
  }

  @Test
  void servicesOfAnotherRegionAndTooManyAreRefused() {
    try (var fixture = new FunctionFixture(seedOf("t1"))) {
      String other = SERVICE.replace("eu-west-1", "us-east-1");
      assertThatThrownBy(
              () -> fixture.invoke("{\"probe\":{\"cloudMapServices\":[\"" + other + "\"]}}"))
          .hasMessageContaining("of this region");
      String many = "\"srv-a\",".repeat(25) + "\"srv-a\"";
      assertThatThrownBy(() -> fixture.invoke("{\"probe\":{\"cloudMapServices\":[" + many + "]}}"))
          .hasMessageContaining("expected at most 25");
      assertThat(fixture.calls()).isEmpty();
    }
  }

  @Test
  void whatComesThroughAQueueIsNeverAProbe() {
    try (var events = new FunctionFixture(seedOf("t1"))) {
      assertThat(events.invokeBatch(NAMED)).isEmpty();
      assertThat(events.deadLetters()).singleElement().asString().contains("InvalidEvent");
      assertThat(events.calls()).containsExactly("SendMessage");
    }
    try (var watch = new WatchFixture(seedOf("t1"), Map.of())) {
      assertThat(watch.invoke(NAMED)).singleElement().asString().contains("InvalidEvent");
      assertThat(watch.aws.journal().calls()).isEmpty();
    }
  }

  @Test
  void anEventIsNeverAProbeWhateverStandsInIt() {
    try (var fixture = new FunctionFixture(seedOf("t1"))) {
      JsonNode answer = fixture.invoke(Events.stopOf("t1").with("probe", "{}").json());
      assertThat(answer.has("probe")).isFalse();
      assertThat(answer.get("outcome").asText()).isEqualTo("DEREGISTERED");
    }
  }
}
