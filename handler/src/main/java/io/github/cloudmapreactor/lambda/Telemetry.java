package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Writes one JSON line per event to the log, which is also its metrics, in CloudWatch's embedded
 * metric format. JSON escapes every control character, so no text from outside can begin a line.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class Telemetry {

  private final JsonFactory json =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final ReportWriter reports = new ReportWriter(json);
  private final PrintStream log;
  private final InstantSource clock;

  Telemetry(PrintStream log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Which invocation a line belongs to.
   *
   * @param traceId the trace that Lambda counts it to, if it says any
   */
  record Origin(String function, String requestId, Optional<String> traceId, boolean coldStart) {}

  /** The answer to a direct event. */
  String answer(Result result) {
    return object(generator -> reports.write(result, generator));
  }

  /** Logs how an event ended. */
  void log(Result result, Origin origin) {
    log.println(
        object(
            generator -> {
              begin(generator, level(result), sentence(result), origin);
              reports.write(result, generator);
              writeMetrics(result, origin, generator);
            }));
  }

  /** Logs what the health watch saw. */
  void log(Line line, Origin origin) {
    log.println(
        object(
            generator -> {
              begin(generator, line.level(), line.sentence(), origin);
              line.write(generator);
              MetricDirectives metrics = new MetricDirectives(origin.function());
              line.count(metrics);
              metrics.write(generator, clock.millis());
            }));
  }

  /** What a line of the health watch says, and which metrics it is. */
  interface Line {

    /** INFO, WARN or ERROR. */
    String level();

    /** All that matters, for a person. */
    String sentence();

    /** Writes its fields. */
    void write(JsonGenerator generator) throws IOException;

    /** Adds its metrics. */
    void count(MetricDirectives metrics);
  }

  private void begin(JsonGenerator generator, String level, String sentence, Origin origin)
      throws IOException {
    ReportWriter.writeText(generator, "level", level);
    ReportWriter.writeText(generator, "message", sentence);
    ReportWriter.writeText(generator, "timestamp", clock.instant().toString());
    ReportWriter.writeText(generator, "requestId", origin.requestId());
    ReportWriter.writeText(generator, "traceId", origin.traceId().orElse(null));
    generator.writeBooleanField("coldStart", origin.coldStart());
  }

  private static String level(Result result) {
    if (result.failure().isPresent()) {
      return "ERROR";
    }
    boolean noteworthy =
        hold(result).isPresent()
            || result
                .report()
                .filter(r -> r.decision().reason() == Decision.Reason.UNRECOGNIZED_STATUS)
                .isPresent();
    return noteworthy ? "WARN" : "INFO";
  }

  private static String sentence(Result result) {
    String what =
        result
            .report()
            .map(
                report ->
                    "task %s: %s, for %s; %s"
                        .formatted(
                            report.observed().task().id(),
                            report.decision().word(),
                            report.decision().reason().sentence(),
                            report.outcome().kind()))
            .orElse("an event could not be read");
    String detail = result.failure().map(Failure::message).or(() -> detail(result)).orElse("");
    return detail.isEmpty() ? what : what + ": " + detail;
  }

  private static Optional<String> detail(Result result) {
    return result.report().map(report -> report.outcome().detail());
  }

  /** The first hold in any Cloud Map service, whatever became of the others. */
  private static Optional<Hold> hold(Result result) {
    return result.report().stream()
        .flatMap(report -> report.registrations().stream())
        .map(Report.Registration::outcome)
        .filter(Outcome.HeldBack.class::isInstance)
        .map(outcome -> ((Outcome.HeldBack) outcome).hold())
        .findFirst();
  }

  private void writeMetrics(Result result, Origin origin, JsonGenerator generator)
      throws IOException {
    MetricDirectives metrics = new MetricDirectives(origin.function());
    result
        .report()
        .filter(report -> report.decision() instanceof Decision.Deregister)
        .ifPresent(
            report ->
                metrics.count(
                    Metric.DEREGISTRATIONS,
                    List.of(
                        new MetricDirectives.Dimension("Reason", report.decision().reason().name()),
                        new MetricDirectives.Dimension(
                            "Outcome", report.outcome().kind().name()))));
    hold(result)
        .ifPresent(
            hold -> {
              metrics.count(Metric.HELD_BACK, List.of());
              metrics.count(
                  Metric.HELD_BACK, List.of(new MetricDirectives.Dimension("Hold", hold.name())));
            });
    result.failure().ifPresent(metrics::countFailure);
    // The age of an event that an archive sends again says nothing about how fast this is, and
    // nobody knows since when a task is sick that the watch found.
    result
        .report()
        .filter(report -> result.event().filter(event -> event.replayName() == null).isPresent())
        .flatMap(Report::observedToCall)
        .ifPresent(duration -> metrics.add(Metric.EVENT_TO_CALL, duration.toMillis(), List.of()));
    metrics.write(generator, clock.millis());
  }

  private String object(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(text)) {
      generator.writeStartObject();
      fields.write(generator);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  /** Writes fields of an object. */
  private interface Fields {
    void write(JsonGenerator generator) throws IOException;
  }
}
