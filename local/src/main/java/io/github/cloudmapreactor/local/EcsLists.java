package io.github.cloudmapreactor.local;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Plays the List operations of ECS: ARNs only, page by page. */
final class EcsLists {
  private static final int LARGEST_PAGE = 100;
  private static final int PAGE_OF_SERVICES = 10;

  private final Arns arns;
  private final Clusters clusters;
  private final EcsShapes shapes;

  EcsLists(Arns arns, Clusters clusters, EcsShapes shapes) {
    this.arns = arns;
    this.clusters = clusters;
    this.shapes = shapes;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "ListTasks", this::listTasks,
        "ListServices", this::listServices,
        "ListClusters", this::listClusters);
  }

  private ObjectNode listTasks(Request request) {
    request.notPlayed("containerInstance", "launchType", "daemonName");
    Cluster cluster = clusters.called(request);
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
    Optional<String> service =
        request.findText("serviceName").map(name -> called(cluster, name).name());
    Optional<String> starter = request.findText("startedBy");
    Optional<String> family = request.findText("family");
    return wanted
        .and(task -> service.map(name -> name.equals(task.service())).orElse(true))
        .and(task -> starter.map(by -> by.equals(task.deployment())).orElse(true))
        .and(task -> family.map(name -> name.equals(shapes.family(task))).orElse(true));
  }

  private Seed.Service called(Cluster cluster, String nameOrArn) {
    return cluster
        .findService(arns, nameOrArn)
        .orElseThrow(() -> new ServiceError("ServiceNotFoundException", "Service not found."));
  }

  private ObjectNode listServices(Request request) {
    request.notPlayed("launchType", "schedulingStrategy", "resourceManagementType");
    Cluster cluster = clusters.called(request);
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
        request, "ListClusters", clusters.names(), LARGEST_PAGE, "clusterArns", arns::cluster);
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
}
