package io.github.cloudmapreactor.bench.simulation.lives;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder of {@code test-events/}.
 *
 * @param name the folder's name
 * @param seed what ECS and Cloud Map hold at the start
 * @param expected what should come of it
 * @param events its events, in the order of delivery
 */
record Scenario(String name, JsonNode seed, JsonNode expected, List<ScenarioEvent> events) {

  /** The ids of the tasks that it tells of, in the order of their first events. */
  List<String> tasks() {
    return events.stream().map(ScenarioEvent::task).distinct().toList();
  }

  /** The Cloud Map services in which a task is registered at the start. */
  List<JsonNode> cloudMapServices(String task) {
    return elements(seed, "cloudMapServices")
        .filter(
            service ->
                elements(service, "instances")
                    .anyMatch(instance -> instance.path("id").asText().equals(task)))
        .toList();
  }

  /** The ECS service of a task, where it is there. */
  Optional<JsonNode> ecsService(ScenarioEvent event) {
    return elements(seed, "clusters")
        .filter(cluster -> cluster.path("name").asText().equals(event.cluster()))
        .flatMap(cluster -> elements(cluster, "services"))
        .filter(service -> event.service().map(service.path("name").asText()::equals).orElse(true))
        .filter(service -> service.path("status").asText("ACTIVE").equals("ACTIVE"))
        .findFirst();
  }

  /** What DescribeTasks is to say of a task, where the scenario asks. */
  Optional<JsonNode> described(String task) {
    return elements(seed, "clusters")
        .flatMap(cluster -> elements(cluster, "tasks"))
        .filter(each -> each.path("id").asText().equals(task))
        .findFirst();
  }

  static Stream<JsonNode> elements(JsonNode node, String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false);
  }
}
