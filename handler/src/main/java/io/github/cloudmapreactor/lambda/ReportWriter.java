package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.PlainText;
import io.github.cloudmapreactor.core.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes how an event ended as the fields of a JSON object: the same in the answer to a direct
 * event and in the log.
 */
final class ReportWriter {

  /** How much of a text that came from outside is written. */
  private static final int LONGEST = 1_000;

  /** Ten of them fit into a line of CloudWatch, of 256 KB; ECS writes some 300 characters. */
  private static final int LONGEST_COMMAND = 16_000;

  private static final int SHOWN = 10;

  private final JsonFactory json;

  ReportWriter(JsonFactory json) {
    this.json = json;
  }

  void write(Result result, JsonGenerator generator) throws IOException {
    if (result.event().isPresent()) {
      writeText(generator, "eventId", result.event().get().id());
      writeText(generator, "replayName", result.event().get().replayName());
    }
    if (result.report().isPresent()) {
      writeReport(result.report().get(), generator);
    }
    if (result.failure().isPresent()) {
      writeText(generator, "error", result.failure().get().type());
      writeText(generator, "errorMessage", result.failure().get().message());
      generator.writeBooleanField("retryable", result.failure().get().retryable());
      generator.writeBooleanField("deadLettered", result.deadLettered());
    }
  }

  private void writeReport(Report report, JsonGenerator generator) throws IOException {
    TaskState latest = report.inspected().orElse(report.observed());
    writeText(generator, "task", report.observed().task().toString());
    writeText(generator, "cluster", report.observed().task().cluster());
    writeText(generator, "service", latest.owner().serviceName().orElse(null));
    writeState(generator, report.observed());
    if (report.inspected().isPresent()) {
      generator.writeObjectFieldStart("inspected");
      writeState(generator, report.inspected().get());
      generator.writeEndObject();
    }
    writeText(generator, "decision", report.decision().word());
    writeText(generator, "reason", report.decision().reason().name());
    writeText(generator, "because", report.decision().reason().sentence());
    writeText(generator, "outcome", report.outcome().kind().name());
    writeOutcome(generator, report.outcome());
    generator.writeArrayFieldStart("services");
    for (Registration registration : report.registrations()) {
      writeRegistration(generator, report, registration);
    }
    generator.writeEndArray();
    generator.writeArrayFieldStart("calls");
    for (String call : report.calls()) {
      generator.writeString(call);
    }
    generator.writeEndArray();
    Optional<Duration> toCall = report.observedToCall();
    if (toCall.isPresent()) {
      generator.writeNumberField("eventToCallMillis", toCall.get().toMillis());
    }
  }

  private static void writeState(JsonGenerator generator, TaskState state) throws IOException {
    generator.writeNumberField("version", state.version());
    writeText(generator, "asOf", state.times().asOf().toString());
    writeText(generator, "lastStatus", state.statuses().last());
    writeText(generator, "desiredStatus", state.statuses().desired());
    writeText(generator, "healthStatus", state.statuses().health());
    writeText(generator, "stopCode", state.stopCode());
  }

  private void writeRegistration(JsonGenerator generator, Report report, Registration registration)
      throws IOException {
    generator.writeStartObject();
    writeText(generator, "service", registration.service().id());
    writeText(generator, "outcome", registration.outcome().kind().name());
    writeOutcome(generator, registration.outcome());
    if (!registration.undo().attributes().isEmpty()) {
      writeUndo(generator, UndoCommand.of(json, report.observed().task(), registration));
    }
    if (!registration.undo().problem().isEmpty()) {
      writeText(generator, "undoProblem", registration.undo().problem());
    }
    generator.writeEndObject();
  }

  /** All of it or nothing: a part of a command is none, and whoever registers writes attributes. */
  private static void writeUndo(JsonGenerator generator, String command) throws IOException {
    if (command.length() <= LONGEST_COMMAND) {
      generator.writeStringField("undo", command);
    } else {
      writeText(generator, "undoProblem", "the attributes are too long to be logged");
    }
  }

  private static void writeOutcome(JsonGenerator generator, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.HeldBack held) {
      writeText(generator, "hold", held.hold().name());
    } else if (outcome instanceof Outcome.Deregistered deregistered) {
      writeText(generator, "operationId", deregistered.operationId());
    } else if (outcome instanceof Outcome.Submitted submitted) {
      writeText(generator, "operationId", submitted.operationId());
    }
    if (!outcome.detail().isEmpty()) {
      writeText(generator, "detail", outcome.detail());
    }
  }

  /** The first few failures, which say what is wrong, and how many there were. */
  static void writeFailures(JsonGenerator generator, List<Failure> failures) throws IOException {
    generator.writeArrayFieldStart("failures");
    // CloudWatch takes lines of 256 KB.
    for (Failure failure : failures.stream().limit(SHOWN).toList()) {
      generator.writeStartObject();
      writeText(generator, "error", failure.type());
      writeText(generator, "errorMessage", failure.message());
      generator.writeEndObject();
    }
    generator.writeEndArray();
    generator.writeNumberField("failureCount", failures.size());
  }

  static void writeText(JsonGenerator generator, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      generator.writeStringField(
          name, text.length() > LONGEST ? PlainText.cut(text, LONGEST) + "…" : text);
    }
  }
}
