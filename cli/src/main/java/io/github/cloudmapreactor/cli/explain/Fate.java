package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Outcome;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would become of a task, in the words that the function logs. */
final class Fate {

  private Fate() {}

  /** The decision with its reason, and of a deregistration what would come of it. */
  static String of(Report report) {
    String ending = ending(report);
    return ending.isEmpty() ? decision(report) : decision(report) + ", " + ending;
  }

  /** The same, shortened to what {@code before} did not say. */
  static String news(Report report, Report before) {
    return decision(report).equals(decision(before)) ? ending(report) : of(report);
  }

  private static String decision(Report report) {
    return "%s %s".formatted(report.decision().word(), report.decision().reason().name());
  }

  /** Empty where nothing is to be deregistered. */
  private static String ending(Report report) {
    if (!(report.decision() instanceof Decision.Deregister)) {
      return "";
    }
    Stream<Outcome> outcomes =
        report.registrations().isEmpty()
            ? Stream.of(report.outcome())
            : report.registrations().stream().map(Report.Registration::outcome);
    return outcomes.map(Fate::of).distinct().collect(Collectors.joining(", "));
  }

  /** An outcome; nothing is asked for here, so that of a removal the end is not seen. */
  static String of(Outcome outcome) {
    return switch (outcome.kind()) {
      case DEREGISTERED, SUBMITTED -> "DEREGISTERED";
      case HELD_BACK -> "HELD_BACK " + ((Outcome.HeldBack) outcome).hold();
      case FAILED -> "not known";
      default -> outcome.kind().name();
    };
  }
}
