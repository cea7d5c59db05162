package io.github.cloudmapreactor.infra.telemetry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a query makes of many rows.
 *
 * @param function such as {@code sum}
 * @param of what it is made of; empty for all rows
 * @param percent for {@code pct}
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html">stats</a>
 */
record Aggregate(String function, Optional<Expression> of, double percent) {

  private static final Expression TIME = new Expression.Field(LogsInsights.TIMESTAMP);

  /** Its value, where there is one. */
  Optional<Object> over(List<Map<String, Object>> rows) {
    return switch (function) {
      case "count" -> Optional.of((double) (of.isEmpty() ? rows.size() : values(rows).size()));
      case "count_distinct" -> Optional.of((double) values(rows).stream().distinct().count());
      case "sum" -> Optional.of(numbers(rows).sum());
      case "max" -> numbers(rows).boxed().max(Comparator.naturalOrder()).map(most -> most);
      case "pct" -> percentile(numbers(rows).sorted().toArray());
      case "latest" ->
          rows.stream()
              .max(Comparator.comparing(row -> (Double) TIME.in(row).orElseThrow()))
              .flatMap(row -> of.orElseThrow().in(row));
      default -> throw new IllegalArgumentException("no known function: " + this);
    };
  }

  private List<Object> values(List<Map<String, Object>> rows) {
    return rows.stream().flatMap(row -> of.orElseThrow().in(row).stream()).toList();
  }

  private DoubleStream numbers(List<Map<String, Object>> rows) {
    return values(rows).stream().mapToDouble(value -> (Double) value);
  }

  private Optional<Object> percentile(double[] sorted) {
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1]);
  }
}
