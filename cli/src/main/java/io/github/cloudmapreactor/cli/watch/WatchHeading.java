package io.github.cloudmapreactor.cli.watch;

import java.util.Optional;

/**
 * What is watched, for a person.
 *
 * @param target where
 */
record WatchHeading(String target, Rhythm rhythm, String clusters, String services, Effect effect) {

  /**
   * How often.
   *
   * @param pass from one pass to the next; absent for once
   * @param sweep from one sweep to the next
   */
  record Rhythm(Optional<String> pass, String sweep) {

    boolean isOnce() {
      return pass.isEmpty();
    }

    private String sentence() {
      return pass.map("a pass every %s, a sweep every "::formatted)
          .map(every -> every + sweep + ", until Ctrl-C")
          .orElse("once: a pass and a sweep");
    }
  }

  /** What becomes of what is found. */
  enum Effect {
    OBSERVE(
        "observes: nothing is changed; HELD_BACK OBSERVE_MODE is what --enforce would deregister"),
    ENFORCE("enforces: what is found is deregistered"),
    REPLACE(
        "enforces: what is found is deregistered, and stranded tasks are stopped, so that ECS"
            + " starts others in their place");

    private final String sentence;

    Effect(String sentence) {
      this.sentence = sentence;
    }

    /** What becomes of it, in words. */
    String sentence() {
      return sentence;
    }

    /** Whether anything is changed. */
    boolean changes() {
      return this != OBSERVE;
    }
  }

  /** Where, what and how often, in words. */
  String sentence() {
    return "calls go to %s; clusters %s; services %s; %s"
        .formatted(target, clusters, services, rhythm.sentence());
  }
}
