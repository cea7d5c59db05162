package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.aws.CallNames;
import io.github.cloudmapreactor.cli.replay.EventReport.Statuses;
import io.github.cloudmapreactor.cli.replay.EventReport.Verdict;
import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The table of events: a line an event where the terminal is wide, two where it is not. In the
 * second, what was done stands below what was seen, and how it ended below the decision.
 */
final class EventTable {

  /** From here on everything fits into one line. */
  private static final int WIDE = 150;

  private static final int TIME = 9;
  private static final int OUTCOME = 22;
  private static final int MILLIS = 5;

  /** Where the task begins, and below it the calls. */
  private static final int INDENT = 11;

  /** Where the decision begins in two lines, and below it the outcome. */
  private static final int DECISION = 51;

  private final boolean wide;
  private final Grid first;
  private final Grid second;
  private final Grid remark;

  EventTable(int width, boolean colour) {
    wide = width >= WIDE;
    first = new Grid(wide ? wideColumns(width) : upperColumns(width), colour);
    second = new Grid(lowerColumns(width), colour);
    remark = new Grid(List.of(Column.left(INDENT, width - INDENT)), colour);
  }

  private static List<Column> wideColumns(int width) {
    return List.of(
        Column.left(0, 1),
        Column.right(0, TIME),
        Column.left(2, 8),
        Column.left(1, 3),
        Column.left(1, 28),
        Column.left(2, 10),
        Column.left(1, 20),
        Column.left(2, width - 118),
        Column.left(2, OUTCOME),
        Column.right(1, MILLIS));
  }

  private static List<Column> upperColumns(int width) {
    return List.of(
        Column.left(0, 1),
        Column.right(0, TIME),
        Column.left(1, 8),
        Column.left(1, 3),
        Column.left(1, 26),
        Column.left(1, width - DECISION));
  }

  private static List<Column> lowerColumns(int width) {
    int outcome = Math.min(OUTCOME, width - DECISION - 1 - MILLIS);
    return List.of(
        Column.left(INDENT, DECISION - INDENT - 1),
        Column.left(1, outcome),
        Column.right(1, width - DECISION - outcome - 1));
  }

  /** What stands above the columns. */
  List<String> header() {
    Cell seen = faint("LAST/DESIRED/HEALTH");
    Cell calls = faint("AWS CALLS");
    Cell outcome = faint("OUTCOME");
    Cell millis = faint("MS");
    Cell mark = Cell.of("");
    if (wide) {
      return first.row(
          mark,
          faint("TIME"),
          faint("TASK"),
          faint("VER"),
          seen,
          faint("DECISION"),
          faint("REASON"),
          calls,
          outcome,
          millis);
    }
    Cell decision = faint("DECISION AND REASON");
    return both(
        first.row(mark, faint("TIME"), faint("TASK"), faint("VER"), seen, decision),
        second.row(calls, outcome, millis));
  }

  /** The lines of one event. */
  List<String> row(EventReport event, boolean different) {
    List<String> lines = wide ? inOneLine(event, different) : inTwoLines(event, different);
    return both(lines, remarks(event));
  }

  private List<String> inOneLine(EventReport event, boolean different) {
    return first.row(
        mark(different),
        time(event),
        task(event),
        version(event),
        statuses(event.task()),
        decision(event, event.verdict().decision()),
        decision(event, event.verdict().reason()),
        calls(event),
        outcome(event.verdict()),
        millis(event));
  }

  private List<String> inTwoLines(EventReport event, boolean different) {
    String decision = event.verdict().decision() + " " + event.verdict().reason();
    return both(
        first.row(
            mark(different),
            time(event),
            task(event),
            version(event),
            statuses(event.task()),
            decision(event, decision.strip())),
        second.row(calls(event), outcome(event.verdict()), millis(event)));
  }

  private static List<String> both(List<String> upper, List<String> lower) {
    List<String> lines = new ArrayList<>(upper);
    lines.addAll(lower);
    return lines;
  }

  private List<String> remarks(EventReport event) {
    List<String> lines = new ArrayList<>();
    Map<String, String> services = event.verdict().services();
    if (new HashSet<>(services.values()).size() > 1) {
      List<String> each = new ArrayList<>();
      services.forEach((service, outcome) -> each.add(service + " " + outcome));
      lines.addAll(remark.row(Cell.of(String.join(", ", each))));
    }
    if (event.failed()) {
      lines.addAll(remark.row(new Cell(event.error(), Tone.BAD)));
    }
    return lines;
  }

  private static Cell mark(boolean different) {
    return new Cell(different ? "✗" : "", Tone.BAD);
  }

  private static Cell time(EventReport event) {
    return Cell.of(Text.sinceStart(event.sinceStart()));
  }

  private static Cell task(EventReport event) {
    return Cell.of(orUnknown(Text.shortId(event.task().id())));
  }

  private static Cell version(EventReport event) {
    long version = event.task().version();
    return Cell.of("v" + (version == 0 ? "?" : version));
  }

  /** Such as {@code RUNNING/RUNNING/UNHEALTHY*}: the asterisk says that DescribeTasks found it. */
  private static Cell statuses(EventReport.Task task) {
    Statuses statuses = task.statuses();
    String text =
        "%s/%s/%s%s"
            .formatted(
                orUnknown(statuses.last()),
                orUnknown(statuses.desired()),
                orNone(statuses.health()),
                task.inspected() ? "*" : "");
    return new Cell(text, statuses.health().equals("UNHEALTHY") ? Tone.WARNING : Tone.PLAIN);
  }

  private static Cell decision(EventReport event, String text) {
    Tone tone =
        switch (event.verdict().decision()) {
          case "DEREGISTER" -> Tone.STRONG;
          case "IGNORE" -> Tone.FAINT;
          default -> Tone.PLAIN;
        };
    return new Cell(orNone(text), tone);
  }

  private static Cell calls(EventReport event) {
    return new Cell(
        CallNames.inShort(event.calls()), event.calls().isEmpty() ? Tone.FAINT : Tone.PLAIN);
  }

  private static Cell outcome(Verdict verdict) {
    Tone tone =
        switch (verdict.outcome()) {
          case "DEREGISTERED" -> Tone.GOOD;
          case "HELD_BACK", "SUBMITTED" -> Tone.WARNING;
          case "FAILED" -> Tone.BAD;
          case "KEPT" -> Tone.FAINT;
          default -> Tone.PLAIN;
        };
    return new Cell(orNone((verdict.outcome() + " " + verdict.hold()).strip()), tone);
  }

  private static Cell millis(EventReport event) {
    return faint(Long.toString(event.took().toMillis()));
  }

  private static Cell faint(String text) {
    return new Cell(text, Tone.FAINT);
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? "?" : text;
  }
}
