package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.RegistryTable;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns a replay into lines of text that are no longer than the terminal is wide. */
final class ReplayTable {

  private static final Pattern TASK_ID = Pattern.compile("\\b([0-9a-f]{8})[0-9a-f]{24}\\b");

  private final int width;
  private final boolean colour;
  private final EventTable events;
  private final Grid paragraph;
  private final Grid beside;
  private final RegistryTable registry;

  ReplayTable(int width, boolean colour) {
    this.width = width;
    this.colour = colour;
    this.events = new EventTable(width, colour);
    this.paragraph = new Grid(List.of(Column.left(2, width - 2)), colour);
    this.beside = Grid.comparison(width, colour);
    this.registry = new RegistryTable(width, colour);
  }

  /** The scenario's name, what it is about, and the head of its table. */
  List<String> heading(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    String name = Text.wrap(scenario.name(), width - 6).get(0);
    String rule = " " + "─".repeat(width - name.length() - 4);
    lines.add(
        Tone.FAINT.paint("── ", colour)
            + Tone.STRONG.paint(name, colour)
            + Tone.FAINT.paint(rule, colour));
    if (!scenario.about().isEmpty()) {
      lines.addAll(paragraph.row(Cell.of(scenario.about())));
    }
    scenario.notes().forEach(note -> lines.addAll(paragraph.row(new Cell(note, Tone.WARNING))));
    lines.add("");
    lines.addAll(events.header());
    return lines;
  }

  /** An event. */
  List<String> row(EventReport event, boolean different) {
    return events.row(event, different);
  }

  /** What is left in Cloud Map, and what is different. */
  List<String> end(ScenarioReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    report
        .registry()
        .ifPresent(left -> lines.addAll(registry.rows(left, report.expectedRegistry())));
    lines.addAll(differences(report.differences()));
    if (!lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  /** What is different, file by file. */
  private List<String> differences(List<Difference> differences) {
    List<String> lines = new ArrayList<>();
    String file = "";
    for (Difference each : differences) {
      if (!each.file().equals(file)) {
        file = each.file();
        lines.addAll(
            beside.row(
                new Cell("✗", Tone.BAD),
                new Cell(file, Tone.BAD),
                new Cell("FOUND", Tone.FAINT),
                new Cell("EXPECTED", Tone.FAINT)));
      }
      lines.addAll(
          beside.row(
              Cell.of(""),
              Cell.of(each.field()),
              Cell.of(shortIds(each.found())),
              Cell.of(shortIds(each.expected()))));
    }
    return lines;
  }

  /** Task ids in full would fill the lines, and eight characters tell them apart. */
  private static String shortIds(String text) {
    return TASK_ID.matcher(text).replaceAll("$1");
  }

  /** The end of it all. */
  List<String> summary(Summary summary, boolean anyInspected) {
    List<String> lines = new ArrayList<>();
    Grid whole = new Grid(List.of(Column.left(0, width)), colour);
    if (anyInspected) {
      lines.addAll(
          whole.row(new Cell("* found by DescribeTasks: the event did not state it", Tone.FAINT)));
    }
    if (!summary.different().isEmpty()) {
      String names = "different: " + String.join(", ", summary.different());
      lines.addAll(whole.row(new Cell(names, Tone.BAD)));
    }
    boolean good = summary.isGood() && !summary.interrupted();
    lines.addAll(
        whole.row(
            new Cell((good ? "✓ " : "✗ ") + summary.sentence(), good ? Tone.GOOD : Tone.BAD)));
    return lines;
  }
}
