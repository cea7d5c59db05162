package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.seedOf;
import static io.github.cloudmapreactor.lambda.Metrics.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.local.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The watch function's sweep, over HTTP: its calls, its lines and metrics, its failures. */
final class WatchSweepTest {

  private static final String T1 = States.id("t1");
  private static final String T2 = States.id("t2");
  private static final String GHOST = States.id("ghost");

  private WatchFixture fixture = new WatchFixture(seedOf(T1, T2), Map.of());

  @AfterEach
  void close() {
    fixture.close();
  }

  private void reopen(String seed, Map<String, String> settings) {
    fixture.close();
    fixture = new WatchFixture(seed, settings);
  }

  private void register(String id) {
    fixture.aws.registerInstance("srv-orders", id, FunctionFixture.ATTRIBUTES);
  }

  private Set<String> listed() {
    return fixture.aws.registry().getOrDefault("srv-orders", new TreeSet<>());
  }

  /** Lets the time until the next sweep pass, and works off the tick that is due then. */
  private List<JsonNode> nextSweep() {
    fixture.clock.advance(Duration.ofMinutes(5));
    fixture.aws.journal().clear();
    return fixture.tick();
  }

  private JsonNode sweepLine() {
    return fixture.sweepLines.stream().filter(line -> line.has("sweep")).findFirst().orElseThrow();
  }

