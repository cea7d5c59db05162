package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static io.github.cloudmapreactor.lambda.Metrics.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health watch where AWS does not answer as it should, and the budget that it keeps. */
final class WatchFailuresTest {

  private WatchFixture fixture = new WatchFixture(seedOf("t1", "t2", "t3"), Map.of());

  @AfterEach
  void close() {
    fixture.close();
  }

  private void reopen(String seed, Map<String, String> settings) {
    fixture.close();
    fixture = new WatchFixture(seed, settings);
  }

  @Test
  void deniedAccessLeavesThePassIncompleteAndSaysWhatToGrant() {
    fixture.sick("t2");
    fixture.aws.faults().on("ListTasks").accessDenied();
    List<JsonNode> lines = fixture.tick();
    assertThat(lines).hasSize(1);
    JsonNode line = lines.get(0);
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.get("message").asText())
        .startsWith("health pass: 0 tasks in 0 clusters, 0 UNHEALTHY; incomplete: listing the")
        .contains("cluster/prod", "AccessDenied", "grant it to the function's role");
    assertThat(line.at("/pass/failures/0/error").asText()).isEqualTo("AccessDeniedException");
    assertThat(metrics(line))
        .contains(
            "Failures=1 Count Function=reactor",
            "Failures=1 Count Function=reactor,Error=AccessDeniedException")
        .noneMatch(metric -> metric.startsWith("Passes="));
    assertThat(fixture.aws.registry().get("srv-orders")).contains("t2");
  }

  @ParameterizedTest
  @CsvSource({
    "ListClusters, emptyBody", "ListTasks, emptyBody", "DescribeTasks, emptyBody",
    "ListTasks, throttled", "DescribeTasks, throttled", "DescribeTasks, brokenBody",
    "DescribeTasks, cutBody", "ListTasks, cutBody"
  })
  void aReadThatFailsRemovesNothing(String operation, String how) {
    fixture.sick("t2");
    switch (how) {
      case "emptyBody" -> fixture.aws.faults().on(operation).emptyBody();
      case "throttled" -> fixture.aws.faults().on(operation).throttled();
      case "brokenBody" -> fixture.aws.faults().on(operation).brokenBody();
      case "cutBody" -> fixture.aws.faults().on(operation).cutBody();
      default -> throw new IllegalArgumentException(how);
    }
    assertThat(fixture.tick())
        .singleElement()
        .satisfies(line -> assertThat(line.get("level").asText()).isEqualTo("ERROR"));
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1", "t2", "t3");
    fixture.aws.faults().clear();
    fixture.tick();
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1", "t3");
  }

  @Test
  void aListingThatBreaksOffRemovesNothing() {
    reopen(seedOf(WatchFixture.ids(250)), Map.of());
    fixture.sick("t007");
    // The first page arrives, all others are throttled.
    fixture.aws.faults().on("ListTasks").tokenBucket(1, 0);
    fixture.tick();
    assertThat(fixture.aws.registry().get("srv-orders")).hasSize(250);
  }

  @Test
  void aClusterThatFailsDoesNotStopTheOthers() {
    fixture.addCluster("aaa");
    fixture.addCluster("zzz");
    fixture.sick("t2");
    for (String cluster : List.of("aaa", "zzz")) {
      String arn = "arn:aws:ecs:eu-west-1:210987654321:cluster/" + cluster;
      fixture.aws.faults().on("ListTasks").where("cluster", arn).accessDenied();
    }
    List<JsonNode> lines = fixture.tick();
    assertThat(lines.get(1).at("/pass/failures")).hasSize(2);
    assertThat(lines.get(1).at("/pass/clusters").asInt()).isEqualTo(1);
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1", "t3");
  }

  @Test
  void aClusterThatTheScopeNamesAndNobodyKnowsIsAnError() {
    reopen(seedOf("t1"), Map.of("REACTOR_CLUSTERS", "prod,pord"));
    JsonNode line = fixture.tick().get(0);
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.get("message").asText())
        .endsWith(
            "there is no cluster arn:aws:ecs:eu-west-1:210987654321:cluster/pord, which the scope names");
    assertThat(line.at("/pass/tasks").asInt()).isEqualTo(1);
  }

  @Test
  void withoutTimeNothingIsBegun() {
    fixture.context.remainingMillis = 1_400;
    assertThat(fixture.tick())
        .singleElement()
        .satisfies(
            line -> assertThat(line.at("/pass/failures/0/error").asText()).isEqualTo("OutOfTime"));
    assertThat(fixture.calls()).doesNotContain("ListTasks");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2", "10, 20"})
  void noSecondSeesMoreCallsThanTheBudget(int ecs, int cloudMap) {
    reopen(
        seedOf(WatchFixture.ids(950)),
        Map.of(
            "REACTOR_ECS_CALLS", String.valueOf(ecs),
            "REACTOR_CLOUD_MAP_CALLS", String.valueOf(cloudMap)));
    fixture.sick(IntStream.range(100, 130).mapToObj("t%03d"::formatted).toArray(String[]::new));
    // Retries are calls too.
    fixture.aws.faults().on("ListTasks").next(1).throttled();
    fixture.aws.faults().on("DeregisterInstance").next(2).unavailable();
    fixture.tick();
    // Nobody waits for so many operations to end.
    fixture.clock.advance(Duration.ofSeconds(1));
    assertThat(fixture.aws.registry().get("srv-orders")).hasSize(920);
    List<Call> calls = fixture.aws.journal().calls();
    assertWithin(ecs, calls.stream().filter(call -> call.service().equals("ecs")).toList());
    assertWithin(
        cloudMap,
        calls.stream().filter(call -> call.service().equals("servicediscovery")).toList());
  }

  private static void assertWithin(int budget, List<Call> calls) {
    assertThat(calls).hasSizeGreaterThan(20);
    for (Call first : calls) {
      Instant end = first.at().plusSeconds(1);
      assertThat(calls)
          .filteredOn(call -> !call.at().isBefore(first.at()) && call.at().isBefore(end))
          .hasSizeLessThanOrEqualTo(budget);
    }
  }
}
