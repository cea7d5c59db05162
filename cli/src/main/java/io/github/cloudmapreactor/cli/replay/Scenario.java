package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.local.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events that are delivered one after the other to one function.
 *
 * @param name by which a person knows it
 * @param about what happens; empty where nobody wrote it down
 * @param notes what a reader of the result should know
 * @param inputs where the events stand, in the order of delivery
 * @param seed what the stand-in holds at the start; where there is none, the events tell
 * @param environment the function's settings
 * @param registry what should be left at the end; where there is none, nothing is compared
 */
record Scenario(
    String name,
    String about,
    List<String> notes,
    List<Input> inputs,
    Optional<Seed> seed,
    Map<String, String> environment,
    Optional<Map<String, List<String>>> registry) {

  /**
   * Where events stand.
   *
   * @param name the file's name, or what stands for it
   * @param file the file; the standard input where there is none
   * @param deliveredAfter from a task's change to the event's arrival
   * @param expected what should come of the one event that stands there, if that is compared
   */
  record Input(
      String name,
      Optional<Path> file,
      Duration deliveredAfter,
      Optional<Expected.Event> expected) {

    static Input of(Path file) {
      return new Input(
          String.valueOf(file.getFileName()),
          Optional.of(file),
          Expected.USUAL_DELAY,
          Optional.empty());
    }

    static Input standardInput() {
      return new Input("standard input", Optional.empty(), Expected.USUAL_DELAY, Optional.empty());
    }
  }

  /** Whether its end is compared with what it should be. */
  boolean isCompared() {
    return registry.isPresent();
  }

  /** The same without a comparison, for the reason given. */
  Scenario notCompared(String note) {
    return new Scenario(
        name,
        about,
        with(note),
        inputs.stream()
            .map(
                input ->
                    new Input(input.name(), input.file(), input.deliveredAfter(), Optional.empty()))
            .toList(),
        seed,
        environment,
        Optional.empty());
  }

  /** The same on top of another seed. */
  Scenario seededWith(Seed other, String note) {
    return new Scenario(name, about, with(note), inputs, Optional.of(other), environment, registry);
  }

  /** The same under other settings. */
  Scenario under(Map<String, String> settings) {
    return new Scenario(name, about, notes, inputs, seed, settings, registry);
  }

  /** The same without its notes. */
  Scenario withoutNotes() {
    return new Scenario(name, about, List.of(), inputs, seed, environment, registry);
  }

  /** The same with one more note. */
  Scenario noting(String note) {
    return new Scenario(name, about, with(note), inputs, seed, environment, registry);
  }

  private List<String> with(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return List.copyOf(more);
  }
}
