package io.github.cloudmapreactor.lambda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what a run of the fault matrix showed as a document's tables. */
final class FaultTable {

  private final Map<FaultPath, Map<String, Map<FaultSpot, String>>> rows = new LinkedHashMap<>();

  /** The tables of these cells, in their order, with how each play of a cell ended. */
  static String of(List<FaultCell> cells, Map<FaultCell, FaultEnding> endings) {
    FaultTable table = new FaultTable();
    cells.forEach(cell -> table.add(cell, endings));
    long pairs = cells.stream().map(cell -> Map.entry(cell.spot(), cell.kind())).distinct().count();
    return "%d pairs of a call and a fault, %d plays.\n\n".formatted(pairs, cells.size())
        + Arrays.stream(FaultPath.values()).map(table::write).collect(Collectors.joining("\n"));
  }

  private void add(FaultCell cell, Map<FaultCell, FaultEnding> endings) {
    rows.computeIfAbsent(cell.spot().path(), path -> new LinkedHashMap<>())
        .computeIfAbsent(cell.kind().label(), label -> new LinkedHashMap<>())
        .computeIfAbsent(cell.spot(), spot -> words(cell, endings));
  }

  /** How it ends once, and how for good, where that differs; on every way of delivery. */
  private static String words(FaultCell cell, Map<FaultCell, FaultEnding> endings) {
    Set<String> words = new LinkedHashSet<>();
    for (boolean forGood : new boolean[] {false, true}) {
      words.add(
          endings.entrySet().stream()
              .filter(
                  each ->
                      each.getKey().spot() == cell.spot()
                          && each.getKey().kind().equals(cell.kind())
                          && each.getKey().forGood() == forGood)
              .map(each -> each.getValue().word())
              .distinct()
              .collect(Collectors.joining(" or ")));
    }
    return String.join(" / ", words);
  }

  private String write(FaultPath path) {
    List<FaultSpot> columns =
        Arrays.stream(FaultSpot.values()).filter(spot -> spot.path() == path).toList();
    StringBuilder text = new StringBuilder("**%s**\n\n".formatted(path.title()));
    line(text, "what goes wrong", columns.stream().map(FaultSpot::title).toList());
    line(text, "---", columns.stream().map(column -> "---").toList());
    collapsed(rows.getOrDefault(path, Map.of()), columns)
        .forEach((words, labels) -> line(text, String.join(", ", labels), words));
    return text.toString();
  }

  /** Faults that end alike everywhere share a row. */
  private static Map<List<String>, List<String>> collapsed(
      Map<String, Map<FaultSpot, String>> rows, List<FaultSpot> columns) {
    Map<List<String>, List<String>> collapsed = new LinkedHashMap<>();
    rows.forEach(
        (label, cells) ->
            collapsed
                .computeIfAbsent(
                    columns.stream().map(column -> cells.getOrDefault(column, "–")).toList(),
                    words -> new ArrayList<>())
                .add(label));
    return collapsed;
  }

  private static void line(StringBuilder text, String first, List<String> others) {
    text.append("| ").append(first).append(" | ");
    text.append(String.join(" | ", others)).append(" |\n");
  }
}
