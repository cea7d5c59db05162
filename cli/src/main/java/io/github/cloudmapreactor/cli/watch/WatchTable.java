package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Tone;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a watch into lines of text that are no longer than the terminal is wide. */
final class WatchTable {

  private static final int TASK = 8;
  private static final int REASON = 16;
  private static final int ENDING = 24;
  private static final int LONGEST_SERVICE = 40;

  private final int width;
  private final boolean colour;
  private final DateTimeFormatter time;
  private final List<WatchColumn> columns;
  private final Grid passes;
  private final Grid findings;
  private final Grid paragraph;

  WatchTable(Terminal terminal, ZoneId zone) {
    this.width = terminal.width();
    this.colour = terminal.colour();
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    this.columns = WatchColumn.fitting(width);
    this.passes =
        new Grid(
            Stream.concat(
                    Stream.of(Column.left(0, 8)),
                    columns.stream().map(column -> column.column(width)))
                .toList(),
            colour);
    int service = Math.min(LONGEST_SERVICE, width - 2 - TASK - 2 - 2 - REASON - 2 - ENDING);
    this.findings =
        new Grid(
            List.of(
                Column.left(2, TASK),
                Column.left(2, service),
                Column.left(2, REASON),
                Column.left(2, ENDING)),
            colour);
    this.paragraph = new Grid(List.of(Column.left(2, width - 2)), colour);
  }

  /** A line with a title in it. */
  String rule(String title) {
    return Tone.FAINT.paint("── ", colour)
        + Tone.STRONG.paint(title, colour)
        + Tone.FAINT.paint(" " + "─".repeat(width - title.length() - 4), colour);
  }

  /** What is watched, and whether anything is changed. */
  List<String> heading(WatchHeading heading) {
    List<String> lines = new ArrayList<>();
    lines.add(rule("health watch"));
    lines.addAll(paragraph.row(Cell.of(heading.sentence())));
    lines.addAll(paragraph.row(new Cell(heading.effect().sentence(), Tone.WARNING)));
    if (heading.rhythm().isOnce()) {
      lines.addAll(
          paragraph.row(
              Cell.of(
                  "One sweep shows no stranded task, and what ECS does not know is only unknown so"
                      + " far: both take two sweeps.")));
    }
    lines.add("");
    return lines;
  }

  /** The columns' titles. */
  List<String> header() {
    Stream<Cell> titles = columns.stream().map(column -> new Cell(column.title(width), Tone.FAINT));
    return passes.row(
        Stream.concat(Stream.of(new Cell("TIME", Tone.FAINT)), titles).toArray(Cell[]::new));
  }

  /** A pass in numbers, and those of the latest sweep that has ended. */
  List<String> row(Pass pass, Optional<Sweep> sweep) {
    Stream<Cell> values = columns.stream().map(column -> column.cell(pass, sweep, width));
    return passes.row(
        Stream.concat(Stream.of(Cell.of(time.format(pass.due()))), values).toArray(Cell[]::new));
  }

  /** A task that was to be deregistered. */
  List<String> finding(Finding finding) {
    List<String> lines =
        new ArrayList<>(
            findings.row(
                Cell.of(finding.shortTask()),
                Cell.of(finding.service()),
                Cell.of(finding.reason()),
                new Cell(finding.ending(), tone(finding))));
    if (finding.isFailed()) {
      lines.addAll(problem(finding.problem()));
    }
    return lines;
  }

  private static Tone tone(Finding finding) {
    if (finding.isFailed()) {
      return Tone.BAD;
    }
    return finding.isRemoved() ? Tone.GOOD : finding.isHeldBack() ? Tone.WARNING : Tone.FAINT;
  }

  /** A sweep that has ended. */
  List<String> sweep(Sweep sweep) {
    String text = "sweep at %s: %s".formatted(time.format(sweep.at()), sweep.sentence());
    List<String> lines =
        new ArrayList<>(
            paragraph.row(new Cell(text, sweep.failureCount() == 0 ? Tone.PLAIN : Tone.BAD)));
    sweep.failures().forEach(problem -> lines.addAll(problem(problem)));
    return lines;
  }

  /** A task that runs, and that Cloud Map does not list. */
  List<String> stranded(Stranded stranded) {
    Tone tone = stranded.isFailed() ? Tone.BAD : stranded.isReplaced() ? Tone.GOOD : Tone.WARNING;
    List<String> lines =
        new ArrayList<>(
            findings.row(
                Cell.of(stranded.shortTask()),
                Cell.of(stranded.service()),
                Cell.of(Stranded.WORD),
                new Cell(stranded.ending(), tone)));
    if (stranded.isFailed()) {
      lines.addAll(paragraph.row(new Cell("✗ " + stranded.detail(), Tone.BAD)));
    }
    return lines;
  }

  /** What could not be done, and what to do. */
  List<String> problem(Problem problem) {
    return paragraph.row(new Cell("✗ " + problem.sentence(), Tone.BAD));
  }

  /** A sentence for the reader. */
  List<String> sentence(String text, Tone tone) {
    return new Grid(List.of(Column.left(0, width)), colour).row(new Cell(text, tone));
  }
}
