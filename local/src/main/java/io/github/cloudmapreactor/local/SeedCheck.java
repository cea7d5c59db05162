package io.github.cloudmapreactor.local;

import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Finds what a single property cannot show: names that lead nowhere, and ids that stand twice. */
final class SeedCheck {
  private SeedCheck() {}

  static void references(String path, Seed seed) {
    String services = path + ".cloudMapServices";
    unique(services, seed.cloudMapServices(), Seed.CloudMapService::id);
    each(
        services,
        seed.cloudMapServices(),
        (at, service) -> unique(at + ".instances", service.instances(), Seed.Instance::id));
    Set<String> known = ids(seed.cloudMapServices(), Seed.CloudMapService::id);
    unique(path + ".clusters", seed.clusters(), Seed.Cluster::name);
    each(path + ".clusters", seed.clusters(), (at, cluster) -> cluster(at, cluster, known));
    queues(path + ".queues", seed.queues());
  }

  private static void cluster(String path, Seed.Cluster cluster, Set<String> cloudMapServices) {
    unique(path + ".services", cluster.services(), Seed.Service::name);
    unique(path + ".tasks", cluster.tasks(), SeedTask::id);
    each(
        path + ".services",
        cluster.services(),
        (at, service) -> service(at, service, cloudMapServices));
    Set<String> services = ids(cluster.services(), Seed.Service::name);
    each(
        path + ".tasks",
        cluster.tasks(),
        (at, task) -> {
          String service = task.service();
          if (service != null && !services.contains(service)) {
            throw wrong(
                at + ".service", "cluster %s has no service %s".formatted(cluster.name(), service));
          }
        });
  }

  private static void service(String path, Seed.Service service, Set<String> cloudMapServices) {
    known(path + ".serviceRegistries", service.serviceRegistries(), cloudMapServices);
    each(
        path + ".deployments",
        service.deployments(),
        (at, deployment) ->
            known(at + ".serviceConnect", deployment.serviceConnect(), cloudMapServices));
    each(
        path + ".taskSets",
        service.taskSets(),
        (at, taskSet) ->
            known(at + ".serviceRegistries", taskSet.serviceRegistries(), cloudMapServices));
  }

  private static void known(String path, List<String> ids, Set<String> cloudMapServices) {
    each(
        path,
        ids,
        (at, id) -> {
          if (!cloudMapServices.contains(id)) {
            throw wrong(at, "cloudMapServices has no " + id);
          }
        });
  }

  private static void queues(String path, List<Seed.Queue> queues) {
    unique(path, queues, Seed.Queue::name);
    Set<String> names = ids(queues, Seed.Queue::name);
    each(
        path,
        queues,
        (at, queue) -> {
          String deadLetterQueue = queue.deadLetterQueue();
          if (deadLetterQueue != null && !names.contains(deadLetterQueue)) {
            throw wrong(at + ".deadLetterQueue", "there is no queue " + deadLetterQueue);
          }
        });
  }

  private static <T> void unique(String path, List<T> elements, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    each(
        path,
        elements,
        (at, element) -> {
          if (!seen.add(id.apply(element))) {
            throw wrong(at, id.apply(element) + " stands there twice");
          }
        });
  }

  private static <T> Set<String> ids(List<T> elements, Function<T, String> id) {
    return elements.stream().map(id).collect(toSet());
  }

  private static <T> void each(String path, List<T> elements, BiConsumer<String, T> check) {
    for (int i = 0; i < elements.size(); i++) {
      check.accept("%s[%d]".formatted(path, i), elements.get(i));
    }
  }

  private static IllegalArgumentException wrong(String path, String what) {
    return new IllegalArgumentException("%s: %s".formatted(path, what));
  }
}
