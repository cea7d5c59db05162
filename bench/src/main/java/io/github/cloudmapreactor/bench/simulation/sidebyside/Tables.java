package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.lives.Kind;
import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.lives.TestEvents;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables that a person reads, in Markdown. */
final class Tables {

  private static final double SOME = 10;

  private Tables() {}

  /** Which scenarios are in, by what they are of, and which are not. */
  static String lives(TestEvents events) {
    Map<Kind, List<String>> in =
        events.lives().stream()
            .collect(
                Collectors.groupingBy(
                    TaskLife::kind,
                    () -> new EnumMap<>(Kind.class),
                    Collectors.mapping(TaskLife::scenario, Collectors.toList())));
    Map<String, List<String>> out =
        events.leftOut().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    StringBuilder text = new StringBuilder();
    text.append(
        "%d lives from %d scenarios; %d scenarios are left out%n%n| the task | lives | from |%n|---|--:|---|%n"
            .formatted(events.lives().size(), events.scenarios(), events.leftOut().size()));
    in.forEach((kind, names) -> text.append(row(kind.words(), names.size() + "", distinct(names))));
    out.forEach((rule, names) -> text.append(row("left out: " + rule, "", distinct(names))));
    return text.toString();
  }

  private static String distinct(List<String> names) {
    return names.stream().distinct().collect(Collectors.joining(", "));
  }

  /** What the designs let through, call and cost in a fleet. */
  static String of(List<DesignFigures> designs) {
    Plan plan = designs.get(0).plan();
    return "## %,d tasks, each life %d times a day%n%n%s%n%s%n%s"
        .formatted(plan.tasks(), plan.playsADay(), sums(designs), kinds(designs), calls(designs));
  }

  private static String sums(List<DesignFigures> designs) {
    return head(
            "unfit seconds a day",
            "sick",
            "stopping",
            "dead",
            "all",
            "AWS calls a day",
            "$ a month to run",
            "$ with its alarms and metrics",
            "recovered tasks left out a day")
        + designs.stream().map(Tables::sum).collect(Collectors.joining());
  }

  private static String sum(DesignFigures figures) {
    Bill bill = Bill.of(figures);
    String running = "%.2f".formatted(bill.running());
    return row(
        figures.design().words(),
        whole(figures.secondsADay(UnfitTime::sick)),
        whole(figures.secondsADay(UnfitTime::stopping)),
        whole(figures.secondsADay(UnfitTime::dead)),
        whole(figures.secondsADay()),
        whole(figures.callsADay()),
        figures.design().isSidecar() ? "0 to " + running : running,
        figures.design().isProduct() ? "%.2f".formatted(bill.running() + bill.watching()) : "",
        whole(figures.strandedADay()));
  }

  private static String kinds(List<DesignFigures> designs) {
    return head(
            "unfit seconds of a life: median, p99, worst",
            Arrays.stream(Kind.values()).map(Kind::words).toArray(String[]::new))
        + designs.stream()
            .map(
                figures ->
                    row(
                        figures.design().words(),
                        Arrays.stream(Kind.values())
                            .map(kind -> quantiles(figures, kind))
                            .toArray(String[]::new)))
            .collect(Collectors.joining());
  }

  private static String quantiles(DesignFigures figures, Kind kind) {
    Function<Double, Optional<String>> of =
        share -> figures.quantile(kind, share).map(Tables::some);
    return of.apply(0.5)
        .map(
            median ->
                median + ", " + of.apply(0.99).orElseThrow() + ", " + of.apply(1.0).orElseThrow())
        .orElse("never");
  }

  private static String calls(List<DesignFigures> designs) {
    List<ApiOperation> operations =
        Arrays.stream(ApiOperation.values())
            .filter(each -> designs.stream().anyMatch(figures -> figures.callsADay(each) > 0))
            .toList();
    return head("calls a day", operations.stream().map(ApiOperation::word).toArray(String[]::new))
        + designs.stream()
            .map(
                figures ->
                    row(
                        figures.design().words(),
                        operations.stream()
                            .map(each -> whole(figures.callsADay(each)))
                            .toArray(String[]::new)))
            .collect(Collectors.joining());
  }

  private static String head(String first, String... others) {
    return row(first, others) + "|---|" + "--:|".repeat(others.length) + "\n";
  }

  private static String row(String first, String... others) {
    return "| " + first + " | " + String.join(" | ", others) + " |\n";
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String some(double value) {
    return String.format(Locale.ROOT, value < SOME ? "%.1f" : "%.0f", value);
  }
}
