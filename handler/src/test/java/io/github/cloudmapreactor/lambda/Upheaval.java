package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A fleet much of which goes at once: tasks of eight services that stop, turn UNHEALTHY or run on,
 * with their events twice and out of order, and what is no event at all among them. From a seed.
 */
final class Upheaval {

  static final String EVENTS = "events";
  private static final int SERVICES = 8;

  private final Random random;
  private final ObjectNode seed = new ObjectMapper().createObjectNode();
  private final ArrayNode tasks;
  private final SortedMap<String, ArrayNode> instances = new TreeMap<>();
  private final List<String> bodies = new ArrayList<>();
  private final Set<String> poison = new HashSet<>();
  private final Set<String> leaving = new HashSet<>();
  private final SortedMap<String, SortedSet<String>> staying = new TreeMap<>();

  Upheaval(int size, Duration visibility, Random random) {
    this.random = random;
    seed.put("account", "210987654321").put("region", "eu-west-1");
    ArrayNode maps = seed.putArray("cloudMapServices");
    ObjectNode cluster = seed.putArray("clusters").addObject().put("name", "prod");
    ArrayNode services = cluster.putArray("services");
    for (int i = 0; i < SERVICES; i++) {
      addService(services.addObject().put("name", "s" + i).put("desiredCount", 1), maps, i);
    }
    tasks = cluster.putArray("tasks");
    for (int i = 0; i < size; i++) {
      addTask("t%05d".formatted(i), i % SERVICES, i / SERVICES % 10);
      addPoison(i);
    }
    addQueues(visibility);
    Collections.shuffle(bodies, random);
  }

  /** One Cloud Map service of Service Connect for each, and every second one registers in two. */
  private void addService(ObjectNode service, ArrayNode maps, int index) {
    ObjectNode deployment = service.putArray("deployments").addObject().put("id", "ecs-svc/45");
    deployment.putArray("serviceConnect").add(addMap(maps, "srv-a" + index));
    if (index % 4 == 1) {
      ((ArrayNode) deployment.get("serviceConnect")).add(addMap(maps, "srv-b" + index));
    } else if (index % 4 == 3) {
      service.putArray("serviceRegistries").add(addMap(maps, "srv-c" + index));
    }
  }

  private String addMap(ArrayNode maps, String id) {
    instances.put(id, maps.addObject().put("id", id).putArray("instances"));
    return id;
  }

  private void addTask(String id, int service, int fate) {
    switch (fate) {
      // A task that runs on, and says so or not.
      case 0 -> addTask(id, service, "RUNNING", "HEALTHY");
      case 1 -> {
        addTask(id, service, "RUNNING", "HEALTHY");
        addEvents(run(id, service, 6));
      }
      // One that is found to be UNHEALTHY when its event is looked into.
      case 2 -> {
        addTask(id, service, "RUNNING", "UNHEALTHY");
        addEvents(run(id, service, 6));
      }
      // One of which nothing was ever registered.
      case 3 -> {
        leaving.add(id);
        addEvents(stop(id, service, 6));
      }
      // One that ran a moment ago, as the event says that may come last.
      case 4, 5 -> {
        addTask(id, service, "STOPPED", "UNKNOWN");
        addEvents(stop(id, service, 8), run(id, service, 5));
      }
      default -> {
        addTask(id, service, "STOPPED", "UNKNOWN");
        addEvents(stop(id, service, 6), stop(id, service, 8));
      }
    }
  }

  private void addTask(String id, int service, String lastStatus, String health) {
    boolean stays = lastStatus.equals("RUNNING") && health.equals("HEALTHY");
    tasks
        .addObject()
        .put("id", id)
        .put("service", "s" + service)
        .put("deployment", "ecs-svc/45")
        .put("lastStatus", lastStatus)
        .put("desiredStatus", lastStatus)
        .put("healthStatus", health)
        .put("startedAt", "2026-09-14T08:00:00.000Z")
        .put("version", 8);
    instances.forEach(
        (map, registered) -> {
          if (map.endsWith(Integer.toString(service))) {
            ObjectNode attributes = registered.addObject().put("id", id).putObject("attributes");
            FunctionFixture.ATTRIBUTES.forEach(attributes::put);
            if (stays) {
              staying.computeIfAbsent(map, none -> new TreeSet<>()).add(id);
            } else {
              leaving.add(id);
            }
          }
        });
  }

  /** Each at least once; every third one comes twice. */
  private void addEvents(Events... events) {
    for (Events event : events) {
      bodies.addAll(Collections.nCopies(random.nextInt(3) == 0 ? 2 : 1, event.json()));
    }
  }

  private static Events stop(String id, int service, int version) {
    return of(Events.stopOf(id), service, version);
  }

  private static Events run(String id, int service, int version) {
    return of(Events.runOf(id), service, version);
  }

  private static Events of(Events event, int service, int version) {
    return event
        .detail("group", "\"service:s" + service + "\"")
        .detail("version", Integer.toString(version));
  }

  /** Every tenth body is one that no retry mends, each in a way of its own. */
  private void addPoison(int index) {
    Events event = Events.stopOf("p%05d".formatted(index));
    switch (index % 40) {
      case 0 -> addPoison("no event, number " + index);
      case 10 -> addPoison(event.with("account", "\"999999999999\"").json());
      case 20 -> addPoison(event.with("source", "\"elsewhere\"").json());
      case 30 -> addPoison(event.without("desiredStatus").json());
      default -> {}
    }
  }

  private void addPoison(String body) {
    poison.add(body);
    bodies.add(body);
  }

  private void addQueues(Duration visibility) {
    ArrayNode queues = seed.putArray("queues").add(FunctionFixture.QUEUE);
    queues
        .addObject()
        .put("name", EVENTS)
        .put("visibilityTimeoutSeconds", visibility.toSeconds())
        .put("deadLetterQueue", FunctionFixture.QUEUE)
        .put("maxReceiveCount", 240);
  }

  /** The world as it is when the events come. */
  String seed() {
    return seed.toString();
  }

  /** What comes, in the order in which it is sent. */
  List<String> bodies() {
    return bodies;
  }

  /** The bodies that have to end as dead letters, and no others. */
  Set<String> poison() {
    return poison;
  }

  /** Whether the task is to leave: of no other one may anybody try to remove an instance. */
  boolean mayLeave(String taskId) {
    return leaving.contains(taskId);
  }

  /** The instances that have to be left, by Cloud Map service. */
  SortedMap<String, SortedSet<String>> staying() {
    return staying;
  }
}
