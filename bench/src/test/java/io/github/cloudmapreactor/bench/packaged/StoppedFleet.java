package io.github.cloudmapreactor.bench.packaged;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.github.cloudmapreactor.bench.simulation.storm.Storm;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A storm's fleet for the stand-in: all tasks of the storm have just stopped and are listed still,
 * and in each of their services one more runs on.
 */
final class StoppedFleet {

  private static final String DEPLOYMENT = "ecs-svc/4500000000000000001";

  private final Storm.Fleet shape;
  private final List<Task> stopped;
  private final List<Task> running;

  /**
   * A task, and where it is.
   *
   * @param cluster the name of its cluster
   * @param service the name of its service
   */
  record Task(String id, String cluster, String service) {

    /** The id of the one Cloud Map service in which its service registers. */
    String cloudMapService() {
      return "srv-" + service;
    }

    /** The service's only deployment, which started it. */
    String deployment() {
      return DEPLOYMENT;
    }
  }

  StoppedFleet(Storm storm) {
    this.shape = storm.fleet();
    this.stopped = tasks(storm.tasks(), number -> number / shape.tasksPerService(), 'a');
    int services = (storm.tasks() + shape.tasksPerService() - 1) / shape.tasksPerService();
    this.running = tasks(services, number -> number, 'b');
  }

  /** Tasks with ids as ECS makes them: 32 hexadecimal digits. */
  private List<Task> tasks(int count, IntUnaryOperator serviceOf, char first) {
    return IntStream.range(0, count)
        .mapToObj(number -> task("%c%031x".formatted(first, number), serviceOf.applyAsInt(number)))
        .toList();
  }

  private Task task(String id, int service) {
    return new Task(id, "cluster-" + service % shape.clusters(), "service-" + service);
  }

  /** Those that have stopped. */
  List<Task> stopped() {
    return stopped;
  }

  /** What has to be left: the instance ids of each Cloud Map service. */
  SortedMap<String, SortedSet<String>> staying() {
    return instances(running.stream());
  }

  private static SortedMap<String, SortedSet<String>> instances(Stream<Task> tasks) {
    return tasks.collect(
        groupingBy(
            Task::cloudMapService,
            TreeMap::new,
            mapping(Task::id, toCollection(() -> (SortedSet<String>) new TreeSet<String>()))));
  }

  /** The account as it is at that moment, with these queues. */
  Seed seed(String account, String region, List<Seed.Queue> queues) {
    List<Seed.CloudMapService> maps = new ArrayList<>();
    instances(Stream.concat(stopped.stream(), running.stream()))
        .forEach((id, instances) -> maps.add(cloudMapService(account, id, instances)));
    Map<String, List<Task>> clusters =
        running.stream()
            .collect(groupingBy(Task::cluster, TreeMap::new, toCollection(ArrayList::new)));
    return new Seed(
        account,
        region,
        "aws",
        maps,
        clusters.entrySet().stream().map(each -> cluster(each.getKey(), each.getValue())).toList(),
        queues);
  }

  private static Seed.CloudMapService cloudMapService(
      String account, String id, Set<String> instances) {
    return new Seed.CloudMapService(
        id,
        id,
        "local",
        account,
        false,
        instances.stream()
            .map(each -> new Seed.Instance(each, Map.of("AWS_INSTANCE_IPV4", "10.0.0.1")))
            .toList());
  }

  private Seed.Cluster cluster(String name, List<Task> ofEachService) {
    return new Seed.Cluster(
        name,
        ofEachService.stream().map(this::service).toList(),
        Stream.concat(
                stopped.stream()
                    .filter(task -> task.cluster().equals(name))
                    .map(task -> seedTask(task, "STOPPED")),
                ofEachService.stream().map(task -> seedTask(task, "RUNNING")))
            .toList());
  }

  private Seed.Service service(Task one) {
    return Seed.Service.active(
        one.service(),
        shape.tasksPerService(),
        Map.of(),
        List.of(new Seed.Deployment(DEPLOYMENT, "PRIMARY", List.of(one.cloudMapService()))));
  }

  private static SeedTask seedTask(Task task, String status) {
    String health = status.equals("RUNNING") ? "HEALTHY" : "UNKNOWN";
    return new SeedTask(
        task.id(),
        task.service(),
        DEPLOYMENT,
        null,
        "FARGATE",
        new SeedTask.State(status, status, health, 7, null, null, null, null),
        List.of());
  }
}
