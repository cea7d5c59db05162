package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A stand-in with three services, and the watch function, on one clock that the story moves. Tasks
 * are called by the beginning of their ids, which is all that a table shows: {@code orders-1}.
 */
final class DemoWorld implements AutoCloseable {

  static final String CLUSTER = "shop";

  private static final Instant BEGIN = Instant.parse("2026-09-21T09:00:00Z");
  private static final String ACCOUNT = "123456789012";
  private static final String REGION = "eu-west-1";
  private static final String DEPLOYMENT = "ecs-svc/%s";

  /** Makes an id as long as ECS makes them: no other is taken for a task's. */
  private static final String REST_OF_ID = "-00000000000000000000000";

  /** The defaults of the function. */
  private static final Duration SPACING = Duration.ofSeconds(10);

  private final ManualClock clock = new ManualClock(BEGIN);
  private final StandIn standIn = StandIn.start(Seed.empty(ACCOUNT, REGION), clock);
  private final WatchRun watch =
      new WatchRun(
          Map.of(),
          clock,
          clock::advance,
          SdkProperties.endpoint(standIn.endpoint(), REGION).withFakeCredentials(),
          SPACING);

  DemoWorld() {
    standIn.operationTimes(Duration.ZERO, Duration.ZERO);
    standIn.putCluster(new Seed.Cluster(CLUSTER, List.of(), List.of()));
    putService("orders", 4, Map.of());
    putService("basket", 3, Map.of());
    putService("legacy", 1, Map.of("cloud-map-reactor", "ignore"));
  }

  private void putService(String name, int desiredCount, Map<String, String> tags) {
    String registry = "srv-" + name;
    standIn.putCloudMapService(
        new Seed.CloudMapService(registry, name, "shop.local", ACCOUNT, false, List.of()));
    standIn.putService(
        CLUSTER,
        Seed.Service.active(
            name,
            desiredCount,
            tags,
            List.of(
                new Seed.Deployment(DEPLOYMENT.formatted(name), "PRIMARY", List.of(registry)))));
  }

  /** Moves the clock to so many seconds after the beginning. */
  void at(int second) {
    clock.advanceTo(BEGIN.plusSeconds(second));
  }

  /** ECS starts a task, and registers it once; {@code orders-1} is one of the service orders. */
  void start(String task, String health) {
    Instant now = clock.instant();
    standIn.putTask(
        CLUSTER,
        new SeedTask(
            id(task),
            service(task),
            DEPLOYMENT.formatted(service(task)),
            null,
            "FARGATE",
            new SeedTask.State("RUNNING", "RUNNING", health, 5, now, now, null, null),
            List.of()));
    register(task);
  }

  /** Registers a task, which need not be there any more, as ECS does for Service Connect. */
  void register(String task) {
    String deployment =
        "arn:aws:ecs:%s:%s:task-set/%s/%s/%s"
            .formatted(
                REGION, ACCOUNT, CLUSTER, service(task), DEPLOYMENT.formatted(service(task)));
    standIn.registerInstance(
        "srv-" + service(task),
        id(task),
        Map.of(
            "AWS_INSTANCE_IPV4",
            "10.0.0.1",
            "AWS_INSTANCE_PORT",
            "8080",
            "AvailabilityZone",
            REGION + "a",
            "DeploymentId",
            deployment));
  }

  /** Somebody registers an instance, whose attributes say nothing of ECS. */
  void registerByHand(String cloudMapService, String instance) {
    standIn.registerInstance(
        cloudMapService, id(instance), Map.of("AWS_INSTANCE_IPV4", "10.0.9.9"));
  }

  private static String id(String name) {
    return name + REST_OF_ID;
  }

  private static String service(String task) {
    return task.substring(0, task.indexOf('-'));
  }

  void health(String health, String... tasks) {
    for (String task : tasks) {
      standIn.setHealth(CLUSTER, id(task), health);
    }
  }

  /** ECS starts another task in place of one that was removed, and stops that. */
  void replace(String task, String by) {
    start(by, "HEALTHY");
    standIn.stopTask(CLUSTER, id(task));
  }

  /** A task dies while ECS still wants it to run, and nobody hears of it. */
  void die(String task) {
    standIn.moveTask(CLUSTER, id(task), "DEPROVISIONING");
  }

  /** A task comes to its end, and nobody hears of it. */
  void end(String task) {
    standIn.moveTask(CLUSTER, id(task), "STOPPED");
  }

  /** The watch looks once, and sweeps if that is due. */
  Pass pass() {
    return watch.pass();
  }

  /** What is registered, each by the beginning of its id. */
  SortedMap<String, SortedSet<String>> registry() {
    return Text.withShortIds(standIn.registry());
  }

  @Override
  public void close() {
    watch.close();
    standIn.close();
  }
}
