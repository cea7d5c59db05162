package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Small worlds for the health watch, one tick in each. A cluster has an ECS service of three tasks
 * in a Cloud Map service of its own; the first task is UNHEALTHY, unless the cluster's name says
 * that it is well.
 */
final class WatchScenarios {

  /** What is asked of AWS for a task that is removed and confirmed. */
  private static final String REMOVAL =
      " DescribeServices ListInstances DeregisterInstance GetOperation";

  private static final Place CHINA = new Place("aws-cn", "cn-north-1", "321098765432");
  private static final Instant TICK = Instant.parse("2026-09-14T09:00:00Z");

  private WatchScenarios() {}

  static List<Scenario> all() {
    return Stream.concat(unnamed(), Stream.of(byName(), byWildcard())).toList();
  }

  private static Stream<Scenario> unnamed() {
    String found = "ListClusters ListTasks DescribeTasks";
    return Stream.of(
        scenario("nothing-is-sick", seed(Place.ANY, "well"), Map.of(), found),
        scenario(
            "a-sick-task-is-removed-and-confirmed",
            seed(Place.ANY, "prod-a"),
            Map.of(),
            found + REMOVAL),
        scenario(
            "a-removal-that-nobody-waits-for",
            seed(Place.ANY, "prod-a"),
            Map.of(Setting.CONFIRMATION, "0s"),
            found + " DescribeServices ListInstances DeregisterInstance"),
        scenario(
            "the-floor-holds",
            seed(Place.ANY, "prod-a"),
            Map.of(Setting.KEEP_AT_LEAST, "3"),
            found + " DescribeServices ListInstances"),
        scenario(
            "where-no-floor-needs-the-list-the-undo-is-read-alone",
            seed(Place.ANY, "prod-a"),
            Map.of(Setting.KEEP_AT_LEAST, "0"),
            found + " DescribeServices GetInstance DeregisterInstance GetOperation"),
        scenario(
            "two-clusters-elsewhere",
            seed(CHINA, "prod-a", "prod-b"),
            Map.of(),
            found + REMOVAL + " ListTasks DescribeTasks" + REMOVAL));
  }

  /** Where all names are known, no list of clusters is asked for. */
  static Scenario byName() {
    return scenario(
        "a-cluster-by-name",
        seed(Place.ANY, "prod-a", "prod-b"),
        Map.of(Setting.CLUSTERS, "prod-a"),
        "ListTasks DescribeTasks" + REMOVAL);
  }

  static Scenario byWildcard() {
    return scenario(
        "clusters-by-wildcard",
        seed(Place.ANY, "well", "catalog-a", "prod-a"),
        Map.of(Setting.CLUSTERS, "backoffice,catalog-*"),
        "ListClusters ListTasks DescribeTasks" + REMOVAL);
  }

  private static Scenario scenario(
      String name, JsonNode seed, Map<Setting, String> settings, String operations) {
    Map<String, String> environment =
        settings.entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().variable(), Map.Entry::getValue));
    String tick =
        """
        {"Records": [{"messageId": "1", "body": "{\\"due\\": \\"%s\\"}"}]}"""
            .formatted(TICK);
    return new Scenario(
        Handler.WATCH,
        name,
        seed,
        environment,
        List.of(new Scenario.Delivery(tick, TICK)),
        List.of(operations.split(" ", -1)));
  }

  private static JsonNode seed(Place place, String... clusters) {
    String text =
        """
        {"account": "%s", "region": "%s", "partition": "%s",
         "cloudMapServices": [%s], "clusters": [%s]}"""
            .formatted(
                place.account(),
                place.region(),
                place.partition(),
                Stream.of(clusters)
                    .map(WatchScenarios::cloudMapService)
                    .collect(Collectors.joining(", ")),
                Stream.of(clusters).map(WatchScenarios::cluster).collect(Collectors.joining(", ")));
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String cloudMapService(String cluster) {
    return """
        {"id": "srv-%1$s", "instances": [
          {"id": "%1$s-1", "attributes": {"AWS_INSTANCE_IPV4": "10.0.0.1"}},
          {"id": "%1$s-2", "attributes": {"AWS_INSTANCE_IPV4": "10.0.0.2"}},
          {"id": "%1$s-3", "attributes": {"AWS_INSTANCE_IPV4": "10.0.0.3"}}]}"""
        .formatted(cluster);
  }

  private static String cluster(String name) {
    return """
        {"name": "%1$s",
         "services": [{"name": "web", "desiredCount": 3,
           "deployments": [{"id": "ecs-svc/1", "serviceConnect": ["srv-%1$s"]}]}],
         "tasks": [%2$s, %3$s, %4$s]}"""
        .formatted(
            name,
            task(name + "-1", name.equals("well") ? "HEALTHY" : "UNHEALTHY"),
            task(name + "-2", "HEALTHY"),
            task(name + "-3", "HEALTHY"));
  }

  private static String task(String id, String health) {
    return """
        {"id": "%s", "service": "web", "deployment": "ecs-svc/1", "healthStatus": "%s",
         "createdAt": "2026-09-14T08:00:00Z", "startedAt": "2026-09-14T08:01:00Z"}"""
        .formatted(id, health);
  }
}
