package io.github.cloudmapreactor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sweeps of a watch with the real function, on a clock that only the test moves. */
final class WatchSweepTest {

  private static final String SEED =
      """
      { "account": "123456789012", "region": "eu-west-1",
        "cloudMapServices": [
          { "id": "srv-orders", "instances": [
              { "id": "listed1-000000000000000000000000", "attributes": %1$s },
              { "id": "stopped1-00000000000000000000000", "attributes": %1$s },
              { "id": "unknown1-00000000000000000000000", "attributes": %1$s },
              { "id": "manual-1" } ] } ],
        "clusters": [
          { "name": "shop",
            "services": [
              { "name": "orders", "desiredCount": 2,
                "deployments": [ { "id": "ecs-svc/1", "serviceConnect": ["srv-orders"] } ] } ],
            "tasks": [
              { "id": "listed1-000000000000000000000000", "service": "orders",
                "deployment": "ecs-svc/1", "healthStatus": "HEALTHY",
                "startedAt": "2026-09-21T08:00:00Z" },
              { "id": "strand-1-00000000000000000000000", "service": "orders",
                "deployment": "ecs-svc/1", "healthStatus": "HEALTHY",
                "startedAt": "2026-09-21T08:00:00Z" },
              { "id": "stopped1-00000000000000000000000", "service": "orders",
                "deployment": "ecs-svc/1", "lastStatus": "STOPPED", "desiredStatus": "STOPPED",
                "startedAt": "2026-09-21T08:00:00Z" } ] } ] }
      """
          .formatted(
              """
              { "DeploymentId":
                  "arn:aws:ecs:eu-west-1:123456789012:task-set/shop/orders/ecs-svc/1" }""");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-09-21T09:00:00Z"));
  private final StandIn standIn = StandIn.start(Seed.parse(SEED), clock);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final WatchView text =
      new WatchText(Cli.PLAIN.terminal(out, new ByteArrayOutputStream()), ZoneOffset.UTC);

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void showsWhatOneSweepFindsAndWhatTakesTwo() {
    boolean good = watch(plan(true, Map.of()), 7, text);

    assertThat(good).isTrue();
    assertThat(lines())
        .containsSubsequence(
            "09:00:00   1    1       2         0       0       1    0        -    0  0.9    0",
            "  sweep at 09:00:00: 4 instances in 1 Cloud Map service, 1 orphaned, 1 unknown",
            "  stopped1  shop/orders               STOPPING          DEREGISTERED",
            "09:01:00   1    1       2         0       0       1    0        1    0  0.8    0",
            "  unknown1  shop/orders               ORPHANED          DEREGISTERED",
            "  strand-1  shop/orders               STRANDED          LEFT REPORT_ONLY",
            "aws ecs stop-task --region eu-west-1 --cluster shop --task"
                + " strand-1-00000000000000000000000 --reason 'not in Cloud Map'",
            "✓ 7 passes and 2 sweeps in 60 s: 2 removed, 0 held back, 2 orphans, 1 stranded,");
    assertThat(standIn.registry().get("srv-orders"))
        .containsExactly("listed1-000000000000000000000000", "manual-1");
  }

  @Test
  void observingHoldsOrphansBack() {
    watch(plan(false, Map.of()), 7, text);

    assertThat(lines())
        .contains(
            "  stopped1  shop/orders               STOPPING          HELD_BACK OBSERVE_MODE",
            "  unknown1  shop/orders               ORPHANED          HELD_BACK OBSERVE_MODE");
    assertThat(standIn.registry().get("srv-orders")).hasSize(4);
  }

