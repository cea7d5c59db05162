package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.cli.terminal.AsciiJson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Shows a replay as one JSON document, which is written while the replay goes on. Expectations and
 * findings are spelled as in expected.json; {@code answer} is what the function said.
 */
final class ReplayJson implements ReplayView, AutoCloseable {

  private final PrintStream out;
  private final JsonGenerator json;
  private boolean begun;

  private ReplayJson(PrintStream out) {
    this.out = out;
    try {
      json = AsciiJson.mapper().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
  }

  /**
   * A document on {@code out}, which stays open. It begins with the first scenario: where none can
   * be read, nothing is printed.
   */
  static ReplayJson forReaders(PrintStream out) {
    ReplayJson document = new ReplayJson(out);
    document.json.useDefaultPrettyPrinter();
    return document;
  }

  /** The same in as few characters as can be, none of which means anything to HTML. */
  static ReplayJson insideHtml(PrintStream out) {
    ReplayJson document = new ReplayJson(out);
    document.json.setCharacterEscapes(new HtmlEscapes());
    return document;
  }

  @Override
  public void begin(Scenario scenario) {
    write(
        () -> {
          beginDocument();
          json.writeStartObject();
          json.writeStringField("name", scenario.name());
          json.writeStringField("about", scenario.about());
          json.writeObjectField("notes", scenario.notes());
          json.writeArrayFieldStart("events");
        });
  }

  private void beginDocument() throws IOException {
    if (!begun) {
      json.writeStartObject();
      json.writeArrayFieldStart("scenarios");
      begun = true;
    }
  }

  @Override
  public void event(EventReport report, List<Difference> differences) {
    write(
        () -> {
          json.writeStartObject();
          json.writeStringField("file", report.input());
          json.writeNumberField("number", report.number());
          json.writeStringField("deliveredAt", report.deliveredAt().toString());
          json.writeStringField("sinceStart", report.sinceStart().toString());
          writeTask(report.task());
          writeVerdict(report);
          json.writeNumberField("millis", report.took().toMillis());
          if (report.failed()) {
            json.writeStringField("error", report.error());
          }
          if (!report.answer().isMissingNode()) {
            json.writeFieldName("answer");
            json.writeTree(report.answer());
          }
          writeDifferences(differences);
          json.writeEndObject();
        });
  }

  private void writeTask(EventReport.Task task) throws IOException {
    json.writeStringField("task", task.id());
    json.writeStringField("cluster", task.cluster());
    json.writeStringField("service", task.service());
    json.writeNumberField("version", task.version());
    json.writeStringField("lastStatus", task.statuses().last());
    json.writeStringField("desiredStatus", task.statuses().desired());
    json.writeStringField("healthStatus", task.statuses().health());
    json.writeBooleanField("inspected", task.inspected());
  }

  private void writeVerdict(EventReport report) throws IOException {
    EventReport.Verdict verdict = report.verdict();
    json.writeStringField("decision", verdict.decision());
    json.writeStringField("reason", verdict.reason());
    json.writeObjectField("calls", report.calls());
    json.writeStringField("outcome", verdict.outcome());
    if (!verdict.hold().isEmpty()) {
      json.writeStringField("hold", verdict.hold());
    }
    json.writeObjectField("services", verdict.services());
  }

  @Override
  public void end(ScenarioReport report) {
    write(
        () -> {
          json.writeEndArray();
          json.writeBooleanField("compared", report.isCompared());
          if (report.registry().isPresent()) {
            writeRegistry("registry", report.registry().get());
          }
          if (report.expectedRegistry().isPresent()) {
            writeRegistry("expectedRegistry", report.expectedRegistry().get());
          }
          writeDifferences(report.differences());
          json.writeEndObject();
        });
  }

  private void writeRegistry(String field, Map<String, ? extends Collection<String>> instances)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, ? extends Collection<String>> service : instances.entrySet()) {
      json.writeObjectField(service.getKey(), service.getValue());
    }
    json.writeEndObject();
  }

  private void writeDifferences(List<Difference> differences) throws IOException {
    json.writeObjectField("differences", differences);
  }

  @Override
  public void summary(Summary summary) {
    write(
        () -> {
          beginDocument();
          json.writeEndArray();
          json.writeObjectFieldStart("summary");
          json.writeNumberField("scenarios", summary.scenarios());
          json.writeNumberField("compared", summary.compared());
          json.writeNumberField("asExpected", summary.compared() - summary.different().size());
          json.writeObjectField("different", summary.different());
          json.writeNumberField("events", summary.counts().events());
          json.writeNumberField("failed", summary.counts().failed());
          json.writeNumberField("calls", summary.counts().calls());
          json.writeNumberField("seconds", summary.took().toMillis() / 1_000.0);
          json.writeBooleanField("stoppedEarly", summary.interrupted());
          json.writeEndObject();
        });
  }

  /** Ends the document, also one that an error cut short. */
  @Override
  public void close() {
    write(json::close);
    out.println();
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }

  private static void write(Part part) {
    try {
      part.write();
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
  }

  /** Writes a part of the document. */
  private interface Part {
    void write() throws IOException;
  }
}