  @Test
  void anInstanceWhoseTaskHasStoppedLeavesWithTheFirstTick() {
    fixture.aws.moveTask("prod", T2, "STOPPED");
    fixture.aws.stopTask("prod", T2);
    register(T2);
    List<JsonNode> lines = fixture.tick();
    assertThat(listed()).containsExactly(T1);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).get("reason").asText()).isEqualTo("STOPPING");
    assertThat(lines.get(1).get("outcome").asText()).isEqualTo("DEREGISTERED");
    assertThat(fixture.sweepCalls())
        .containsExactly(
            "ListServices",
            "DescribeServices",
            "ListInstances",
            "DescribeTasks",
            "DeregisterInstance",
            "GetOperation");
  }

  @Test
  void aSweepIsALineThatSaysWhatItSaw() {
    register(GHOST);
    fixture.aws.registerInstance("srv-orders", "by-hand", Map.of("AWS_INSTANCE_IPV4", "10.0.9.9"));
    fixture.tick();
    JsonNode line = sweepLine();
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("message").asText())
        .isEqualTo(
            "orphan sweep: 4 instances in 1 Cloud Map services, 0 orphaned, 1 unattributed and left"
                + " alone, 0 tasks stranded");
    JsonNode sweep = line.get("sweep");
    assertThat(sweep.get("cloudMapServices").asInt()).isEqualTo(1);
    assertThat(sweep.get("instances").asInt()).isEqualTo(4);
    assertThat(sweep.get("missingOnce").asInt()).isEqualTo(1);
    assertThat(sweep.get("unattributed").asInt()).isEqualTo(1);
    assertThat(sweep.get("calls").asInt()).isEqualTo(4);
    assertThat(sweep.get("failures")).isEmpty();
    assertThat(metrics(line))
        .containsExactly(
            "Sweeps=1 Count Function=reactor", "UnattributedInstances=1 Count Function=reactor");
    nextSweep();
    assertThat(metrics(sweepLine()))
        .as("the first sweep could see nothing twice")
        .contains("StrandedTasks=0 Count Function=reactor");
    register(GHOST);
    assertThat(listed()).contains(GHOST, "by-hand");
  }

  @Test
  void aTaskThatEcsDoesNotKnowLeavesWithTheSecondSweep() {
    register(GHOST);
    fixture.tick();
    List<JsonNode> lines = nextSweep();
    assertThat(listed()).containsExactly(T1, T2);
    assertThat(lines.get(1).get("reason").asText()).isEqualTo("ORPHANED");
    assertThat(lines.get(1).get("message").asText())
        .isEqualTo(
            "task "
                + GHOST
                + ": DEREGISTER, for in two sweeps Cloud Map listed the instance and ECS did not"
                + " know the task; DEREGISTERED");
    assertThat(metrics(lines.get(1)))
        .containsExactly(
            "Deregistrations=1 Count Function=reactor,Reason=ORPHANED,Outcome=DEREGISTERED");
    assertThat(sweepLine().at("/sweep/orphans").asInt()).isEqualTo(1);
  }

  @Test
  void aSweepIsDueEveryFiveMinutesOrAsSet() {
    fixture.tick();
    assertThat(fixture.sweepLines).hasSize(1);
    for (int i = 0; i < 28; i++) {
      fixture.tick();
      assertThat(fixture.sweepLines).isEmpty();
    }
    fixture.tick();
    assertThat(fixture.sweepLines).as("09:05:00").hasSize(1);
    reopen(seedOf(T1), Map.of("REACTOR_SWEEP_INTERVAL", "1m"));
    fixture.tick();
    for (int i = 0; i < 4; i++) {
      fixture.tick();
      assertThat(fixture.sweepLines).isEmpty();
    }
    fixture.tick();
    assertThat(fixture.sweepLines).as("09:01:00").hasSize(1);
  }

  @Test
  void aStrandedTaskIsALineWithTheCommandThatMendsIt() {
    fixture.aws.deregisterInstance("srv-orders", T2);
    fixture.tick();
    assertThat(fixture.sweepLines).hasSize(1);
    nextSweep();
    JsonNode line = fixture.sweepLines.get(0);
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("message").asText())
        .isEqualTo(
            "task "
                + T2
                + " of orders runs and is HEALTHY, and srv-orders does not list it; left alone: stranded tasks are set to be reported only");
    JsonNode stranded = line.get("stranded");
    assertThat(stranded.get("outcome").asText()).isEqualTo("LEFT");
    assertThat(stranded.get("obstacle").asText()).isEqualTo("REPORT_ONLY");
    assertThat(stranded.get("mend").asText())
        .isEqualTo(
            "aws ecs stop-task --region eu-west-1 --cluster prod --task "
                + T2
                + " --reason 'not in Cloud Map'");
    assertThat(metrics(sweepLine())).contains("StrandedTasks=1 Count Function=reactor");
    assertThat(fixture.sweepCalls()).doesNotContain("StopTask");
  }

  @ParameterizedTest
  @CsvSource({"enforce, REPLACED, WARN", "observe, LEFT, WARN"})
  void aStrandedTaskIsReplacedWhereThatIsSet(String mode, String outcome, String level) {
    reopen(seedOf(T1, T2), Map.of("REACTOR_STRANDED", "replace", "REACTOR_MODE", mode));
    fixture.aws.deregisterInstance("srv-orders", T2);
    fixture.tick();
    nextSweep();
    JsonNode line = fixture.sweepLines.get(0);
    assertThat(line.at("/stranded/outcome").asText()).isEqualTo(outcome);
    assertThat(line.get("level").asText()).isEqualTo(level);
    assertThat(fixture.sweepCalls().contains("StopTask")).isEqualTo(mode.equals("enforce"));
  }

  @Test
  void aStopThatIsRefusedIsAnErrorAndAFailure() {
    reopen(seedOf(T1, T2), Map.of("REACTOR_STRANDED", "replace"));
    fixture.aws.faults().on("StopTask").accessDenied();
    fixture.aws.deregisterInstance("srv-orders", T2);
    fixture.tick();
    nextSweep();
    JsonNode line = fixture.sweepLines.get(0);
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.at("/stranded/detail").asText()).contains("grant it to the function's role");
    assertThat(metrics(line))
        .containsExactly(
            "Failures=1 Count Function=reactor",
            "Failures=1 Count Function=reactor,Error=AccessDeniedException");
  }

  @ParameterizedTest
  @CsvSource({
    "ListServices, throttled",
    "ListServices, emptyBody",
    "ListServices, cutBody",
    "DescribeServices, throttled",
    "DescribeServices, cutBody",
    "ListInstances, throttled",
    "ListInstances, emptyBody",
    "ListInstances, accessDenied",
    "DescribeTasks, emptyBody",
    "DescribeTasks, brokenBody",
  })
  void whatCannotBeReadRemovesNothingAndMakesTheSweepIncomplete(String operation, String how) {
    register(GHOST);
    fixture.tick();
    switch (how) {
      case "emptyBody" -> fixture.aws.faults().on(operation).emptyBody();
      case "throttled" -> fixture.aws.faults().on(operation).throttled();
      case "brokenBody" -> fixture.aws.faults().on(operation).brokenBody();
      case "cutBody" -> fixture.aws.faults().on(operation).cutBody();
      default -> fixture.aws.faults().on(operation).accessDenied();
    }
    nextSweep();
    assertThat(listed()).contains(GHOST);
    JsonNode line = sweepLine();
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.at("/sweep/failureCount").asInt()).isPositive();
    assertThat(metrics(line))
        .contains("Failures=1 Count Function=reactor")
        .noneMatch(metric -> metric.startsWith("Sweeps="));
  }

  /** Slices end before the next pass is due, so that none comes late for a sweep. */
  @Test
  void aLargeSweepGoesOnFromTickToTick() {
    reopen(seedOf(T1), Map.of("REACTOR_CLOUD_MAP_CALLS", "1"));
    IntStream.range(0, 30).forEach(this::addService);
    int ticks = 0;
    do {
      fixture.aws.journal().clear();
      Instant due = fixture.clock.instant();
      fixture.invoke(WatchFixture.tick(due));
      assertThat(fixture.clock.instant()).isBefore(due.plusSeconds(10));
      assertThat(fixture.calls()).contains("ListTasks", "DescribeTasks");
      fixture.clock.advanceTo(due.plusSeconds(10));
      ticks++;
    } while (fixture.sweepLines.isEmpty() && ticks < 10);
    assertThat(ticks).isBetween(3, 5);
    assertThat(sweepLine().at("/sweep/cloudMapServices").asInt()).isEqualTo(31);
  }

  private void addService(int number) {
    String name = "s" + number;
    String registry = "srv-" + name;
    fixture.aws.putCloudMapService(
        new Seed.CloudMapService(registry, name, "local", "210987654321", false, List.of()));
    fixture.aws.putService(
        "prod",
        Seed.Service.active(
            name,
            1,
            Map.of(),
            List.of(new Seed.Deployment("ecs-svc/" + number, "PRIMARY", List.of(registry)))));
  }
}
