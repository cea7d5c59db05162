package io.github.cloudmapreactor.cli.explain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is shown.
 *
 * @param title what was asked for
 * @param target where calls went
 * @param settingsName whose settings were used
 * @param settings those that were made
 * @param at when it was looked
 * @param log how to ask for what the functions did
 * @param timeline what they did, where logs were given
 * @param gaps what could not be read
 * @param notes where was not looked
 * @param calls how many calls were made
 */
record Explained(
    String title,
    String target,
    String settingsName,
    Map<String, String> settings,
    Instant at,
    Explanation explanation,
    LogQuery log,
    Optional<Timeline> timeline,
    List<Gap> gaps,
    List<String> notes,
    int calls) {

  /** Copies what can change. */
  Explained {
    settings = Map.copyOf(settings);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }
}
