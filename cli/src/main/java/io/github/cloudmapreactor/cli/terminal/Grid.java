package io.github.cloudmapreactor.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays cells out in columns; a cell that is too long for its column goes on in the next line, in
 * the same column.
 *
 * @param columns from left to right
 * @param colour whether tones become colours
 */
public record Grid(List<Column> columns, boolean colour) {

  /**
   * A column.
   *
   * @param gap the spaces before it
   * @param right whether its text stands at its right edge
   */
  public record Column(int gap, int width, boolean right) {

    public static Column left(int gap, int width) {
      return new Column(gap, width, false);
    }

    public static Column right(int gap, int width) {
      return new Column(gap, width, true);
    }
  }

  /** A cell's text and how it is meant. */
  public record Cell(String text, Tone tone) {

    public static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }
  }

  /** A mark, a name, and two things beside each other. */
  public static Grid comparison(int width, boolean colour) {
    int name = width < 100 ? 24 : 34;
    int values = Math.min((width - name - 6) / 2, 60);
    return new Grid(
        List.of(
            Column.left(0, 1),
            Column.left(1, name),
            Column.left(2, values),
            Column.left(2, values)),
        colour);
  }

  /** The lines of one row. */
  public List<String> row(Cell... cells) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < cells.length; i++) {
      wrapped.add(Text.wrap(cells[i].text(), columns.get(i).width()));
      height = Math.max(height, wrapped.get(i).size());
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      lines.add(line(cells, wrapped, line));
    }
    return lines;
  }

  private String line(Cell[] cells, List<List<String>> wrapped, int index) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      Column column = columns.get(i);
      List<String> parts = wrapped.get(i);
      String part = index < parts.size() ? parts.get(index) : "";
      String padding = " ".repeat(column.width() - part.length());
      line.append(" ".repeat(column.gap()))
          .append(column.right() ? padding : "")
          .append(cells[i].tone().paint(part, colour))
          .append(column.right() ? "" : padding);
    }
    return line.toString().stripTrailing();
  }
}
