package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column of the health watch's table: what it counts, and how it is called. */
enum WatchColumn {
  CLUSTERS("CLU", 3, "CLUSTERS", 8, 0, Tone.PLAIN),
  SERVICES("SRV", 4, "SERVICES", 8, 75, Tone.PLAIN),
  TASKS("TASKS", 5, "TASKS", 6, 86, Tone.PLAIN),
  HEALTHY("HEALTHY", 7, "HEALTHY", 7, 0, Tone.PLAIN),
  UNHEALTHY("UNHEALTHY", 9, "UNHEALTHY", 9, 0, Tone.STRONG),
  UNKNOWN("UNKNOWN", 7, "UNKNOWN", 7, 0, Tone.PLAIN),
  REMOVED("REMOVED", 7, "REMOVED", 7, 0, Tone.GOOD),
  HELD_BACK("HELD", 4, "HELD BACK", 24, 0, Tone.WARNING),
  STRANDED("STRANDED", 8, "STRANDED", 8, 0, Tone.WARNING),
  GONE("GONE", 4, "GONE", 5, 91, Tone.PLAIN),
  FAILED("FAIL", 4, "FAILED", 6, 0, Tone.BAD),
  RATE("C/S", 4, "CALLS/S", 7, 0, Tone.PLAIN),
  CALLS("CALLS", 5, "CALLS", 5, 97, Tone.PLAIN),
  MILLIS("MS", 4, "MS", 5, 80, Tone.PLAIN);

  private static final int WIDE = 150;
  private static final String NONE = "0";
  private static final String NOT_KNOWN = "-";

  private final String shortTitle;
  private final int shortWidth;
  private final String title;
  private final int width;
  private final int narrowest;
  private final Tone tone;

  /** {@code narrowest}: how wide a terminal must be, so that there is room for it too. */
  WatchColumn(
      String shortTitle, int shortWidth, String title, int width, int narrowest, Tone tone) {
    this.shortTitle = shortTitle;
    this.shortWidth = shortWidth;
    this.title = title;
    this.width = width;
    this.narrowest = narrowest;
    this.tone = tone;
  }

  /** Those that fit on a terminal of this width. */
  static List<WatchColumn> fitting(int width) {
    return Arrays.stream(values()).filter(column -> width >= column.narrowest).toList();
  }

  Grid.Column column(int terminalWidth) {
    if (isWide(terminalWidth)) {
      return this == HELD_BACK ? Grid.Column.left(3, width) : Grid.Column.right(2, width);
    }
    return Grid.Column.right(1, shortWidth);
  }

  String title(int terminalWidth) {
    return isWide(terminalWidth) ? title : shortTitle;
  }

  /**
   * What it shows of a pass; a nought is faint, so that what is not stands out.
   *
   * @param sweep the latest sweep that has ended
   */
  Cell cell(Pass pass, Optional<Sweep> sweep, int terminalWidth) {
    String text = value(pass, sweep, isWide(terminalWidth));
    boolean nothing = text.equals(NONE) || text.equals(NOT_KNOWN);
    return new Cell(text, nothing ? Tone.FAINT : tone);
  }

  private String value(Pass pass, Optional<Sweep> sweep, boolean wide) {
    return switch (this) {
      case CLUSTERS -> number(pass.clusters());
      case SERVICES -> sweep.map(each -> number(each.cloudMapServices())).orElse(NOT_KNOWN);
      case TASKS -> number(pass.tasks());
      case HEALTHY, UNHEALTHY, UNKNOWN -> number(pass.inHealth(name()));
      case REMOVED -> number(pass.count(Finding::isRemoved));
      case HELD_BACK -> wide ? holds(pass) : number(pass.count(Finding::isHeldBack));
      case STRANDED ->
          sweep.filter(Sweep::seesStranded).map(each -> number(each.stranded())).orElse(NOT_KNOWN);
      case GONE -> number(pass.count(Finding::isGone));
      case FAILED -> number(pass.failed());
      case RATE -> rate(pass.callsPerSecond());
      case CALLS -> number(pass.calls());
      case MILLIS -> time(pass.millis());
    };
  }

  private static boolean isWide(int terminalWidth) {
    return terminalWidth >= WIDE;
  }

  private static String holds(Pass pass) {
    String holds =
        pass.holds().entrySet().stream()
            .map(hold -> hold.getValue() + " " + hold.getKey())
            .collect(Collectors.joining(", "));
    return holds.isEmpty() ? NONE : holds;
  }

  private static String number(long number) {
    return Long.toString(number);
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, rate < 9.95 ? "%.1f" : "%.0f", rate);
  }

  private static String time(long millis) {
    return millis < 10_000 ? number(millis) : millis / 1_000 + "s";
  }
}
