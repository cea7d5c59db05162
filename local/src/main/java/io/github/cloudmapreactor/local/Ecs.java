package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plays Amazon ECS: what clusters, services and tasks there are, how they are, and the stop of a
 * task.
 *
 * <p>It has no scheduler. StopTask changes what is wanted of a task and no more: the task goes on
 * RUNNING until whoever holds the stand-in moves it on, and nothing starts in its place.
 */
final class Ecs {
  private static final int TASKS_PER_CALL = 100;
  private static final int SERVICES_PER_CALL = 10;

  private final Arns arns;
  private final EcsShapes shapes;
  private final Clusters clusters;
  private final EcsLists lists;

  Ecs(Arns arns, CloudMap cloudMap) {
    this.arns = arns;
    this.shapes = new EcsShapes(arns, cloudMap);
    this.clusters = new Clusters(arns);
    this.lists = new EcsLists(arns, clusters, shapes);
  }

  Map<String, Operation> operations() {
    Map<String, Operation> operations = new HashMap<>(lists.operations());
    operations.put("DescribeTasks", this::describeTasks);
    operations.put("DescribeServices", this::describeServices);
    operations.put("StopTask", this::stopTask);
    return operations;
  }

  /** Adds a cluster with what is in it, or replaces one. */
  void put(Seed.Cluster seed) {
    clusters.put(seed);
  }

  /**
   * Adds a service to a cluster, or replaces one.
   *
   * @throws IllegalArgumentException if it names a Cloud Map service that never was
   */
  void put(String cluster, Seed.Service service) {
    shapes.service(cluster(cluster), service, true, Instant.EPOCH);
    cluster(cluster).services().put(service.name(), service);
  }

  /**
   * Returns the cluster of this name, for a change to it.
   *
   * @throws IllegalArgumentException if there is none
   */
  Cluster cluster(String name) {
    return clusters.named(name);
  }

  private ObjectNode describeTasks(Request request) {
    Cluster cluster = clusters.called(request);
    List<String> asked = named(request, "tasks", TASKS_PER_CALL);
    return described(
        asked,
        "tasks",
        name -> cluster.findTask(arns, name).map(task -> shapes.task(cluster, task, request.now())),
        name -> arns.task(cluster.name(), Arns.lastPart(name)));
  }

  private ObjectNode describeServices(Request request) {
    Cluster cluster = clusters.called(request);
    List<String> asked = named(request, "services", SERVICES_PER_CALL);
    boolean withTags = request.texts("include").contains("TAGS");
    return described(
        asked,
        "services",
        name ->
            cluster
                .findService(arns, name)
                .map(service -> shapes.service(cluster, service, withTags, request.now())),
        name -> arns.service(cluster.name(), Arns.lastPart(name)));
  }

  private static ObjectNode described(
      List<String> asked,
      String member,
      Function<String, Optional<ObjectNode>> find,
      Function<String, String> arn) {
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode found = result.putArray(member);
    ArrayNode failures = result.putArray("failures");
    for (String name : asked) {
      find.apply(name)
          .ifPresentOrElse(
              found::add,
              () ->
                  failures
                      .addObject()
                      .put("arn", Arns.isArn(name) ? name : arn.apply(name))
                      .put("reason", "MISSING"));
    }
    return result;
  }

  /** A task that is stopping or has stopped is answered as it is: a second stop changes nothing. */
  private ObjectNode stopTask(Request request) {
    Cluster cluster = clusters.called(request);
    SeedTask task =
        cluster
            .findTask(arns, request.text("task"))
            .orElseThrow(() -> request.invalid("The referenced task was not found."));
    SeedTask.State state = task.at(request.now());
    if (!state.desiredStatus().equals("STOPPED")) {
      String reason = request.findText("reason").orElse(null);
      cluster.change(
          task.id(), SeedTask.Change.stopAsked(request.now(), state.version() + 1, reason));
    }
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    return result.set("task", shapes.task(cluster, cluster.task(task.id()), request.now()));
  }

  private static List<String> named(Request request, String member, int most) {
    List<String> names = request.texts(member);
    if (names.isEmpty()) {
      throw request.invalid("%s cannot be empty".formatted(member));
    }
    if (names.size() > most) {
      throw request.invalid("%s can have at most %d elements".formatted(member, most));
    }
    return names;
  }
}
