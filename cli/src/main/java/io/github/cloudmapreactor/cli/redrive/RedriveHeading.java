package io.github.cloudmapreactor.cli.redrive;

import java.util.Locale;

/**
 * What is redriven, for a person.
 *
 * @param target where the calls go
 * @param queues which queues
 * @param settings what the function goes by; empty where it is not asked
 */
record RedriveHeading(String target, String queues, Action action, String settings) {

  /** What is to be done with the letters. */
  enum Action {
    LIST("lists: nothing is changed, and all letters can be received again at the end"),
    OBSERVE("observes: what the function would do now; nothing is changed, no letter is deleted"),
    ENFORCE("enforces: deregisters, and deletes a letter when nothing is left to do");

    private final String sentence;

    Action(String sentence) {
      this.sentence = sentence;
    }

    /** The action in words. */
    String sentence() {
      return sentence;
    }

    /** The name on the command line and in JSON. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where, what and how, in words. */
  String sentence() {
    String where = "calls go to %s; %s".formatted(target, queues);
    return settings.isEmpty() ? where : where + "; " + settings;
  }
}
