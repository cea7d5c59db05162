package io.github.cloudmapreactor.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays cells out in columns; a cell that is too long for its column goes on in the next line, in
 * the same column.
 *
 * @param columns from left to right
 * @param colour whether tones become colours
 */
record Grid(List<Column> columns, boolean colour) {

  /**
   * A column.
   *
   * @param gap the spaces before it
   * @param right whether its text stands at its right edge
   */
  record Column(int gap, int width, boolean right) {

    static Column left(int gap, int width) {
      return new Column(gap, width, false);
    }

    static Column right(int gap, int width) {
      return new Column(gap, width, true);
    }
  }

  /** A cell's text and how it is meant. */
  record Cell(String text, Tone tone) {

    static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }
  }

  /** The lines of one row. */
  List<String> row(Cell... cells) {
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
