package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.core.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of one log line, written as the embedded metric format wants them: directives under
 * {@code _aws}, and each value and dimension once beside it.
 */
final class MetricDirectives {

  private static final String FUNCTION = "Function";

  private final Map<String, String> dimensions = new LinkedHashMap<>();
  private final Map<Metric, Long> values = new LinkedHashMap<>();
  private final List<Directive> directives = new ArrayList<>();

  MetricDirectives(String function) {
    dimensions.put(FUNCTION, function);
  }

  /** A dimension beside the function's name. */
  record Dimension(String name, String value) {}

  private record Directive(Metric metric, List<String> dimensions) {}

  void count(Metric metric, List<Dimension> beside) {
    add(metric, 1, beside);
  }

  /** Counts a failure, in all and by its kind. */
  void countFailure(Failure failure) {
    count(Metric.FAILURES, List.of());
    count(Metric.FAILURES, List.of(new Dimension("Error", failure.type())));
  }

  void add(Metric metric, long value, List<Dimension> beside) {
    List<String> names = new ArrayList<>(List.of(FUNCTION));
    for (Dimension dimension : beside) {
      names.add(dimension.name());
      dimensions.put(dimension.name(), dimension.value());
    }
    values.put(metric, value);
    directives.add(new Directive(metric, names));
  }

  void write(JsonGenerator generator, long epochMillis) throws IOException {
    if (directives.isEmpty()) {
      return;
    }
    generator.writeObjectFieldStart("_aws");
    generator.writeNumberField("Timestamp", epochMillis);
    generator.writeArrayFieldStart("CloudWatchMetrics");
    for (Directive directive : directives) {
      write(generator, directive);
    }
    generator.writeEndArray();
    generator.writeEndObject();
    for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
      generator.writeStringField(dimension.getKey(), dimension.getValue());
    }
    for (Map.Entry<Metric, Long> value : values.entrySet()) {
      generator.writeNumberField(value.getKey().metricName(), value.getValue());
    }
  }

  private static void write(JsonGenerator generator, Directive directive) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("Namespace", Metric.NAMESPACE);
    generator.writeArrayFieldStart("Dimensions");
    generator.writeStartArray();
    for (String name : directive.dimensions()) {
      generator.writeString(name);
    }
    generator.writeEndArray();
    generator.writeEndArray();
    generator.writeArrayFieldStart("Metrics");
    generator.writeStartObject();
    generator.writeStringField("Name", directive.metric().metricName());
    generator.writeStringField("Unit", directive.metric().unit());
    generator.writeEndObject();
    generator.writeEndArray();
    generator.writeEndObject();
  }
}
