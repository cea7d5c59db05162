package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A stand-in with two services, in which a task is sick, one is stranded and one is gone. */
final class ExplainDemoWorld implements AutoCloseable {

  static final String WELL = "2f6a0c1d8be94375a1c09d77e3f5b820";
  static final String SICK = "7d41e9a25c8f4b06b3d86a10f2c75e94";
  static final String STRANDED = "c85b30f7e1d2496a9f04b8c16d7a2e53";
  static final String ORPHAN = "e09c7b64a3f84d15827fd05b91c3a6e8";

  private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
  private static final String CLUSTER = "shop";
  private static final String ACCOUNT = "123456789012";
  private static final String REGION = "eu-west-1";
  private static final String DEPLOYMENT = "ecs-svc/%s";

  private final ManualClock clock = new ManualClock(NOW);
  private final StandIn standIn = StandIn.start(Seed.empty(ACCOUNT, REGION), clock);

  ExplainDemoWorld() {
    standIn.putCluster(new Seed.Cluster(CLUSTER, List.of(), List.of()));
    putService("orders", 4);
    putService("basket", 1);
    putTask(WELL, "HEALTHY");
    putTask(SICK, "UNHEALTHY");
    putTask(STRANDED, "HEALTHY");
    register(WELL, "orders", "10.0.3.17");
    register(SICK, "orders", "10.0.4.91");
    register(ORPHAN, "basket", "10.0.3.60");
  }

  private void putService(String name, int desiredCount) {
    String registry = "srv-" + name;
    standIn.putCloudMapService(
        new Seed.CloudMapService(registry, name, "shop.local", ACCOUNT, false, List.of()));
    standIn.putService(
        CLUSTER,
        Seed.Service.active(
            name,
            desiredCount,
            Map.of(),
            List.of(
                new Seed.Deployment(DEPLOYMENT.formatted(name), "PRIMARY", List.of(registry)))));
  }

  private void putTask(String id, String health) {
    Instant started = NOW.minus(Duration.ofHours(3));
    standIn.putTask(
        CLUSTER,
        new SeedTask(
            id,
            "orders",
            DEPLOYMENT.formatted("orders"),
            null,
            "FARGATE",
            new SeedTask.State("RUNNING", "RUNNING", health, 5, started, started, null, null),
            List.of()));
  }

  /** As ECS does for Service Connect. */
  private void register(String id, String service, String address) {
    String deployment =
        "arn:aws:ecs:%s:%s:task-set/%s/%s/%s"
            .formatted(REGION, ACCOUNT, CLUSTER, service, DEPLOYMENT.formatted(service));
    standIn.registerInstance(
        "srv-" + service,
        id,
        Map.of(
            "AWS_INSTANCE_IPV4",
            address,
            "AWS_INSTANCE_PORT",
            "8080",
            "AvailabilityZone",
            REGION + "a",
            "DeploymentId",
            deployment));
  }

  URI endpoint() {
    return standIn.endpoint();
  }

  ManualClock clock() {
    return clock;
  }

  @Override
  public void close() {
    standIn.close();
  }
}
