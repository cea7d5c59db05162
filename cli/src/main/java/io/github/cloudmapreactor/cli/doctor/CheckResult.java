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
record Diagnosis(Mark mark, String what, String finding, String remedy, Optional<String> command) {

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

  static Diagnosis ok(String what, String finding) {
    return new Diagnosis(Mark.OK, what, finding, "", Optional.empty());
  }

  static Diagnosis attention(String what, String finding, String remedy) {
    return new Diagnosis(Mark.ATTENTION, what, finding, remedy, Optional.empty());
  }

  static Diagnosis broken(String what, String finding, String remedy) {
    return new Diagnosis(Mark.BROKEN, what, finding, remedy, Optional.empty());
  }

  /** The same with a command that does what the remedy says. */
  Diagnosis by(String line) {
    return new Diagnosis(mark, what, finding, remedy, Optional.of(line));
  }
}
