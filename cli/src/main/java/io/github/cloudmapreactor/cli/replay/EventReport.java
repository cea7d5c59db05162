package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.input.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of one event. Texts are empty where nothing was said.
 *
 * @param input the name of the file, or what stands for it
 * @param number which event in there
 * @param deliveredAt on the function's clock
 * @param sinceStart the same, since the scenario's first delivery
 * @param task what is known of the task
 * @param verdict what was decided, and what became of it
 * @param calls the AWS calls, in order
 * @param took on the wall clock
 * @param error why it failed; empty where it did not
 * @param answer what the function said
 */
record EventReport(
    String input,
    int number,
    Instant deliveredAt,
    Duration sinceStart,
    Task task,
    Verdict verdict,
    List<String> calls,
    Duration took,
    String error,
    JsonNode answer) {

  /**
   * The task.
   *
   * @param statuses as the event stated them, or as DescribeTasks found them where it was asked
   * @param inspected whether DescribeTasks found them
   */
  record Task(
      String id,
      String cluster,
      String service,
      long version,
      Statuses statuses,
      boolean inspected) {}

  /** The three statuses of a task. */
  record Statuses(String last, String desired, String health) {}

  /**
   * What was decided, and what became of it.
   *
   * @param outcome for the task as a whole
   * @param hold why it was held back
   * @param services the outcome in each Cloud Map service
   */
  record Verdict(
      String decision,
      String reason,
      String outcome,
      String hold,
      SortedMap<String, String> services) {}

  /** What came of a delivery, with what the event itself says where the function said nothing. */
  static EventReport of(Event event, World.Delivery delivery, Instant start) {
    return new EventReport(
        event.input(),
        event.number(),
        delivery.at(),
        Duration.between(start, delivery.at()),
        task(event, delivery.answer()),
        verdict(delivery),
        delivery.calls(),
        delivery.took(),
        delivery.error(),
        delivery.answer());
  }

  /** Whether it could not be worked off. */
  boolean failed() {
    return !error.isEmpty();
  }

  private static Task task(Event event, JsonNode answer) {
    JsonNode found = answer.path("inspected");
    boolean inspected = found.isObject();
    JsonNode detail = event.json().path("detail");
    return new Task(
        event.taskId(),
        event.cluster(),
        answer.path("service").asText(event.service()),
        event.version(),
        statuses(inspected ? found : detail),
        inspected);
  }

  private static Statuses statuses(JsonNode state) {
    return new Statuses(
        state.path("lastStatus").asText(""),
        state.path("desiredStatus").asText(""),
        state.path("healthStatus").asText(""));
  }

  private static Verdict verdict(World.Delivery delivery) {
    JsonNode answer = delivery.answer();
    SortedMap<String, String> services = new TreeMap<>();
    for (JsonNode service : answer.path("services")) {
      services.put(service.path("service").asText(), service.path("outcome").asText());
    }
    return new Verdict(
        answer.path("decision").asText(""),
        answer.path("reason").asText(""),
        answer.path("outcome").asText(delivery.error().isEmpty() ? "" : "FAILED"),
        answer.path("hold").asText(""),
        services);
  }
}
