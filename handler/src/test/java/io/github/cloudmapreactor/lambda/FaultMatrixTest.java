package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.SdkProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every call that the product makes, on every way that makes it, with everything that can go wrong
 * with it: how it ends, and that nothing is lost and nobody else is touched. The tables of {@code
 * docs/reliability.md} are made of what the run showed. After a change that is meant: {@code mvn
 * test -pl handler -am -Dtest=FaultMatrixTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dreliability.update=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultMatrixTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "reliability.md");
  private static final String BEGIN =
      "<!-- The tables of the fault matrix are made by its test. -->";
  private static final String END = "<!-- End of the tables. -->";

  /** Nearly all of a play's time is waiting: for an answer that never comes, or for a retry. */
  private static final int AT_ONCE = 16;

  private final SdkProperties.Applied credentials = FaultWorld.credentials();
  private final ModelledErrors modelled = ModelledErrors.read();
  private final List<FaultCell> cells = cells();
  private final Map<FaultCell, FaultEnding> endings = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  @BeforeAll
  void playAll() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    Object lock = new Object();
    Map<FaultCell, Future<FaultEnding>> plays = new LinkedHashMap<>();
    try {
      for (FaultCell cell : cells) {
        if (!cell.kind().isOfTheClock()) {
          plays.put(cell, threads.submit(() -> play(cell, lock)));
        }
      }
      gather(plays);
      // The SDK keeps one clock for all: these go one after another, when the others are done.
      for (FaultCell cell : cells) {
        if (cell.kind().isOfTheClock()) {
          gather(Map.of(cell, threads.submit(() -> play(cell, lock))));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @AfterAll
  void close() {
    credentials.close();
  }

  private static FaultEnding play(FaultCell cell, Object lock) {
    try (FaultRun run = new FaultRun(cell, lock)) {
      return run.play();
    }
  }

  private void gather(Map<FaultCell, Future<FaultEnding>> plays) throws InterruptedException {
    for (Map.Entry<FaultCell, Future<FaultEnding>> play : plays.entrySet()) {
      try {
        endings.put(play.getKey(), play.getValue().get());
      } catch (ExecutionException e) {
        broken.add(play.getKey() + ": " + e.getCause());
      }
    }
  }

  private List<FaultCell> cells() {
    return Arrays.stream(FaultSpot.values())
        .flatMap(spot -> kinds(spot).flatMap(kind -> plays(spot, kind)))
        .toList();
  }

  private Stream<FaultKind> kinds(FaultSpot spot) {
    return Stream.concat(
        FaultKind.GENERAL.stream(),
        modelled.of(spot.operation()).stream().map(FaultKind::modelled).flatMap(Optional::stream));
  }

  private static Stream<FaultCell> plays(FaultSpot spot, FaultKind kind) {
    boolean bothWays = spot.path() == FaultPath.EVENT && spot.scene() != FaultScene.MINUTE;
    return Stream.of(false, true)
        .flatMap(
            forGood ->
                Stream.of(false, true)
                    .limit(bothWays ? 2 : 1)
                    .map(direct -> new FaultCell(spot, kind, forGood, direct)));
  }

  @Test
  void inEveryCellNothingIsLostAndNobodyElseIsTouched() {
    assertThat(broken).isEmpty();
  }

  @Test
  void everyCellEndsAsTheRulesSay() {
    List<String> different =
        endings.entrySet().stream()
            .map(each -> difference(each.getKey(), each.getValue()))
            .flatMap(Optional::stream)
            .toList();
    assertThat(different).isEmpty();
  }

  private static Optional<String> difference(FaultCell cell, FaultEnding ending) {
    FaultEnding expected = FaultRules.expected(cell.spot(), cell.kind(), cell.forGood());
    return expected == ending
        ? Optional.empty()
        : Optional.of("%s: expected %s, was %s".formatted(cell, expected, ending));
  }

  /** An operation that the product begins to call needs a scene. */
  @Test
  void everyOperationThatTheProductCallsIsInTheMatrix() {
    assertThat(modelled.operations())
        .isEqualTo(
            Arrays.stream(FaultSpot.values())
                .map(FaultSpot::operation)
                .collect(Collectors.toSet()));
  }

  /** An error that the SDK's model begins to list needs a nature. */
  @Test
  void everyErrorOfTheModelsHasItsNature() {
    assertThat(modelled.all()).hasSizeGreaterThan(25);
    assertThat(modelled.all()).allMatch(type -> FaultKind.modelled(type).isPresent());
  }

  @Test
  void theDocumentHasTheTablesThatThisRunMade() throws IOException {
    String tables = "\n\n" + FaultTable.of(cells, endings) + "\n";
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    if (Boolean.getBoolean("reliability.update")) {
      Files.writeString(DOCUMENT, document.substring(0, begin) + tables + document.substring(end));
    }
    String updated = Files.readString(DOCUMENT);
    assertThat(updated.substring(begin, updated.indexOf(END))).isEqualTo(tables);
  }
}
