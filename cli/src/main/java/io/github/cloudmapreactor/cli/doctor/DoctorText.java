package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.PlainText;
import java.io.PrintStream;
import java.util.List;

/** Shows a person what checks find: a line each, and below it what to do. */
final class DoctorText implements DoctorView {

  private static final int WHAT = 24;
  private static final int INDENT = 2;

  private final PrintStream out;
  private final int width;
  private final boolean colour;
  private final Grid checks;
  private final Grid remedies;

  DoctorText(Terminal terminal) {
    out = terminal.out();
    width = terminal.width();
    colour = terminal.colour();
    checks =
        new Grid(
            List.of(Column.left(0, 1), Column.left(1, WHAT), Column.left(1, width - WHAT - 3)),
            colour);
    remedies = new Grid(List.of(Column.left(INDENT, width - INDENT)), colour);
  }

  @Override
  public void begin(String place, String stack) {
    String title = "doctor";
    out.println(
        Tone.FAINT.paint("── ", colour)
            + Tone.STRONG.paint(title, colour)
            + Tone.FAINT.paint(" " + "─".repeat(width - title.length() - 4), colour));
    print(remedies.row(Cell.of("the stack %s in %s".formatted(stack, place))));
    out.println();
  }

  @Override
  public void diagnosis(CheckResult diagnosis) {
    Tone tone = diagnosis.mark().tone();
    boolean well = diagnosis.mark() == CheckResult.Mark.OK;
    print(
        checks.row(
            new Cell(diagnosis.mark().sign(), tone),
            new Cell(diagnosis.what(), well ? Tone.PLAIN : Tone.STRONG),
            new Cell(diagnosis.finding(), well ? Tone.PLAIN : tone)));
    if (!diagnosis.remedy().isEmpty()) {
      print(remedies.row(Cell.of("→ " + diagnosis.remedy())));
    }
    // Not broken into lines, for someone will copy it.
    diagnosis.command().ifPresent(line -> out.println(" ".repeat(2 * INDENT) + PlainText.of(line)));
  }

  @Override
  public void end(Examined examined) {
    out.println();
    CheckResult.Mark worst = examined.worst();
    print(
        new Grid(List.of(Column.left(0, width)), colour)
            .row(new Cell(worst.sign() + " " + examined.sentence(), worst.tone())));
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
