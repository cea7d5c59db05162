package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.telemetry.QueryParser.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a query over lines of the log, as far as {@link QueryParser} reads it. */
final class LogsInsights {

  static final String TIMESTAMP = "@timestamp";
  private static final String MESSAGE = "@message";

  /** What CloudWatch itself knows of a line. */
  static final Set<String> OF_EVERY_LINE = Set.of(TIMESTAMP, MESSAGE);

  private LogsInsights() {}

  /** The rows that a query finds, each with the columns that it shows. */
  static List<Map<String, Object>> run(String query, List<JsonNode> lines) {
    List<Map<String, Object>> rows =
        new ArrayList<>(lines.stream().map(LogsInsights::row).toList());
    Set<String> shown = new HashSet<>();
    for (Command command : new QueryParser(query).commands()) {
      if (command instanceof Command.Fields fields) {
        rows.forEach(row -> put(fields.shown(), row, row));
        shown.addAll(fields.shown().keySet());
      } else if (command instanceof Command.Filter filter) {
        rows.removeIf(row -> !filter.condition().holdsIn(row));
      } else if (command instanceof Command.Stats stats) {
        rows = aggregate(stats, rows);
        shown.addAll(stats.columns().keySet());
        shown.addAll(stats.by().keySet());
      } else if (command instanceof Command.Sort sort) {
        rows.sort(order(sort));
      } else if (command instanceof Command.Dedup dedup) {
        Set<Object> seen = new HashSet<>();
        rows.removeIf(row -> !seen.add(dedup.by().in(row)));
      }
    }
    rows.forEach(row -> row.keySet().retainAll(shown));
    return rows;
  }

  private static Map<String, Object> row(JsonNode line) {
    Map<String, Object> row = new HashMap<>(LogFields.of(line));
    row.put(MESSAGE, line.toString());
    row.put(TIMESTAMP, (double) Instant.parse(line.path("timestamp").asText()).toEpochMilli());
    return row;
  }

  private static void put(
      Map<String, Expression> named, Map<String, Object> from, Map<String, Object> to) {
    named.forEach((name, value) -> value.in(from).ifPresent(found -> to.put(name, found)));
  }

  private static List<Map<String, Object>> aggregate(
      Command.Stats stats, List<Map<String, Object>> rows) {
    Map<Map<String, Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> group = new LinkedHashMap<>();
      put(stats.by(), row, group);
      groups.computeIfAbsent(group, first -> new ArrayList<>()).add(row);
    }
    List<Map<String, Object>> made = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          Map<String, Object> row = new HashMap<>(group);
          stats
              .columns()
              .forEach(
                  (name, aggregate) ->
                      aggregate.over(members).ifPresent(value -> row.put(name, value)));
          made.add(row);
        });
    return made;
  }

  /** The queries sort by numbers alone. */
  private static Comparator<Map<String, Object>> order(Command.Sort sort) {
    Comparator<Map<String, Object>> ascending =
        Comparator.comparing(row -> (Double) sort.by().in(row).orElseThrow());
    return sort.descending() ? ascending.reversed() : ascending;
  }
}
