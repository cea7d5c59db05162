package io.github.cloudmapreactor.bench.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.array;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The fields of the function's own log line, written with Powertools' functional API: no weaving.
 *
 * @see <a href="https://docs.aws.amazon.com/powertools/java/latest/core/logging/">Logging</a>
 */
final class PowertoolsLog {

  private static final Logger LOG = LoggerFactory.getLogger(PowertoolsLog.class);

  /** Logs how an event ended. */
  void log(Report report, Context context) {
    PowertoolsLogging.withLogging(
        context,
        () -> {
          writeLine(report);
          return report;
        });
  }

  /** Powertools adds level, timestamp, request id and cold start by itself. */
  private static void writeLine(Report report) {
    TaskState observed = report.observed();
    LOG.info(
        "task {}: {}, for {}; {}",
        observed.task().id(),
        report.decision().word(),
        report.decision().reason().sentence(),
        report.outcome().kind(),
        entry("eventId", Sample.EVENT_ID),
        entry("task", observed.task().toString()),
        entry("cluster", observed.task().cluster()),
        // "service" is a reserved key: Powertools would drop it.
        entry("ecsService", observed.owner().serviceName().orElse("")),
        entry("version", observed.version()),
        entry("asOf", observed.times().asOf().toString()),
        entry("lastStatus", observed.statuses().last()),
        entry("desiredStatus", observed.statuses().desired()),
        entry("stopCode", String.valueOf(observed.stopCode())),
        entry("decision", report.decision().word()),
        entry("reason", report.decision().reason().name()),
        entry("because", report.decision().reason().sentence()),
        entry("outcome", report.outcome().kind().name()),
        entry("operationId", operationId(report.outcome())),
        array("services", report.registrations().stream().map(PowertoolsLog::fields).toArray()),
        array("calls", report.calls().toArray()),
        entry("eventToCallMillis", report.observedToCall().map(Duration::toMillis).orElse(0L)));
  }

  private static Map<String, Object> fields(Registration registration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("service", registration.service().id());
    fields.put("outcome", registration.outcome().kind().name());
    fields.put("operationId", operationId(registration.outcome()));
    return fields;
  }

  private static String operationId(Outcome outcome) {
    return outcome instanceof Outcome.Deregistered deregistered ? deregistered.operationId() : "";
  }
}
