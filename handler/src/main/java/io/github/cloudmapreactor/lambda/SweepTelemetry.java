package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.app.OrphanSweep.Sight;
import java.io.IOException;
import java.util.List;

/** Writes what an orphan sweep saw as the fields and metrics of one log line. */
record SweepTelemetry(Sight sight) implements Telemetry.Line {

  @Override
  public String level() {
    return sight.isComplete() ? "INFO" : "ERROR";
  }

  @Override
  public String sentence() {
    String seen =
        "orphan sweep: %d instances in %d Cloud Map services, %d orphaned, %d unattributed and left"
            + " alone, %d tasks stranded";
    String postponed =
        sight.postponed() == 0
            ? ""
            : "; %d stopped ones left to their events and the next sweep"
                .formatted(sight.postponed());
    String failed = sight.isComplete() ? "" : "; incomplete: " + sight.failures().get(0).message();
    return seen.formatted(
            sight.instances(),
            sight.cloudMapServices(),
            sight.orphans(),
            sight.unattributed(),
            sight.stranded())
        + postponed
        + failed;
  }

  @Override
  public void write(JsonGenerator generator) throws IOException {
    generator.writeObjectFieldStart("sweep");
    generator.writeNumberField("millis", sight.took().toMillis());
    generator.writeNumberField("cloudMapServices", sight.cloudMapServices());
    generator.writeNumberField("instances", sight.instances());
    generator.writeNumberField("orphans", sight.orphans());
    generator.writeNumberField("postponed", sight.postponed());
    generator.writeNumberField("missingOnce", sight.missingOnce());
    generator.writeNumberField("unattributed", sight.unattributed());
    generator.writeNumberField("stranded", sight.stranded());
    generator.writeNumberField("calls", sight.calls());
    ReportWriter.writeFailures(generator, sight.failures());
    generator.writeEndObject();
  }

  @Override
  public void count(MetricDirectives metrics) {
    if (!sight.isComplete()) {
      metrics.countFailure(sight.failures().get(0));
      return;
    }
    metrics.count(Metric.SWEEPS, List.of());
    metrics.add(Metric.UNATTRIBUTED_INSTANCES, sight.unattributed(), List.of());
    if (!sight.first()) {
      // Otherwise it would say of a new environment that nothing is stranded.
      metrics.add(Metric.STRANDED_TASKS, sight.stranded(), List.of());
    }
  }
}
