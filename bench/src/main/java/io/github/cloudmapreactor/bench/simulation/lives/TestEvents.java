package io.github.cloudmapreactor.bench.simulation.lives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The lives that the scenarios of {@code test-events/} tell of.
 *
 * @param lives one for each task that comes to be unfit, in the order of the folders' names
 * @param leftOut the scenarios that tell of none, with the rule that leaves each of them out
 */
public record TestEvents(List<TaskLife> lives, Map<String, String> leftOut) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads all scenarios of a folder. */
  public static TestEvents read(Path folder) {
    List<TaskLife> lives = new ArrayList<>();
    Map<String, String> leftOut = new TreeMap<>();
    for (Path each : sorted(folder, "[a-z]*")) {
      if (Files.isDirectory(each)) {
        Scenario scenario = scenario(each);
        Optional<String> rule = Selection.leavesOut(scenario);
        rule.ifPresent(found -> leftOut.put(scenario.name(), found));
        if (rule.isEmpty()) {
          scenario.tasks().stream()
              .filter(task -> !scenario.cloudMapServices(task).isEmpty())
              .forEach(task -> lives.add(new LifeReader(scenario, task).read()));
        }
      }
    }
    return new TestEvents(List.copyOf(lives), leftOut);
  }

  /** How many scenarios the lives come from. */
  public long scenarios() {
    return lives.stream().map(TaskLife::scenario).distinct().count();
  }

  /** The life that a scenario tells of; of several the first. */
  public TaskLife life(String scenario) {
    return lives.stream()
        .filter(each -> each.scenario().equals(scenario))
        .findFirst()
        .orElseThrow();
  }

  private static Scenario scenario(Path folder) {
    return new Scenario(
        folder.getFileName().toString(),
        json(folder.resolve("seed.json")),
        json(folder.resolve("expected.json")),
        sorted(folder, "[0-9]*.json").stream().map(file -> new ScenarioEvent(json(file))).toList());
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static List<Path> sorted(Path folder, String glob) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      return StreamSupport.stream(found.spliterator(), false).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }
}
