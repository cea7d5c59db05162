package io.github.cloudmapreactor.cli.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.terminal.AsciiJson;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskState;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Shows an explanation as a JSON object in one line. */
final class ExplainJson implements ExplainView {

  private final ObjectMapper mapper = AsciiJson.mapper();
  private final PrintStream out;

  ExplainJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void show(Explained explained) {
    ObjectNode json = mapper.createObjectNode();
    Explanation explanation = explained.explanation();
    json.put("subject", explained.title());
    json.put("target", explained.target());
    json.put("at", explained.at().toString());
    json.put("toDo", explanation.isToDo());
    json.put("known", explained.explanation().isKnown());
    json.put("calls", explained.calls());
    ObjectNode settings = json.putObject("settings");
    explained.settings().forEach(settings::put);
    ArrayNode tasks = json.putArray("tasks");
    explanation.tasks().forEach(found -> write(found, tasks.addObject()));
    if (explanation instanceof Explanation.OfTask task) {
      write(task, json);
    } else {
      write((Explanation.OfMany) explanation, json);
    }
    writeAdvice(explanation, json.putArray("do"));
    writeLog(explained, json.putObject("log"));
    writeGaps(explained, json);
    try {
      out.println(mapper.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
  }

  private static void write(Explanation.OfTask task, ObjectNode json) {
    task.floor().ifPresent(floor -> json.put("floor", floor));
    task.mend().ifPresent(mend -> json.put("mend", mend));
    ArrayNode whatIfs = json.putArray("if");
    task.whatIfs()
        .forEach(
            each -> whatIfs.addObject().put("change", each.change()).put("result", each.result()));
  }

  private static void write(Explanation.OfMany many, ObjectNode json) {
    ArrayNode services = json.putArray("services");
    many.views().forEach(view -> write(view, services.addObject()));
    ArrayNode where = json.putArray("cloudMapServices");
    many.where().stream().map(CloudMapService::id).forEach(where::add);
    json.put("gone", many.gone());
    ArrayNode unattributed = json.putArray("unattributed");
    many.unattributed().forEach(unattributed::add);
  }

  private static void write(ServiceView view, ObjectNode json) {
    json.put("cluster", view.service().clusterName());
    json.put("service", view.service().name());
    json.put("status", view.status());
    json.put("desired", view.counts().desired());
    json.put("running", view.counts().running());
    json.put("pending", view.counts().pending());
    json.put("deploying", view.isDeploying());
  }

  private static void write(Diagnosis found, ObjectNode json) {
    json.put("task", found.task().toString());
    json.put("cluster", found.task().cluster());
    json.put("verdict", found.verdict().name());
    json.put("because", found.verdict().sentence());
    json.put("knownToEcs", found.known() && !found.isMissing());
    found.state().ifPresent(state -> write(state, json));
    found.decision().ifPresent(decision -> write(decision, json));
    found.byEvent().ifPresent(event -> write(event, json.putObject("byEvent")));
    found.hold().ifPresent(hold -> json.put("hold", hold.name()));
    found.view().ifPresent(view -> write(view, json.putObject("ecsService")));
    ArrayNode places = json.putArray("places");
    for (Place place : found.places()) {
      ObjectNode each = places.addObject();
      each.put("service", place.where().id());
      each.put("listing", place.listing().name());
      each.put("own", place.own());
      each.put("others", place.others());
      found.outcome(place.where()).ifPresent(outcome -> each.put("outcome", Fate.of(outcome)));
      ObjectNode attributes = each.putObject("attributes");
      place.attributes().forEach(attributes::put);
    }
  }

  private static void write(TaskState state, ObjectNode json) {
    json.put("lastStatus", state.statuses().last());
    json.put("desiredStatus", state.statuses().desired());
    json.put("healthStatus", state.statuses().health());
    json.put("version", state.version());
    if (state.times().startedAt() != null) {
      json.put("startedAt", state.times().startedAt().toString());
    }
    json.put("stopCode", state.stopCode());
  }

  private static void write(Decision decision, ObjectNode json) {
    json.put("decision", decision.word());
    json.put("reason", decision.reason().name());
  }

  private static void writeAdvice(Explanation explanation, ArrayNode json) {
    for (Advice advice : explanation.advice()) {
      ArrayNode commands = json.addObject().put("sentence", advice.sentence()).putArray("commands");
      advice.commands().forEach(commands::add);
    }
  }

  private void writeLog(Explained explained, ObjectNode json) {
    json.put("query", explained.log().text());
    ArrayNode commands = json.putArray("commands");
    explained.log().commands(explained.at()).forEach(commands::add);
    explained
        .timeline()
        .ifPresent(
            timeline -> {
              json.put("left", timeline.left());
              ArrayNode lines = json.putArray("lines");
              timeline.entries().forEach(entry -> lines.add(entry.line()));
            });
  }

  private static void writeGaps(Explained explained, ObjectNode json) {
    ArrayNode gaps = json.putArray("gaps");
    for (Gap gap : explained.gaps()) {
      gaps.addObject()
          .put("right", gap.right())
          .put("error", gap.failure().type())
          .put("message", gap.sentence());
    }
    ArrayNode notes = json.putArray("notes");
    explained.notes().forEach(notes::add);
  }
}
