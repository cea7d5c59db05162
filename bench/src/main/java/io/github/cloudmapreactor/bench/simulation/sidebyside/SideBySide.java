package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.designs.Design;
import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.lives.TestEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Prints the designs side by side, and writes the same numbers for the plot. */
public final class SideBySide {

  private static final long SEED = 1;

  /** Two fleets. Of the larger two hours are simulated: a thousand sidecars call very often. */
  static final List<Plan> PLANS =
      List.of(
          new Plan(100, 10, Duration.ofDays(1), 4), new Plan(1_000, 10, Duration.ofHours(2), 2));

  private SideBySide() {}

  /** Every life that the scenarios tell of, and one twice more, of which ECS leaves an instance. */
  static List<TaskLife> lives(TestEvents events) {
    TaskLife orderly = events.life("orderly-stop-service-connect");
    return Stream.concat(
            events.lives().stream(), Stream.of(orderly.leftByEcs(), orderly.unannounced()))
        .toList();
  }

  /** Under each design, in turn. */
  static List<DesignFigures> figures(List<TaskLife> lives, Plan plan, long seed) {
    Comparison comparison = new Comparison(lives, plan);
    return Stream.of(Design.values()).map(design -> comparison.run(design, seed)).toList();
  }

  /**
   * Runs it.
   *
   * @param args the folder with the scenarios, and the folder for the data
   */
  public static void main(String[] args) throws IOException {
    TestEvents events = TestEvents.read(Path.of(args[0]));
    List<TaskLife> lives = lives(events);
    System.out.println(Tables.lives(events));
    List<List<DesignFigures>> all = PLANS.stream().map(plan -> figures(lives, plan, SEED)).toList();
    all.forEach(figures -> System.out.println(Tables.of(figures)));
    Path folder = Files.createDirectories(Path.of(args[1]));
    Files.writeString(folder.resolve("side-by-side.csv"), Data.csv(all));
  }
}
