package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.lives.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of the tables for programs: one a line, with what it is of. */
final class Data {

  private Data() {}

  /** With a header. */
  static String csv(List<List<DesignFigures>> all) {
    return Stream.concat(
            Stream.of("tasks,design,measure,of,value"),
            all.stream().flatMap(List::stream).flatMap(figures -> lines(figures).stream()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> lines(DesignFigures figures) {
    List<String> lines = new ArrayList<>();
    lines.add(line(figures, "unfit seconds a day", "sick", figures.secondsADay(UnfitTime::sick)));
    lines.add(
        line(figures, "unfit seconds a day", "stopping", figures.secondsADay(UnfitTime::stopping)));
    lines.add(line(figures, "unfit seconds a day", "dead", figures.secondsADay(UnfitTime::dead)));
    for (Kind kind : Kind.values()) {
      quantile(figures, kind, "median", 0.5).ifPresent(lines::add);
      quantile(figures, kind, "p99", 0.99).ifPresent(lines::add);
      quantile(figures, kind, "worst", 1).ifPresent(lines::add);
    }
    for (ApiOperation operation : figures.attempts().keySet()) {
      lines.add(line(figures, "calls a day", operation.word(), figures.callsADay(operation)));
    }
    lines.add(line(figures, "stranded a day", "", figures.strandedADay()));
    Bill bill = Bill.of(figures);
    lines.add(line(figures, "dollars a month", "running", bill.running()));
    lines.add(line(figures, "dollars a month", "watching", bill.watching()));
    return lines;
  }

  private static Optional<String> quantile(
      DesignFigures figures, Kind kind, String name, double share) {
    return figures
        .quantile(kind, share)
        .map(value -> line(figures, "unfit seconds, " + name, kind.words(), value));
  }

  private static String line(DesignFigures figures, String measure, String of, double value) {
    return String.format(
        Locale.ROOT,
        "%d,\"%s\",\"%s\",\"%s\",%.3f",
        figures.plan().tasks(),
        figures.design().words(),
        measure,
        of,
        value);
  }
}
