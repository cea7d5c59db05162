package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static io.github.cloudmapreactor.lambda.Metrics.metrics;
import static io.github.cloudmapreactor.lambda.WatchFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real health watch with real SDK clients, over HTTP, against the stand-in. */
final class WatchHandlerTest {

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
  void aTickFindsTheSickTaskAndDeregistersIt() {
    fixture.tick();
    assertThat(fixture.calls()).containsExactly("ListClusters", "ListTasks", "DescribeTasks");
    fixture.sick("t2");
    fixture.tick();
    assertThat(fixture.calls())
        .as("the sweep of the first tick has located the service")
        .containsExactly(
            "ListTasks", "DescribeTasks", "ListInstances", "DeregisterInstance", "GetOperation");
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1", "t3");
    fixture.tick();
    assertThat(fixture.calls()).containsExactly("ListTasks", "DescribeTasks");
  }

  @Test
  void aTaskThatIsRemovedIsALineWithTheCommandThatUndoesIt() {
    fixture.sick("t2");
    JsonNode line = fixture.tick().get(0);
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("message").asText())
        .isEqualTo(
            "task t2: DEREGISTER, for DescribeTasks says that the task is UNHEALTHY; DEREGISTERED");
    assertThat(line.get("cluster").asText()).isEqualTo("prod");
    assertThat(line.get("service").asText()).isEqualTo("orders");
    assertThat(line.get("healthStatus").asText()).isEqualTo("UNHEALTHY");
    assertThat(line.get("calls").toString())
        .isEqualTo(
            "[\"DescribeServices\",\"ListInstances\",\"DeregisterInstance\",\"GetOperation\"]");
    assertThat(line.at("/services/0/undo").asText())
        .startsWith("aws servicediscovery register-instance --region eu-west-1")
        .contains("--service-id srv-orders --instance-id t2", "10.0.1.17");
    assertThat(metrics(line))
        .containsExactly(
            "Deregistrations=1 Count"
                + " Function=reactor,Reason=UNHEALTHY_FOUND,Outcome=DEREGISTERED");
  }

  @Test
  void aPassIsALineThatSaysWhatWasSeenAndDone() {
    fixture.sick("t2");
    fixture.clock.advance(Duration.ofMillis(1_250));
    List<JsonNode> lines = fixture.invoke(tick(fixture.clock.instant().minusMillis(1_250)));
    assertThat(lines).hasSize(2);
    JsonNode line = lines.get(1);
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("message").asText())
        .isEqualTo("health pass: 3 tasks in 1 clusters, 1 UNHEALTHY; {DEREGISTERED=1}");
    assertThat(line.get("requestId").asText()).isEqualTo("request-1");
    assertThat(line.get("coldStart").asBoolean()).isTrue();
    JsonNode pass = line.get("pass");
    assertThat(pass.get("due").asText()).isEqualTo("2026-09-14T09:00:00Z");
    assertThat(pass.get("lateMillis").asInt()).isEqualTo(1_250);
    assertThat(pass.get("clusters").asInt()).isEqualTo(1);
    assertThat(pass.get("tasks").asInt()).isEqualTo(3);
    assertThat(pass.get("health").toString()).isEqualTo("{\"HEALTHY\":2,\"UNHEALTHY\":1}");
    assertThat(pass.get("outcomes").toString()).isEqualTo("{\"DEREGISTERED\":1}");
    assertThat(pass.get("failures")).isEmpty();
    // The clock moves only while the operation's end is waited for.
    assertThat(metrics(line))
        .containsExactly(
            "Passes=1 Count Function=reactor",
            "PassTime=%d Milliseconds Function=reactor".formatted(pass.get("millis").asInt()),
            "Tasks=3 Count Function=reactor",
            "UnhealthyTasks=1 Count Function=reactor");
    assertThat(fixture.tick().get(0).get("coldStart").asBoolean()).isFalse();
  }

  @Test
  void whatAFloorHoldsBackIsSaidAnewInEachPass() {
    fixture.sick("t1", "t2", "t3");
    fixture.tick();
    assertThat(fixture.aws.registry().get("srv-orders")).hasSize(1);
    for (int again = 0; again < 2; again++) {
      List<JsonNode> lines = fixture.tick();
      assertThat(lines)
          .filteredOn(line -> "FLOOR".equals(line.path("hold").asText()))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.get("level").asText()).isEqualTo("WARN");
                assertThat(metrics(line)).contains("HeldBack=1 Count Function=reactor,Hold=FLOOR");
              });
    }
    fixture.aws.registerInstance("srv-orders", "t4", Map.of("AWS_INSTANCE_IPV4", "10.0.1.20"));
    fixture.tick();
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t4");
  }

  @Test
  void allPagesAreLookedAtAHundredTasksACall() {
    reopen(seedOf(WatchFixture.ids(250)), Map.of());
    fixture.sick("t007", "t249");
    JsonNode pass = fixture.tick().get(2);
    assertThat(pass.at("/pass/tasks").asInt()).isEqualTo(250);
    List<String> calls = fixture.calls();
    assertThat(Collections.frequency(calls, "ListTasks")).isEqualTo(3);
    assertThat(Collections.frequency(calls, "DescribeTasks")).isEqualTo(3);
    assertThat(fixture.aws.registry().get("srv-orders")).hasSize(248);
  }

  @Test
  void theClustersInScopeAreLookedAtAndNoOther() {
    for (String cluster : List.of("shop", "shop-test", "batch")) {
      fixture.addCluster(cluster);
    }
    fixture.tick();
    assertThat(Collections.frequency(fixture.calls(), "ListTasks")).isEqualTo(4);
    Map<String, Integer> expected = Map.of("shop*", 2, "shop,prod", 2, "prod", 1, "x*", 0);
    expected.forEach(
        (clusters, count) -> {
          reopen(seedOf("t1"), Map.of("REACTOR_CLUSTERS", clusters));
          List.of("shop", "shop-test", "batch").forEach(fixture::addCluster);
          assertThat(fixture.tick().get(0).at("/pass/clusters").asInt()).isEqualTo(count);
          List<String> calls = fixture.calls();
          assertThat(Collections.frequency(calls, "ListTasks")).isEqualTo(count);
          assertThat(calls.contains("ListClusters")).isEqualTo(clusters.contains("*"));
        });
  }

  @Test
  void observingTouchesNothing() {
    reopen(seedOf("t1", "t2"), Map.of("REACTOR_MODE", "observe"));
    fixture.sick("t1");
    List<JsonNode> lines = fixture.tick();
    assertThat(lines.get(0).get("hold").asText()).isEqualTo("OBSERVE_MODE");
    assertThat(lines.get(1).at("/pass/outcomes").toString()).isEqualTo("{\"HELD_BACK\":1}");
    assertThat(fixture.calls()).doesNotContain("DeregisterInstance");
  }

  @Test
  void servicesOutOfScopeAreSeenAndLeft() {
    reopen(seedOf("t1"), Map.of("REACTOR_SERVICES", "basket"));
    fixture.sick("t1");
    assertThat(fixture.tick())
        .singleElement()
        .satisfies(line -> assertThat(line.at("/pass/health/UNHEALTHY").asInt()).isEqualTo(1));
    assertThat(fixture.aws.registry().get("srv-orders")).containsExactly("t1");
  }

  @Test
  void aTaskThatWasRemovedIsNotSaidAgainAndAgain() {
    fixture.sick("t2");
    fixture.tick();
    for (int again = 0; again < 3; again++) {
      assertThat(fixture.tick()).as("the pass's own line alone").hasSize(1);
    }
  }

  @Test
  void aCallerOutsideLambdaNeedsNoArnAndNoTime() {
    fixture.context.functionArn = null;
    fixture.context.remainingMillis = 0;
    fixture.sick("t2");
    fixture.tick();
    assertThat(fixture.calls()).contains("ListClusters", "DeregisterInstance");
  }
}
