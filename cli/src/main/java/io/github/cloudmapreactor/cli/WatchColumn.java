package io.github.cloudmapreactor.cli;

import io.github.cloudmapreactor.cli.Grid.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A column of the health watch's table: what it counts, and how it is called. */
enum WatchColumn {
  CLUSTERS("CLU", "CLUSTERS", 8, Tone.PLAIN),
  TASKS("TASKS", "TASKS", 6, Tone.PLAIN),
  HEALTHY("HEALTHY", "HEALTHY", 7, Tone.PLAIN),
  UNHEALTHY("UNHEALTHY", "UNHEALTHY", 9, Tone.STRONG),
  UNKNOWN("UNKNOWN", "UNKNOWN", 7, Tone.PLAIN),
  REMOVED("REMOVED", "REMOVED", 7, Tone.GOOD),
  HELD_BACK("HELD", "HELD BACK", 34, Tone.WARNING),
  GONE("GONE", "ALREADY GONE", 12, Tone.PLAIN),
  FAILED("FAIL", "FAILED", 6, Tone.BAD),
  CALLS("CALLS", "CALLS", 6, Tone.PLAIN),
  MILLIS("MS", "MS", 6, Tone.PLAIN);

  private static final int NARROWEST = 79;
  private static final int WIDE = 150;
  private static final String NONE = "0";

  private final String shortTitle;
  private final String title;
  private final int width;
  private final Tone tone;

  WatchColumn(String shortTitle, String title, int width, Tone tone) {
    this.shortTitle = shortTitle;
    this.title = title;
    this.width = width;
    this.tone = tone;
  }

  /** Those that fit on a terminal of this width. */
  static List<WatchColumn> fitting(int width) {
    return Arrays.stream(values()).filter(column -> width >= NARROWEST || column != CALLS).toList();
  }

  Grid.Column column(int terminalWidth) {
    if (isWide(terminalWidth)) {
      return this == HELD_BACK ? Grid.Column.left(3, width) : Grid.Column.right(2, width);
    }
    return Grid.Column.right(1, Math.max(4, shortTitle.length()) - (this == CLUSTERS ? 1 : 0));
  }

  String title(int terminalWidth) {
    return isWide(terminalWidth) ? title : shortTitle;
  }

  /** What it shows of a pass; a nought is faint, so that what is not stands out. */
  Cell cell(Pass pass, int terminalWidth) {
    String text = value(pass, isWide(terminalWidth));
    return new Cell(text, text.equals(NONE) ? Tone.FAINT : tone);
  }

  private String value(Pass pass, boolean wide) {
    return switch (this) {
      case CLUSTERS -> number(pass.clusters());
      case TASKS -> number(pass.tasks());
      case HEALTHY, UNHEALTHY, UNKNOWN -> number(pass.inHealth(name()));
      case REMOVED -> number(pass.count(Finding::isRemoved));
      case HELD_BACK -> wide ? holds(pass) : number(pass.count(Finding::isHeldBack));
      case GONE -> number(pass.count(Finding::isGone));
      case FAILED -> number(failed(pass));
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

  private static long failed(Pass pass) {
    return pass.count(Finding::isFailed) + pass.failureCount();
  }

  private static String number(long number) {
    return Long.toString(number);
  }

  private static String time(long millis) {
    return millis < 10_000 ? number(millis) : millis / 1_000 + "s";
  }
}
