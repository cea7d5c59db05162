package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.input.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes pages of events that nobody replayed, for there to be many of them, or hostile ones. */
final class ReportBed {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant EVENING = Instant.parse("2026-09-14T20:00:00Z");
  private static final String ARN = "arn:aws:ecs:eu-west-1:210987654321:";
  private static final List<String> STOP =
      List.of("DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED");

  private ReportBed() {}

  /** A page of a night in which tasks stop, four events each; every third is held back. */
  static void night(Path target, int tasks) {
    try (ReportPage page = ReportPage.at(target)) {
      ReplayView view = page.view();
      view.begin(scenario("night", ""));
      for (int event = 0; event < STOP.size(); event++) {
        for (int task = 0; task < tasks; task++) {
          view.event(stop(task, event), List.of());
        }
      }
      end(view, "night", tasks * STOP.size());
      page.keep();
    }
  }

  /** A page on which every text that can come from outside is this one. */
  static void everywhere(Path target, String text) {
    ObjectNode answer = MAPPER.createObjectNode().put("because", text).put("stopCode", text);
    Event event = event(text, text, "service:" + text, text, EVENING);
    World.Delivery delivery =
        new World.Delivery(EVENING, answer, text, List.of(text), Duration.ZERO);
    try (ReportPage page = ReportPage.at(target)) {
      ReplayView view = page.view();
      view.begin(scenario(text, text));
      view.event(
          EventReport.of(event, delivery, EVENING),
          List.of(new Difference(text, text, text, text)));
      end(view, text, 1);
      page.keep();
    }
  }

  private static Scenario scenario(String name, String about) {
    return new Scenario(
        name, about, List.of(), List.of(), Optional.empty(), Map.of(), Optional.empty());
  }

  private static void end(ReplayView view, String name, int events) {
    ScenarioReport report =
        new ScenarioReport(
            name,
            Optional.of(new TreeMap<>()),
            Optional.empty(),
            List.of(),
            new ScenarioReport.Counts(events, 0, 0));
    view.end(report);
    view.summary(Summary.EMPTY.plus(report));
  }

  private static EventReport stop(int task, int number) {
    Instant changed = EVENING.plusSeconds(task * 10L + number * 20L);
    Event event =
        event(
            "%032x".formatted(task),
            "prod-" + task % 3,
            "service:orders-" + task % 7,
            STOP.get(number),
            changed);
    ObjectNode answer = MAPPER.createObjectNode().put("asOf", changed.toString());
    if (number == 0) {
      answer.put("decision", "DEREGISTER").put("reason", "STOPPING").put("eventToCallMillis", 400);
      answer.put("outcome", task % 3 == 0 ? "HELD_BACK" : "DEREGISTERED");
    } else {
      answer.put("decision", "IGNORE").put("reason", "SUPERSEDED").put("outcome", "KEPT");
    }
    World.Delivery delivery =
        new World.Delivery(changed.plusMillis(400), answer, "", List.of(), Duration.ZERO);
    return EventReport.of(event, delivery, EVENING);
  }

  private static Event event(
      String task, String cluster, String group, String status, Instant changed) {
    JsonNode detail =
        MAPPER
            .createObjectNode()
            .put("clusterArn", ARN + "cluster/" + cluster)
            .put("taskArn", ARN + "task/" + cluster + "/" + task)
            .put("group", group)
            .put("lastStatus", status)
            .put("desiredStatus", "STOPPED")
            .put("updatedAt", changed.toString())
            .put("version", 5 + Math.max(0, STOP.indexOf(status)));
    JsonNode json = MAPPER.createObjectNode().set("detail", detail);
    return new Event("night.jsonl", 1, json.toString(), json);
  }
}
