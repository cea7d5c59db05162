package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.input.Event;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills a stand-in with what events tell of, each just before it is delivered: every service
 * registers in one Cloud Map service, and every task is an instance there and known to ECS as its
 * latest event states it.
 */
final class EventSeeder {

  private final StandIn standIn;
  private final Home home;
  private final Set<String> clusters = new HashSet<>();
  private final Map<String, String> cloudMapServices = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();

  EventSeeder(StandIn standIn, Home home) {
    this.standIn = standIn;
    this.home = home;
  }

  /** Adds what the event tells; an event that is not whole or from elsewhere tells nothing. */
  void seed(Event event) {
    boolean whole =
        !event.cluster().isEmpty()
            && !event.taskId().isEmpty()
            && !event.detail("lastStatus").isEmpty()
            && !event.detail("desiredStatus").isEmpty();
    if (!whole || !event.home().map(home::equals).orElse(false)) {
      return;
    }
    if (clusters.add(event.cluster())) {
      standIn.putCluster(new Seed.Cluster(event.cluster(), List.of(), List.of()));
    }
    String cloudMapService = event.service().isEmpty() ? "" : service(event);
    String task = event.cluster() + "/" + event.taskId();
    Long known = versions.get(task);
    if (known == null && !cloudMapService.isEmpty()) {
      standIn.registerInstance(cloudMapService, event.taskId(), attributes(event));
    }
    if (known == null || known < event.version()) {
      versions.put(task, event.version());
      standIn.putTask(event.cluster(), task(event));
    }
  }

  /** The Cloud Map service of the event's service, which is made if it is new. */
  private String service(Event event) {
    return cloudMapServices.computeIfAbsent(
        event.cluster() + "/" + event.service(),
        key -> {
          String name = event.service();
          String id = "srv-" + name;
          if (cloudMapServices.containsValue(id)) {
            id += "." + event.cluster();
          }
          standIn.putCloudMapService(
              new Seed.CloudMapService(id, name, "local", home.account(), false, List.of()));
          standIn.putService(event.cluster(), ecsService(event, id));
          return id;
        });
  }

  private static Seed.Service ecsService(Event event, String cloudMapService) {
    String startedBy = event.detail("startedBy");
    String deployment = startedBy.startsWith("ecs-svc/") ? startedBy : "ecs-svc/0";
    return Seed.Service.active(
        event.service(),
        1,
        Map.of(),
        List.of(new Seed.Deployment(deployment, "PRIMARY", List.of(cloudMapService))));
  }

  private static Map<String, String> attributes(Event event) {
    String address = event.json().findPath("privateIpv4Address").asText("");
    return address.isEmpty() ? Map.of() : Map.of("AWS_INSTANCE_IPV4", address);
  }

  private static SeedTask task(Event event) {
    String health = event.detail("healthStatus");
    String startedBy = event.detail("startedBy");
    String launchType = event.detail("launchType");
    String stopCode = event.detail("stopCode");
    return new SeedTask(
        event.taskId(),
        event.service().isEmpty() ? null : event.service(),
        startedBy.startsWith("ecs-svc/") ? startedBy : null,
        null,
        launchType.isEmpty() ? "FARGATE" : launchType,
        new SeedTask.State(
            event.detail("lastStatus"),
            event.detail("desiredStatus"),
            health.isEmpty() ? "UNKNOWN" : health,
            event.version(),
            event.time("createdAt").orElse(null),
            event.time("startedAt").orElse(null),
            event.time("stoppedAt").orElse(null),
            stopCode.isEmpty() ? null : stopCode),
        List.of());
  }
}
