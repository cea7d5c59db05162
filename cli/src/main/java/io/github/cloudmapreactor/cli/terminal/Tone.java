package io.github.cloudmapreactor.cli.terminal;

/** How a piece of text is meant, and so its colour on a terminal. */
public enum Tone {
  PLAIN(""),
  STRONG("1"),
  FAINT("2"),
  GOOD("32"),
  WARNING("33"),
  BAD("31");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /** The text in this tone; untouched where there are no colours. */
  public String paint(String text, boolean colour) {
    return colour && !code.isEmpty() && !text.isEmpty()
        ? "\u001b[" + code + "m" + text + "\u001b[0m"
        : text;
  }
}