  @Test
  void replacesAStrandedTaskWhereThatIsSaid() {
    watch(plan(true, Map.of(Setting.STRANDED, "replace")), 7, text);

    assertThat(lines())
        .contains("  strand-1  shop/orders               STRANDED          REPLACED")
        .noneMatch(line -> line.startsWith("aws ecs stop-task"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("1 stranded\\s+\\(1 replaced\\)");
    assertThat(standIn.journal().calls()).extracting(Call::operation).contains("StopTask");
  }

  @Test
  void aReplacementThatFailsIsToldWithItsReason() {
    standIn.faults().on("StopTask").accessDenied();

    boolean good = watch(plan(true, Map.of(Setting.STRANDED, "replace")), 8, text);

    assertThat(good).isFalse();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("STRANDED          FAILED")
        .contains("✗ stopping the task")
        .contains("aws ecs stop-task");
  }

  @Test
  void jsonHasTheSweepAndTheStrandedTasksWhereThereAreAny() throws JsonProcessingException {
    watch(
        plan(true, Map.of()), 7, new WatchJson(new PrintStream(out, true, StandardCharsets.UTF_8)));

    List<String> lines = lines();
    assertThat(lines).hasSize(7);
    JsonNode between = new ObjectMapper().readTree(lines.get(1));
    JsonNode last = new ObjectMapper().readTree(lines.get(6));
    assertThat(between.has("sweep")).isFalse();
    assertThat(between.has("stranded")).isFalse();
    assertThat(last.at("/sweep/number").asInt()).isEqualTo(2);
    assertThat(last.at("/sweep/orphans").asInt()).isEqualTo(1);
    assertThat(last.at("/found/0/reason").asText()).isEqualTo("ORPHANED");
    assertThat(last.at("/stranded/0/obstacle").asText()).isEqualTo("REPORT_ONLY");
    assertThat(last.at("/stranded/0/mend").asText()).startsWith("aws ecs stop-task ");
  }

  @Test
  void everyCallIsCountedThoseOfTheSweepToo() {
    try (WatchRun run = plan(true, Map.of()).start(Map.of(), clock, clock::advance)) {
      assertThat(run.pass().calls()).isEqualTo(standIn.journal().size());
      clock.advance(Duration.ofMinutes(1));
      int mark = standIn.journal().size();
      assertThat(run.pass().calls()).isEqualTo(standIn.journal().since(mark).size());
    }
  }

  @Test
  void onceSweepsToTheEndHoweverLongThatTakes() {
    fill(30);
    Map<String, String> slow = Map.of("REACTOR_CLOUD_MAP_CALLS", "1");

    try (WatchRun run = onePass(false).start(slow, clock, clock::advance)) {
      assertThat(run.pass().slice().ended()).isEmpty();
    }
    try (WatchRun run = onePass(true).start(slow, clock, clock::advance)) {
      Sweep sweep = run.pass().slice().ended().orElseThrow();
      assertThat(sweep.cloudMapServices()).isEqualTo(31);
      assertThat(sweep.millis()).isGreaterThan(Duration.ofSeconds(20).toMillis());
    }
  }

  /** More ECS services, each with a Cloud Map service of its own. */
  private void fill(int services) {
    for (int i = 0; i < services; i++) {
      String registry = "srv-more-" + i;
      standIn.putCloudMapService(
          new Seed.CloudMapService(
              registry, "more-" + i, "local", "123456789012", false, List.of()));
      standIn.putService(
          "shop",
          Seed.Service.parse(
              """
              { "name": "more-%d",
                "deployments": [ { "id": "ecs-svc/2", "serviceConnect": ["%s"] } ] }
              """
                  .formatted(i, registry)));
    }
  }

  private WatchPlan onePass(boolean once) {
    return new WatchPlan(Optional.of(standIn.endpoint()), once, false, Map.of());
  }

  private WatchPlan plan(boolean enforce, Map<Setting, String> more) {
    Map<Setting, String> options = new EnumMap<>(Setting.class);
    options.put(Setting.SWEEP_INTERVAL, "1m");
    options.putAll(more);
    return new WatchPlan(Optional.of(standIn.endpoint()), false, enforce, options);
  }

  private boolean watch(WatchPlan plan, int passes, WatchView view) {
    standIn.operationTimes(Duration.ZERO, Duration.ZERO);
    int[] left = {passes};
    WatchLoop.Waiting waiting =
        time -> {
          left[0]--;
          if (left[0] > 0) {
            clock.advance(time);
          }
          return left[0] == 0;
        };
    try (WatchRun run = plan.start(Map.of(), clock, clock::advance)) {
      WatchSummary summary =
          new WatchLoop(clock, waiting, view)
              .run(plan.heading(Map.of()), run::pass, plan.interval(Map.of()));
      view.summary(summary);
      return summary.isGood();
    }
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
