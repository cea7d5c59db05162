package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays text out beside a label or a branch of the picture, no longer than the terminal is wide.
 *
 * @param width how many characters fit into a line
 * @param colour whether tones become colours
 */
record Layout(int width, boolean colour) {

  /** How wide the labels of the sections are. */
  private static final int LABEL = 10;

  /** A line with a title in it. */
  String rule(String title) {
    String shown = Text.cut(title, width - 10);
    return Tone.FAINT.paint("── ", colour)
        + Tone.STRONG.paint(Text.wrap(shown, width).get(0), colour)
        + Tone.FAINT.paint(" " + "─".repeat(width - shown.length() - 4), colour);
  }

  /** A section's first lines: its label, and a text beside it. */
  List<String> section(String label, String text, Tone tone) {
    return hanging(label + " ".repeat(LABEL - label.length()), " ".repeat(LABEL), text, tone);
  }

  /** More of a section. */
  List<String> more(String text, Tone tone) {
    return section("", text, tone);
  }

  /** Text behind {@code first}, which goes on in the next lines behind {@code rest}. */
  List<String> hanging(String first, String rest, String text, Tone tone) {
    List<String> lines = new ArrayList<>();
    for (String part : Text.wrap(text, width - first.length())) {
      String before = lines.isEmpty() ? first : rest;
      lines.add(
          (Tone.FAINT.paint(before, colour && !before.isBlank()) + tone.paint(part, colour))
              .stripTrailing());
    }
    return lines;
  }

  /** A text of its own. */
  List<String> sentence(String text, Tone tone) {
    return hanging("", "", text, tone);
  }
}
