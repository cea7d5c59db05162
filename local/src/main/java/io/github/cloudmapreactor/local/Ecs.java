package io.github.cloudmapreactor.local;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Plays Amazon ECS, as far as it can be asked about its clusters, services and tasks. */
final class Ecs {
  private static final int TASKS_PER_CALL = 100;
  private static final int SERVICES_PER_CALL = 10;
  private static final int LARGEST_PAGE = 100;
  private static final int PAGE_OF_SERVICES = 10;

  private final Arns arns;
  private final EcsShapes shapes;
  private final SortedMap<String, Cluster> clusters = new TreeMap<>();

  Ecs(Arns arns, CloudMap cloudMap) {
    this.arns = arns;
    this.shapes = new EcsShapes(arns, cloudMap);
  }

  Map<String, Operation> operations() {
    return Map.of(
        "DescribeTasks", this::describeTasks,
        "DescribeServices", this::describeServices,
        "ListTasks", this::listTasks,
        "ListServices", this::listServices,
        "ListClusters", this::listClusters);
  }

  /** Adds a cluster with what is in it, or replaces one. */
  void put(Seed.Cluster seed) {
    var cluster = new Cluster(seed.name(), new TreeMap<>(), new TreeMap<>());
    seed.services().forEach(service -> cluster.services().put(service.name(), service));
    seed.tasks().forEach(task -> cluster.tasks().put(task.id(), task));
    clusters.put(seed.name(), cluster);
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
    Cluster cluster = clusters.get(name);
    if (cluster == null) {
      throw new IllegalArgumentException("The stand-in has no cluster " + name);
    }
    return cluster;
  }

  private ObjectNode describeTasks(Request request) {
    Cluster cluster = called(request);
    List<String> asked = named(request, "tasks", TASKS_PER_CALL);
    return described(
        asked,
        "tasks",
        name -> cluster.findTask(arns, name).map(task -> shapes.task(cluster, task, request.now())),
        name -> arns.task(cluster.name(), Arns.lastPart(name)));
  }

  private ObjectNode describeServices(Request request) {
    Cluster cluster = called(request);
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

  private ObjectNode listTasks(Request request) {
    request.notPlayed("containerInstance", "launchType", "daemonName");
    Cluster cluster = called(request);
    Predicate<SeedTask> wanted = filter(request, cluster);
    SortedSet<String> ids =
        cluster.tasks().values().stream()
            .filter(wanted)
            .map(SeedTask::id)
            .collect(toCollection(TreeSet::new));
    return listed(
        request,
        "ListTasks " + cluster.name(),
        ids,
        LARGEST_PAGE,
        "taskArns",
        id -> arns.task(cluster.name(), id));
  }

  private Predicate<SeedTask> filter(Request request, Cluster cluster) {
    String desired = request.findText("desiredStatus").orElse("RUNNING");
    if (!Set.of("RUNNING", "PENDING", "STOPPED").contains(desired)) {
      throw request.invalid("desiredStatus cannot be %s".formatted(desired));
    }
    Predicate<SeedTask> wanted = task -> task.at(request.now()).desiredStatus().equals(desired);
    Optional<Seed.Service> service =
        request
            .findText("serviceName")
            .map(
                name ->
                    cluster
                        .findService(arns, name)
                        .orElseThrow(
                            () ->
                                new ServiceError(
                                    "ServiceNotFoundException", "Service not found.")));
    return wanted
        .and(
            task ->
                service
                    .map(Seed.Service::name)
                    .map(name -> name.equals(task.service()))
                    .orElse(true))
        .and(
            task ->
                request.findText("startedBy").map(by -> by.equals(task.deployment())).orElse(true))
        .and(
            task ->
                request
                    .findText("family")
                    .map(family -> family.equals(shapes.family(task)))
                    .orElse(true));
  }

  private ObjectNode listServices(Request request) {
    request.notPlayed("launchType", "schedulingStrategy", "resourceManagementType");
    Cluster cluster = called(request);
    SortedSet<String> names =
        cluster.services().values().stream()
            .filter(service -> !service.status().equals("INACTIVE"))
            .map(Seed.Service::name)
            .collect(toCollection(TreeSet::new));
    return listed(
        request,
        "ListServices " + cluster.name(),
        names,
        PAGE_OF_SERVICES,
        "serviceArns",
        name -> arns.service(cluster.name(), name));
  }

  private ObjectNode listClusters(Request request) {
    return listed(
        request,
        "ListClusters",
        new TreeSet<>(clusters.keySet()),
        LARGEST_PAGE,
        "clusterArns",
        arns::cluster);
  }

  private static ObjectNode listed(
      Request request,
      String list,
      SortedSet<String> keys,
      int usualSize,
      String member,
      Function<String, String> arn) {
    int size = request.integer("maxResults", 1, LARGEST_PAGE, usualSize);
    Page page = Page.of(request, list, keys, "nextToken", size);
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode arnsOfPage = result.putArray(member);
    page.keys().forEach(key -> arnsOfPage.add(arn.apply(key)));
    page.nextToken().ifPresent(token -> result.put("nextToken", token));
    return result;
  }

  /** The cluster that a call names, by name or ARN; without a word it is the one named default. */
  private Cluster called(Request request) {
    String nameOrArn = request.findText("cluster").orElse("default");
    String name = Arns.lastPart(nameOrArn);
    Cluster cluster = clusters.get(name);
    if (cluster == null || (Arns.isArn(nameOrArn) && !nameOrArn.equals(arns.cluster(name)))) {
      throw new ServiceError("ClusterNotFoundException", "Cluster not found.");
    }
    return cluster;
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
