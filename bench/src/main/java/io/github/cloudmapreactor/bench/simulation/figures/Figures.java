package io.github.cloudmapreactor.bench.simulation.figures;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import io.github.cloudmapreactor.bench.simulation.aws.Fault;
import io.github.cloudmapreactor.bench.simulation.aws.Faults;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints what the simulation shows of the health watch, as tables. */
public final class Figures {

  private static final long SEED = 1;
  private static final double SECOND = Duration.ofSeconds(1).toMillis();

  private Figures() {}

  /** The fleets that are looked at. */
  static List<WatchStudy> studies() {
    return List.of(
        WatchStudy.of(new FleetPlan(10, 10, 1), 5),
        WatchStudy.of(new FleetPlan(1_000, 10, 1), 120),
        WatchStudy.of(new FleetPlan(10_000, 10, 1), 300));
  }

  /** The same fleet, with every tenth attempt throttled, whatever the quotas say. */
  static WatchStudy throttled(WatchStudy study) {
    return new WatchStudy(
        study.plan(),
        study.sick(),
        simulation -> Faults.share(simulation, 0.1, Fault.THROTTLED, attempt -> true));
  }

  public static void main(String[] args) {
    PrintStream out = System.out;
    List<WatchFigures> calm = studies().stream().map(study -> study.run(SEED)).toList();
    out.println("From a task that turns UNHEALTHY to its deregistration, in simulated seconds");
    out.println();
    out.println(
        "| tasks | sick | taken out | median | longest | longest interval | longest pass |"
            + " most ECS calls a second | most Cloud Map calls a second |");
    out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    calm.forEach(figures -> print(out, figures, ""));
    for (WatchStudy study : studies()) {
      print(out, throttled(study).run(SEED), ", 10 % throttled");
    }
    out.println();
    out.println("The most calls that any pass made, of each operation");
    out.println();
    calm.forEach(figures -> printCalls(out, figures));
  }

  private static void print(PrintStream out, WatchFigures figures, String what) {
    out.printf(
        "| %,d%s | %d | %d | %.1f | %.1f | %.1f | %.1f | %d | %d |%n",
        figures.plan().tasks(),
        what,
        figures.sick(),
        figures.exposures().size(),
        seconds(figures.medianExposure()),
        seconds(figures.longestExposure()),
        seconds(figures.longestInterval()),
        seconds(figures.longestPass()),
        figures.mostInASecond(Service.ECS),
        figures.mostInASecond(Service.CLOUD_MAP));
  }

  private static void printCalls(PrintStream out, WatchFigures figures) {
    Map<ApiOperation, Integer> most = new EnumMap<>(ApiOperation.class);
    for (PassCalls calls : figures.calls()) {
      calls.attempts().forEach((operation, count) -> most.merge(operation, count, Math::max));
    }
    out.printf("%,d tasks: %s%n", figures.plan().tasks(), most);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / SECOND;
  }
}
