package io.github.cloudmapreactor.core;

/**
 * Text from outside, made fit to be shown: what steers a terminal, begins a line or turns the
 * direction of reading is replaced. Events, tags, attributes and error messages come from people
 * whom nobody knows.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode Security Considerations</a>
 */
public final class PlainText {

  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** The text with U+FFFD in place of each character that steers, or is half of one. */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> steers(point) ? REPLACEMENT : point)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Whether the text has none of those characters. */
  public static boolean isPlain(String text) {
    return text.codePoints().noneMatch(PlainText::steers);
  }

  /** The first {@code length} characters at most, no character torn. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
