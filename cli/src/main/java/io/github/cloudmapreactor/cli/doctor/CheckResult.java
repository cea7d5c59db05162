package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.terminal.Tone;
import java.util.Locale;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param what the thing that was looked at, in two or three words
 * @param finding how it is, in a sentence
 * @param remedy what to do; empty where all is well
 * @param command what to type for that, where a command does it
 */
record CheckResult(
    Mark mark, String what, String finding, String remedy, Optional<String> command) {

  /** How something is. */
  enum Mark {
    OK("✓", Tone.GOOD),
    ATTENTION("!", Tone.WARNING),
    BROKEN("✗", Tone.BAD);

    private final String sign;
    private final Tone tone;

    Mark(String sign, Tone tone) {
      this.sign = sign;
      this.tone = tone;
    }

    String sign() {
      return sign;
    }

    Tone tone() {
      return tone;
    }

    /** As a word, for scripts. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CheckResult ok(String what, String finding) {
    return new CheckResult(Mark.OK, what, finding, "", Optional.empty());
  }

  static CheckResult attention(String what, String finding, String remedy) {
    return new CheckResult(Mark.ATTENTION, what, finding, remedy, Optional.empty());
  }

  static CheckResult broken(String what, String finding, String remedy) {
    return new CheckResult(Mark.BROKEN, what, finding, remedy, Optional.empty());
  }

  /** The same with a command that does what the remedy says. */
  CheckResult by(String line) {
    return new CheckResult(mark, what, finding, remedy, Optional.of(line));
  }
}
