package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.app.StrandedTask;
import io.github.cloudmapreactor.app.StrandedTask.Ending;
import io.github.cloudmapreactor.core.TaskRef;
import java.io.IOException;

/** Writes a stranded task, and the command that mends it, as the fields of one log line. */
record StrandedTelemetry(StrandedTask stranded) implements Telemetry.Line {

  @Override
  public String level() {
    return switch (word()) {
      case "FAILED" -> "ERROR";
      default -> "WARN";
    };
  }

  @Override
  public String sentence() {
    String sentence = "task %s of %s runs and is HEALTHY, and %s does not list it; %s";
    return sentence.formatted(
        stranded.task().id(), stranded.service().name(), stranded.missingIn().id(), ending());
  }

  private String ending() {
    Ending ending = stranded.ending();
    if (ending instanceof Ending.Left left) {
      return "left alone: " + left.obstacle().sentence();
    }
    if (ending instanceof Ending.Failed failed) {
      return failed.failure().message();
    }
    return "stopped, so that ECS starts another in its place";
  }

  private String word() {
    if (stranded.ending() instanceof Ending.Replaced) {
      return "REPLACED";
    }
    return stranded.ending() instanceof Ending.Failed ? "FAILED" : "LEFT";
  }

  @Override
  public void write(JsonGenerator generator) throws IOException {
    TaskRef task = stranded.task();
    generator.writeObjectFieldStart("stranded");
    ReportWriter.writeText(generator, "task", task.toString());
    ReportWriter.writeText(generator, "cluster", task.cluster());
    ReportWriter.writeText(generator, "service", stranded.service().name());
    ReportWriter.writeText(generator, "missingIn", stranded.missingIn().id());
    ReportWriter.writeText(generator, "outcome", word());
    if (stranded.ending() instanceof Ending.Left left) {
      ReportWriter.writeText(generator, "obstacle", left.obstacle().name());
    }
    ReportWriter.writeText(generator, "detail", ending());
    if (isToMend()) {
      ReportWriter.writeText(generator, "mend", MendCommand.of(task));
    }
    generator.writeEndObject();
  }

  private boolean isToMend() {
    return stranded.ending() instanceof Ending.Failed
        || (stranded.ending() instanceof Ending.Left left && left.obstacle().leavesItToAPerson());
  }

  @Override
  public void count(MetricDirectives metrics) {
    if (stranded.ending() instanceof Ending.Failed failed) {
      metrics.countFailure(failed.failure());
    }
  }
}
