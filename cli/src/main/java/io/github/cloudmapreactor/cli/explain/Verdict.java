package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Tone;

/** How a task stands in the registry, compared with how it should. */
enum Verdict {
  FINE("as it should be: it may get traffic, and Cloud Map lists it", Tone.GOOD),
  OUT("as it should be: it should get no traffic, and Cloud Map does not list it", Tone.GOOD),
  NOT_YET_LISTED("not listed yet, and too young for that to be wrong", Tone.GOOD),
  LEFT_ALONE("left alone: the reactor has no business with it", Tone.FAINT),
  SHOULD_BE_OUT("it should get no traffic, and Cloud Map lists it", Tone.BAD),
  STRANDED("it runs, is HEALTHY, and Cloud Map does not list it: nobody calls it", Tone.BAD),
  UNLISTED("it runs, nothing says that it is sick, and Cloud Map does not list it", Tone.WARNING),
  NOT_KNOWN("not known, for something could not be read", Tone.WARNING);

  private final String sentence;
  private final Tone tone;

  Verdict(String sentence, Tone tone) {
    this.sentence = sentence;
    this.tone = tone;
  }

  String sentence() {
    return sentence;
  }

  Tone tone() {
    return tone;
  }

  /** Whether somebody or something has to act. */
  boolean isToDo() {
    return this == SHOULD_BE_OUT || this == STRANDED || this == UNLISTED;
  }

  /** Such as {@code ✗}. */
  String mark() {
    return isToDo() ? "✗" : this == NOT_KNOWN ? "?" : this == LEFT_ALONE ? "–" : "✓";
  }
}
