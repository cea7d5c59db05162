package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.app.Probe.Findings;
import io.github.cloudmapreactor.app.Probe.Trial;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskRef;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what a probe saw: briefly as a line of the log, in full as the answer.
 *
 * @param version the function's published version
 * @param policy the settings in force that decisions depend on
 */
record ProbeTelemetry(String version, Policy policy, Findings findings) implements Telemetry.Line {

  private List<Failure> failures() {
    return findings.failures(policy.mode());
  }

  @Override
  public String level() {
    return failures().isEmpty() ? "INFO" : "WARN";
  }

  @Override
  public String sentence() {
    return "probe: %d calls tried, %d of them in vain; %d clusters and %d Cloud Map services in scope"
        .formatted(
            findings.trials().size(),
            failures().size(),
            findings.clusters().size(),
            findings.services().size());
  }

  @Override
  public void write(JsonGenerator generator) throws IOException {
    generator.writeObjectFieldStart("probe");
    generator.writeNumberField("trials", findings.trials().size());
    ReportWriter.writeFailures(generator, failures());
    generator.writeEndObject();
  }

  @Override
  public void count(MetricDirectives metrics) {
    // What a probe finds is told to whoever sent it; the metrics are those of the real work.
  }

  /** Writes the answer's fields. */
  void answer(JsonGenerator generator) throws IOException {
    generator.writeObjectFieldStart("probe");
    ReportWriter.writeText(generator, "version", version);
    writeSettings(generator);
    generator.writeArrayFieldStart("clusters");
    for (Arn cluster : findings.clusters()) {
      generator.writeString(cluster.toString());
    }
    generator.writeEndArray();
    generator.writeArrayFieldStart("cloudMapServices");
    for (Map.Entry<CloudMapService, List<ServiceRef>> each : findings.services().entrySet()) {
      writeService(generator, each.getKey(), each.getValue());
    }
    generator.writeEndArray();
    generator.writeNumberField("untried", findings.untried());
    generator.writeArrayFieldStart("calls");
    for (Trial trial : findings.trials()) {
      writeTrial(generator, trial);
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void writeSettings(JsonGenerator generator) throws IOException {
    generator.writeObjectFieldStart("settings");
    writeWord(generator, Setting.MODE, policy.mode());
    writeText(generator, Setting.CLUSTERS, texts(policy.scope().clusters()));
    writeText(generator, Setting.SERVICES, texts(policy.scope().services()));
    writeText(
        generator,
        Setting.OPT_OUT_TAG,
        policy.optOutTag().key() + "=" + policy.optOutTag().value());
    writeWord(generator, Setting.STARTING_TASKS, policy.startingTasks());
    writeText(generator, Setting.KEEP_AT_LEAST, text(policy.keepAtLeast()));
    writeWord(generator, Setting.STRANDED, policy.stranded());
    generator.writeEndObject();
  }

  private static String text(KeepAtLeast least) {
    return least instanceof KeepAtLeast.Percent percent
        ? percent.percent() + "%"
        : String.valueOf(((KeepAtLeast.Count) least).count());
  }

  private static String texts(List<NamePattern> patterns) {
    return patterns.stream().map(NamePattern::text).collect(Collectors.joining(","));
  }

  private static void writeWord(JsonGenerator generator, Setting setting, Enum<?> value)
      throws IOException {
    writeText(generator, setting, value.name().toLowerCase(Locale.ROOT));
  }

  private static void writeText(JsonGenerator generator, Setting setting, String text)
      throws IOException {
    ReportWriter.writeText(generator, setting.variable(), text);
  }

  private static void writeService(
      JsonGenerator generator, CloudMapService service, List<ServiceRef> registering)
      throws IOException {
    generator.writeStartObject();
    generator.writeStringField("arn", service.arn().toString());
    generator.writeArrayFieldStart("services");
    for (ServiceRef each : registering) {
      generator.writeString(TaskRef.clusterName(each.cluster()).orElseThrow() + "/" + each.name());
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private static void writeTrial(JsonGenerator generator, Trial trial) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("operation", trial.operation());
    generator.writeStringField("on", trial.on());
    generator.writeBooleanField("allowed", trial.failure().isEmpty());
    if (trial.failure().isPresent()) {
      ReportWriter.writeText(generator, "error", trial.failure().get().type());
      ReportWriter.writeText(generator, "errorMessage", trial.failure().get().message());
    }
    generator.writeEndObject();
  }
}
