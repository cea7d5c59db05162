package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.input.EventFiles;
import io.github.cloudmapreactor.cli.input.SeedFile;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.local.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads scenarios from their folders. */
final class ScenarioReader {

  static final String SEED = "seed.json";

  private static final Set<String> NO_EVENTS = Set.of(Expected.FILE, SEED);

  private ScenarioReader() {}

  /** Whether the folder holds a scenario. */
  static boolean isScenario(Path folder) {
    return Files.isRegularFile(folder.resolve(Expected.FILE))
        || Files.isRegularFile(folder.resolve(SEED));
  }

  /**
   * The scenario in a folder.
   *
   * @throws UsageException naming the file and the field that is wrong
   */
  static Scenario read(Path folder) {
    Optional<Expected> expected = readExpected(folder);
    Optional<Seed> seed = findSeed(folder);
    List<Scenario.Input> inputs =
        expected.map(each -> listed(folder, each)).orElseGet(() -> inputs(eventFiles(folder)));
    if (inputs.isEmpty()) {
      throw new UsageException(
          "%s: there are no events; put them there as 01-….json and so on".formatted(folder));
    }
    return new Scenario(
        folder.toAbsolutePath().normalize().getFileName().toString(),
        expected.map(Expected::about).orElse(""),
        List.of(),
        inputs,
        seed,
        expected.map(Expected::environment).orElse(Map.of()),
        expected.map(Expected::registry));
  }

  /** What the folder's expected.json says, if there is one. */
  static Optional<Expected> readExpected(Path folder) {
    Path file = folder.resolve(Expected.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Expected expected = Expected.read(file);
    try {
      Settings.from(expected.environment());
    } catch (InvalidSettingsException e) {
      throw new UsageException("%s: environment: %s".formatted(file, e.getMessage()), e);
    }
    return Optional.of(expected);
  }

  /** The folder's seed, if there is one. */
  static Optional<Seed> findSeed(Path folder) {
    Path file = folder.resolve(SEED);
    return Files.isRegularFile(file) ? Optional.of(SeedFile.read(file)) : Optional.empty();
  }

  /** The events that a folder holds, by name. */
  static List<Path> eventFiles(Path folder) {
    return EventFiles.in(folder).stream()
        .filter(file -> !NO_EVENTS.contains(nameOf(file)))
        .toList();
  }

  static List<Scenario.Input> inputs(List<Path> files) {
    return files.stream().map(Scenario.Input::of).toList();
  }

  private static List<Scenario.Input> listed(Path folder, Expected expected) {
    List<Scenario.Input> inputs = new ArrayList<>();
    for (Expected.Event event : expected.events()) {
      Path file = folder.resolve(event.file());
      boolean inFolder = event.file().equals(String.valueOf(file.getFileName()));
      if (!inFolder || !Files.isRegularFile(file)) {
        throw new UsageException(
            "%s: events[%d].file: there is no file %s in its folder"
                .formatted(folder.resolve(Expected.FILE), inputs.size(), file));
      }
      inputs.add(
          new Scenario.Input(
              event.file(), Optional.of(file), event.deliveredAfter(), Optional.of(event)));
    }
    requireAllListed(folder, expected);
    return inputs;
  }

  private static void requireAllListed(Path folder, Expected expected) {
    Set<String> listed =
        expected.events().stream().map(Expected.Event::file).collect(Collectors.toSet());
    for (Path file : eventFiles(folder)) {
      if (!listed.contains(nameOf(file))) {
        throw new UsageException(
            "%s: it is not listed under events in %s; add it there, or take it away"
                .formatted(file, folder.resolve(Expected.FILE)));
      }
    }
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
