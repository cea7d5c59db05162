package io.github.cloudmapreactor.cli;

import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;

/** A stand-in with three services, and the watch function, on one clock that the story moves. */
final class DemoWorld implements AutoCloseable {

  static final String CLUSTER = "shop";

  private static final Instant BEGIN = Instant.parse("2026-09-21T09:00:00Z");
  private static final String REGION = "eu-west-1";
  private static final String DEPLOYMENT = "ecs-svc/%s";

  private final ManualClock clock = new ManualClock(BEGIN);
  private final StandIn standIn = StandIn.start(Seed.empty("123456789012", REGION), clock);
  private final WatchRun watch =
      new WatchRun(
          Map.of(),
          clock,
          clock::advance,
          SdkProperties.endpoint(standIn.endpoint(), REGION).withFakeCredentials());

  DemoWorld() {
    standIn.operationTimes(Duration.ZERO, Duration.ZERO);
    standIn.putCluster(new Seed.Cluster(CLUSTER, List.of(), List.of()));
    putService("orders", 4, Map.of());
    putService("carts", 3, Map.of());
    putService("legacy", 1, Map.of("cloud-map-reactor", "ignore"));
  }

  private void putService(String name, int desiredCount, Map<String, String> tags) {
    String registry = "srv-" + name;
    standIn.putCloudMapService(
        new Seed.CloudMapService(registry, name, "shop.local", "123456789012", false, List.of()));
    standIn.putService(
        CLUSTER,
        new Seed.Service(
            name,
            "ACTIVE",
            desiredCount,
            Duration.ZERO,
            tags,
            List.of(new Seed.Deployment(DEPLOYMENT.formatted(name), "PRIMARY", List.of(registry))),
            List.of(),
            List.of()));
  }

  /** Moves the clock to so many seconds after the beginning. */
  void at(int second) {
    clock.advanceTo(BEGIN.plusSeconds(second));
  }

  /** ECS starts a task, and registers it once; {@code orders-1} is one of the service orders. */
  void start(String task, String health) {
    String service = task.substring(0, task.indexOf('-'));
    Instant now = clock.instant();
    standIn.putTask(
        CLUSTER,
        new SeedTask(
            task,
            service,
            DEPLOYMENT.formatted(service),
            null,
            "FARGATE",
            new SeedTask.State("RUNNING", "RUNNING", health, 5, now, now, null, null),
            List.of()));
    standIn.registerInstance("srv-" + service, task, Map.of("AWS_INSTANCE_IPV4", "10.0.0.1"));
  }

  void health(String health, String... tasks) {
    for (String task : tasks) {
      standIn.setHealth(CLUSTER, task, health);
    }
  }

  /** ECS starts another task in place of one that was removed, and stops that. */
  void replace(String task, String by) {
    start(by, "HEALTHY");
    standIn.stopTask(CLUSTER, task);
  }

  /** A task dies while ECS still wants it to run, and nobody hears of it. */
  void die(String task) {
    standIn.moveTask(CLUSTER, task, "DEPROVISIONING");
  }

  /** The watch looks once. */
  Pass pass() {
    int mark = standIn.journal().size();
    Pass pass = watch.pass();
    int calls = standIn.journal().since(mark).size();
    return new Pass(pass.line(), pass.findings(), OptionalInt.of(calls));
  }

  SortedMap<String, SortedSet<String>> registry() {
    return standIn.registry();
  }

  @Override
  public void close() {
    watch.close();
    standIn.close();
  }
}
