package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Spells what HTML knows another way, so that no text can end the script element that JSON stands
 * in.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements">what
 *     a script element may hold</a>
 */
final class HtmlEscapes extends CharacterEscapes {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    for (char each : new char[] {'<', '>', '&'}) {
      codes[each] = ESCAPE_STANDARD;
    }
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return null;
  }
}
