package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.app.HealthPass.Sight;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what a pass of the health watch saw as the fields and metrics of one log line. */
final class PassTelemetry implements Telemetry.Line {

  private final Instant due;
  private final Duration late;
  private final Sight sight;

  PassTelemetry(Instant due, Duration late, Sight sight) {
    this.due = due;
    this.late = late;
    this.sight = sight;
  }

  @Override
  public String level() {
    return sight.isComplete() ? "INFO" : "ERROR";
  }

  @Override
  public String sentence() {
    String seen =
        "health pass: %d tasks in %d clusters, %d UNHEALTHY"
            .formatted(sight.tasks(), sight.clusters(), unhealthy());
    String done = sight.reports().isEmpty() ? "" : "; " + outcomes();
    String failed =
        sight.failures().isEmpty() ? "" : "; incomplete: " + sight.failures().get(0).message();
    return seen + done + failed;
  }

  private int unhealthy() {
    return sight.health().getOrDefault(Health.UNHEALTHY, 0);
  }

  private Map<Outcome.Kind, Integer> outcomes() {
    Map<Outcome.Kind, Integer> outcomes = new TreeMap<>();
    for (Report report : sight.reports()) {
      outcomes.merge(report.outcome().kind(), 1, Integer::sum);
    }
    return outcomes;
  }

  @Override
  public void write(JsonGenerator generator) throws IOException {
    generator.writeObjectFieldStart("pass");
    ReportWriter.writeText(generator, "due", due.toString());
    generator.writeNumberField("lateMillis", late.toMillis());
    generator.writeNumberField("millis", sight.took().toMillis());
    generator.writeNumberField("clusters", sight.clusters());
    generator.writeNumberField("tasks", sight.tasks());
    generator.writeNumberField("calls", sight.calls());
    generator.writeObjectFieldStart("health");
    for (Map.Entry<Health, Integer> each : sight.health().entrySet()) {
      generator.writeNumberField(each.getKey().name(), each.getValue());
    }
    generator.writeEndObject();
    generator.writeObjectFieldStart("outcomes");
    for (Map.Entry<Outcome.Kind, Integer> each : outcomes().entrySet()) {
      generator.writeNumberField(each.getKey().name(), each.getValue());
    }
    generator.writeEndObject();
    ReportWriter.writeFailures(generator, sight.failures());
    generator.writeEndObject();
  }

  @Override
  public void count(MetricDirectives metrics) {
    if (sight.isComplete()) {
      metrics.count(Metric.PASSES, List.of());
    } else {
      metrics.countFailure(sight.failures().get(0));
    }
    metrics.add(Metric.PASS_TIME, sight.took().toMillis(), List.of());
    metrics.add(Metric.TASKS, sight.tasks(), List.of());
    metrics.add(Metric.UNHEALTHY_TASKS, unhealthy(), List.of());
  }
}
