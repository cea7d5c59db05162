package io.github.cloudmapreactor.infra.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What ECS and Cloud Map hold at the start. Each cluster has an ECS service of three tasks, {@code
 * front-web}, in a Cloud Map service of its own, and another one that registers nowhere.
 */
public record SmallWorld(Place place, List<Cluster> clusters) {

  /** How it is with the first of the three tasks; nothing is the matter with the others. */
  public enum FirstTask {
    HEALTHY(true, true),
    UNHEALTHY(true, true),
    /** It runs well, and Cloud Map does not list it. */
    STRANDED(true, false),
    STOPPED(true, true),
    /** Cloud Map lists it, and ECS does not know it any more. */
    FORGOTTEN(false, true);

    private final boolean known;
    private final boolean listed;

    FirstTask(boolean known, boolean listed) {
      this.known = known;
      this.listed = listed;
    }
  }

  /** A cluster, and how it is with the first task of its service. */
  public record Cluster(String name, FirstTask first) {}

  public static SmallWorld of(Place place, FirstTask first, String... clusters) {
    return new SmallWorld(place, List.of()).and(first, clusters);
  }

  /** The same with more clusters. */
  public SmallWorld and(FirstTask first, String... more) {
    return new SmallWorld(
        place,
        Stream.concat(clusters.stream(), Stream.of(more).map(name -> new Cluster(name, first)))
            .toList());
  }

  /** It as a stand-in reads it. */
  public JsonNode seed() {
    String text =
        """
        {"account": "%s", "region": "%s", "partition": "%s",
         "cloudMapServices": [%s], "clusters": [%s]}"""
            .formatted(
                place.account(),
                place.region(),
                place.partition(),
                all(clusters.stream(), this::cloudMapService),
                all(clusters.stream(), SmallWorld::ecsCluster));
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private String cloudMapService(Cluster cluster) {
    return """
        {"id": "srv-%s", "instances": [%s]}"""
        .formatted(
            cluster.name(),
            all(
                tasks().filter(task -> task > 1 || cluster.first().listed),
                task -> instance(cluster.name(), task)));
  }

  /** As Service Connect registers it. */
  private String instance(String cluster, int task) {
    return """
        {"id": "%s", "attributes": {"AWS_INSTANCE_IPV4": "10.0.0.%d", "DeploymentId": "%s"}}"""
        .formatted(
            id(cluster, task),
            task,
            place.arn("ecs", "task-set/%s/front-web/ecs-svc/1".formatted(cluster)));
  }

  private static String ecsCluster(Cluster cluster) {
    return """
        {"name": "%1$s", "tasks": [%2$s],
         "services": [{"name": "jobs"},
           {"name": "front-web", "desiredCount": 3,
            "deployments": [{"id": "ecs-svc/1", "serviceConnect": ["srv-%1$s"]}]}]}"""
        .formatted(
            cluster.name(),
            all(
                tasks().filter(task -> task > 1 || cluster.first().known),
                task -> task(cluster, task)));
  }

  private static String task(Cluster cluster, int number) {
    FirstTask how = number == 1 ? cluster.first() : FirstTask.HEALTHY;
    String status = how == FirstTask.STOPPED ? "STOPPED" : "RUNNING";
    return """
        {"id": "%s", "service": "front-web", "deployment": "ecs-svc/1",
         "lastStatus": "%s", "desiredStatus": "%s", "healthStatus": "%s",
         "createdAt": "2026-09-14T08:00:00Z", "startedAt": "2026-09-14T08:01:00Z"}"""
        .formatted(
            id(cluster.name(), number),
            status,
            status,
            how == FirstTask.UNHEALTHY ? "UNHEALTHY" : "HEALTHY");
  }

  /**
   * The id of a task, from 1 on. As long as ECS's own: no sweep asks about what is no task's id.
   */
  public static String id(String cluster, int task) {
    return UUID.nameUUIDFromBytes((cluster + task).getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static Stream<Integer> tasks() {
    return IntStream.rangeClosed(1, 3).boxed();
  }

  private static <T> String all(Stream<T> each, Function<T, String> json) {
    return each.map(json).collect(Collectors.joining(", "));
  }
}
