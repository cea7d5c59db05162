package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns dead letters into lines of text that are no longer than the terminal is wide. */
final class RedriveTable {

  /** From here on a letter that was redriven fits into one line. */
  private static final int WIDE = 150;

  private static final int TIME = 16;
  private static final int TASK = 8;
  private static final int CAUSE = 26;
  private static final int FATE = 16;
  private static final int DECISION = 27;
  private static final int INDENT = 11;
  private static final int LONGEST_MESSAGE = 400;

  private final int width;
  private final boolean colour;
  private final DateTimeFormatter time;
  private final Grid causes;
  private final Grid first;
  private final Grid second;
  private final Grid paragraph;
  private final Grid remark;

  RedriveTable(Terminal terminal, ZoneId zone) {
    width = terminal.width();
    colour = terminal.colour();
    time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
    causes = grid(Column.right(2, 7), Column.left(2, TIME), Column.left(2, CAUSE), rest(2, 55));
    first = isWide() ? wide() : grid(time(), task(), rest(2, 2 + TIME + 2 + TASK));
    int outcome = width - INDENT - DECISION - 2 - FATE;
    second = grid(Column.left(INDENT, DECISION), Column.left(1, outcome), fate(1));
    paragraph = grid(rest(2, 0));
    remark = grid(rest(INDENT, 0));
  }

  private Grid wide() {
    int left = width - (2 + TIME + 2 + TASK + 2 + 2 + CAUSE + 2 + 32 + 2 + 24 + 2 + FATE);
    return grid(
        time(),
        task(),
        Column.left(2, left),
        Column.left(2, CAUSE),
        Column.left(2, 32),
        Column.left(2, 24),
        fate(2));
  }

  private Grid grid(Column... columns) {
    return new Grid(List.of(columns), colour);
  }

  private Column rest(int gap, int taken) {
    return Column.left(gap, width - gap - taken);
  }

  private static Column time() {
    return Column.left(2, TIME);
  }

  private static Column task() {
    return Column.left(2, TASK);
  }

  private static Column fate(int gap) {
    return Column.left(gap, FATE);
  }

  private boolean isWide() {
    return width >= WIDE;
  }

  /** What is redriven, and whether anything is changed. */
  List<String> heading(RedriveHeading heading) {
    String title = "dead letters";
    List<String> lines = new ArrayList<>();
    lines.add(
        Tone.FAINT.paint("── ", colour)
            + Tone.STRONG.paint(title, colour)
            + Tone.FAINT.paint(" " + "─".repeat(width - title.length() - 4), colour));
    lines.addAll(paragraph.row(Cell.of(heading.sentence())));
    lines.addAll(paragraph.row(new Cell(heading.action().sentence(), Tone.WARNING)));
    return lines;
  }

  /** The queue's name, and whether somebody else is at work there. */
  List<String> queue(LetterQueue.Sight queue) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(sentence(queue.name(), Tone.STRONG));
    if (queue.hidden() > 0) {
      lines.addAll(
          paragraph.row(
              new Cell(
                  "%s received by somebody else a moment ago and cannot be seen now; look again in"
                          .formatted(
                              Text.count(queue.hidden(), "letter")
                                  + (queue.hidden() == 1 ? " was" : " were"))
                      + " some minutes",
                  Tone.WARNING)));
    }
    return lines;
  }

  /** What lies in a queue. */
  List<String> causes(List<CauseCount> counts) {
    if (counts.isEmpty()) {
      return paragraph.row(new Cell("(empty)", Tone.FAINT));
    }
    List<String> lines =
        new ArrayList<>(
            causes.row(faint("LETTERS"), faint("OLDEST"), faint("REASON"), faint("EXAMPLE")));
    counts.forEach(count -> lines.addAll(cause(count)));
    return lines;
  }

  private List<String> cause(CauseCount count) {
    Letter example = count.example();
    Cause cause = example.cause();
    List<String> lines =
        new ArrayList<>(
            causes.row(
                Cell.of(Integer.toString(count.count())),
                Cell.of(at(count.oldest())),
                new Cell(cause.word(), Tone.BAD),
                Cell.of((shortTask(example) + " " + example.subject().place()).strip())));
    lines.addAll(remark.row(Cell.of(told(cause))));
    lines.addAll(remark.row(new Cell("→ " + count.remedy(), Tone.WARNING)));
    return lines;
  }

  /** The road, and what came along it. */
  private static String told(Cause cause) {
    String message = Text.cut(cause.message(), LONGEST_MESSAGE);
    return message.isEmpty() ? cause.road().sentence() : cause.road().sentence() + ": " + message;
  }

  /** What stands above the letters that are redriven. */
  List<String> header() {
    if (isWide()) {
      return first.row(
          faint("SENT"),
          faint("TASK"),
          faint("SERVICE"),
          faint("WAS"),
          faint("DECISION AND REASON"),
          faint("OUTCOME"),
          faint("LETTER"));
    }
    List<String> lines =
        new ArrayList<>(first.row(faint("SENT"), faint("TASK"), faint("SERVICE / WAS")));
    lines.addAll(second.row(faint("DECISION AND REASON"), faint("OUTCOME"), faint("LETTER")));
    return lines;
  }

  /** A letter that was redriven. */
  List<String> ending(LetterEnding ending, Action action) {
    Letter letter = ending.letter();
    Finding finding = ending.finding();
    Cell sent = Cell.of(at(letter.sentAt()));
    Cell task = Cell.of(shortTask(letter));
    String service = letter.subject().place();
    String was = letter.cause().word();
    Cell decision = Cell.of((finding.decision() + " " + finding.reason()).strip());
    Cell outcome =
        new Cell(finding.outcome().isEmpty() ? ending.word() : finding.ending(), tone(ending));
    Cell fate = new Cell(fate(ending, action), ending.hasEnded() ? Tone.GOOD : Tone.BAD);
    List<String> lines = new ArrayList<>();
    if (isWide()) {
      lines.addAll(first.row(sent, task, Cell.of(service), faint(was), decision, outcome, fate));
    } else {
      String both = service.isEmpty() ? was : service + " / " + was;
      lines.addAll(first.row(sent, task, Cell.of(both)));
      lines.addAll(second.row(decision, outcome, fate));
    }
    if (!ending.because().isEmpty()) {
      lines.addAll(remark.row(Cell.of(ending.because())));
    }
    return lines;
  }

  private static Tone tone(LetterEnding ending) {
    if (ending.problem().isPresent()) {
      return Tone.BAD;
    }
    return ending.isDeregistration() ? Tone.GOOD : ending.hasEnded() ? Tone.FAINT : Tone.WARNING;
  }

  private static String fate(LetterEnding ending, Action action) {
    if (action == Action.ENFORCE) {
      return ending.hasEnded() ? "deleted" : "stays";
    }
    return ending.hasEnded() ? "would be deleted" : "would stay";
  }

  /** What could not be done, and what to do. */
  List<String> problem(Problem problem) {
    return remark.row(new Cell("✗ " + problem.sentence(Remedy.after(problem)), Tone.BAD));
  }

  /** A sentence for the reader. */
  List<String> sentence(String text, Tone tone) {
    return grid(rest(0, 0)).row(new Cell(text, tone));
  }

  private static String shortTask(Letter letter) {
    return Text.shortId(letter.subject().task());
  }

  private String at(Optional<Instant> instant) {
    return instant.map(time::format).orElse("?");
  }

  private static Cell faint(String text) {
    return new Cell(text, Tone.FAINT);
  }
}
