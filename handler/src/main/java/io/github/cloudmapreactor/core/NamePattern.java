package io.github.cloudmapreactor.core;

/**
 * A name, or a name with {@code *} for any run of characters.
 *
 * @param text the pattern as the user wrote it
 */
public record NamePattern(String text) {

  /** Whether the whole of {@code name} matches. */
  public boolean matches(String name) {
    int star = -1;
    int resume = 0;
    int at = 0;
    int in = 0;
    while (in < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        resume = in;
      } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        // Let the last star take one character more, and try again from there.
        at = star + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    return text.chars().skip(at).allMatch(c -> c == '*');
  }
}
