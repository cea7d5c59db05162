package io.github.cloudmapreactor.cli.explain;

import java.util.List;

/**
 * What to do.
 *
 * @param sentence what, and why
 * @param commands how, each in one line for a shell; none where nobody has to do anything
 */
record Advice(String sentence, List<String> commands) {

  /** Copies what can change. */
  Advice {
    commands = List.copyOf(commands);
  }

  static Advice of(String sentence, String... commands) {
    return new Advice(sentence, List.of(commands));
  }
}
