package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.input.EventFiles;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what the arguments of a replay mean. */
final class ScenarioFinder {

  private static final String STANDARD_INPUT = "-";

  private final List<Scenario> found = new ArrayList<>();

  /** Files of one folder that were named one after the other: they make one scenario. */
  private final List<Path> together = new ArrayList<>();

  private ScenarioFinder() {}

  /**
   * The scenarios that the arguments name.
   *
   * @param arguments files, folders, {@code -}; none for all of test-events
   * @param home the project's folder
   * @throws UsageException if something is not there or cannot be read
   */
  static List<Scenario> find(List<String> arguments, Path home) {
    ScenarioFinder finder = new ScenarioFinder();
    if (arguments.isEmpty()) {
      finder.addTestEvents(home.resolve("test-events"));
    }
    arguments.forEach(argument -> finder.add(argument, home));
    finder.addTogether();
    return List.copyOf(finder.found);
  }

  private void addTestEvents(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "there is no folder %s; name the files or folders to replay".formatted(folder));
    }
    addFolder(folder);
  }

  private void add(String argument, Path home) {
    Path path = Path.of(argument);
    if (argument.equals(STANDARD_INPUT)) {
      addTogether();
      found.add(plain("standard input", List.of(Scenario.Input.standardInput())));
    } else if (Files.isDirectory(path)) {
      addTogether();
      addFolder(path);
    } else if (Files.exists(path)) {
      addFile(path);
    } else {
      Path meant = home.resolve("test-events").resolve(argument);
      String hint = Files.isDirectory(meant) ? "; did you mean %s?".formatted(meant) : "";
      throw new UsageException("%s: there is no such file or folder%s".formatted(argument, hint));
    }
  }

  private void addFile(Path file) {
    String name = file.getFileName().toString();
    if (name.equals(Expected.FILE) || name.equals(ScenarioReader.SEED)) {
      throw new UsageException(
          "%s: it is no event; name the folder to replay the scenario".formatted(file));
    }
    if (!together.isEmpty() && !folderOf(together.get(0)).equals(folderOf(file))) {
      addTogether();
    }
    together.add(file);
  }

  private void addTogether() {
    if (!together.isEmpty()) {
      found.add(ofFiles(List.copyOf(together)));
      together.clear();
    }
  }

  private void addFolder(Path folder) {
    if (ScenarioReader.isScenario(folder)) {
      found.add(ScenarioReader.read(folder));
      return;
    }
    List<Path> scenarios = subfolders(folder).stream().filter(ScenarioReader::isScenario).toList();
    scenarios.stream().map(ScenarioReader::read).forEach(found::add);
    if (scenarios.isEmpty()) {
      found.add(recording(folder));
    }
  }

  /** The events of a folder, by name; where there are none, those of all folders below it. */
  private static Scenario recording(Path folder) {
    List<Path> events = ScenarioReader.eventFiles(folder);
    if (!events.isEmpty()) {
      return plain(folder.toString(), ScenarioReader.inputs(events));
    }
    int below = EventFiles.below(folder).size();
    UsageException.refuse(
        below == 0,
        ("%s: there is nothing to replay; a scenario has an expected.json or a seed.json,"
                + " events end in .json, .jsonl, .log or .gz")
            .formatted(folder));
    return plain(folder.toString(), List.of(Scenario.Input.of(folder)))
        .noting("%s below the folder, in the order of time".formatted(Text.count(below, "file")));
  }

  private static Scenario ofFiles(List<Path> files) {
    String name = files.get(0).toString();
    if (files.size() > 1) {
      name += " and %d more".formatted(files.size() - 1);
    }
    Path folder = folderOf(files.get(0));
    Scenario plain = plain(name, ScenarioReader.inputs(files));
    return ScenarioReader.isScenario(folder) ? inItsScenario(plain, folder) : plain;
  }

  /** Single events of a scenario: in its world and under its settings, for a closer look. */
  private static Scenario inItsScenario(Scenario plain, Path folder) {
    Optional<Expected> expected = ScenarioReader.readExpected(folder);
    return new Scenario(
        plain.name(),
        plain.about(),
        List.of("in the world of %s; not compared".formatted(folder)),
        plain.inputs().stream().map(input -> withDelay(input, expected)).toList(),
        ScenarioReader.findSeed(folder),
        expected.map(Expected::environment).orElse(Map.of()),
        Optional.empty());
  }

  private static Scenario.Input withDelay(Scenario.Input input, Optional<Expected> expected) {
    return expected.stream()
        .flatMap(each -> each.events().stream())
        .filter(event -> event.file().equals(input.name()))
        .findFirst()
        .map(
            event ->
                new Scenario.Input(
                    input.name(), input.file(), event.deliveredAfter(), Optional.empty()))
        .orElse(input);
  }

  private static Scenario plain(String name, List<Scenario.Input> inputs) {
    return new Scenario(name, "", List.of(), inputs, Optional.empty(), Map.of(), Optional.empty());
  }

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static List<Path> subfolders(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UsageException("%s: it cannot be read (%s)".formatted(folder, e), e);
    }
  }
}
