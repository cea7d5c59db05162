package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.ArrayList;
import java.util.List;

/** Tells what the function's two tables say of a task, by which row, and what would change that. */
record TaskReasons(Layout layout) {

  List<String> lines(Explanation.OfTask task) {
    Diagnosis found = task.found();
    List<String> lines = new ArrayList<>();
    if (found.report().isEmpty()) {
      lines.addAll(
          layout.section(
              "DECIDE",
              found.known()
                  ? "KEEP TASK_MISSING: " + Decision.Reason.TASK_MISSING.sentence()
                  : "not known, for the task could not be read",
              Tone.PLAIN));
      return lines;
    }
    lines.addAll(decide(found, found.report().get()));
    lines.addAll(permit(task, found.report().get()));
    task.mend().ifPresent(mend -> lines.addAll(layout.section("MEND", mend, Tone.PLAIN)));
    lines.addAll(settings(task.whatIfs()));
    return lines;
  }

  private List<String> decide(Diagnosis found, Report report) {
    Decision decision = report.decision();
    String twice = decision.reason() == Decision.Reason.ORPHANED ? "; so far it was seen once" : "";
    List<String> lines =
        new ArrayList<>(
            layout.section(
                "DECIDE",
                "%s %s: %s%s"
                    .formatted(
                        decision.word(), decision.reason(), decision.reason().sentence(), twice),
                Tone.PLAIN));
    found
        .byEvent()
        .filter(event -> event.reason() != decision.reason())
        .ifPresent(event -> lines.addAll(layout.more(byEvent(event), Tone.FAINT)));
    return lines;
  }

  private static String byEvent(Decision event) {
    String decided =
        "an event of it states no health: %s %s".formatted(event.word(), event.reason());
    return event instanceof Decision.Inspect
        ? decided + ", so the function reads the task, and decides as above"
        : decided + "; only the health watch sees more";
  }

  private List<String> permit(Explanation.OfTask task, Report report) {
    List<String> lines = new ArrayList<>();
    if (!(report.decision() instanceof Decision.Deregister)) {
      return lines;
    }
    if (report.registrations().isEmpty()) {
      return layout.section("PERMIT", outcome(report.outcome()), Tone.PLAIN);
    }
    for (Report.Registration registration : report.registrations()) {
      String text =
          "%s: %s%s"
              .formatted(
                  registration.service().id(),
                  outcome(registration.outcome()),
                  counted(task, registration));
      lines.addAll(layout.section(lines.isEmpty() ? "PERMIT" : "", text, tone(registration)));
    }
    return lines;
  }

  private static Tone tone(Report.Registration registration) {
    return switch (registration.outcome().kind()) {
      case HELD_BACK, FAILED -> Tone.WARNING;
      default -> Tone.PLAIN;
    };
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome.kind()) {
      case SUBMITTED, DEREGISTERED -> "permitted: it would be DEREGISTERED";
      case ALREADY_GONE -> "permitted, and ALREADY_GONE: it is not listed";
      case HELD_BACK -> Fate.of(outcome) + ": " + outcome.detail();
      case NOT_REGISTERED -> "NOT_REGISTERED: " + outcome.detail();
      default -> "not known, for something could not be read that it takes";
    };
  }

  /** What the floor counts. */
  private static String counted(Explanation.OfTask task, Report.Registration registration) {
    if (task.floor().isEmpty()
        || (registration.outcome() instanceof Outcome.HeldBack held && held.hold() != Hold.FLOOR)) {
      return "";
    }
    int others =
        task.found().places().stream()
            .filter(place -> place.where().equals(registration.service()))
            .mapToInt(Place::others)
            .sum();
    int desired =
        task.found().view().map(ServiceView::counts).map(counts -> counts.desired()).orElse(0);
    return " (%s listed, at least %d must stay, for %d desired)"
        .formatted(Text.count(others, "other"), task.floor().getAsInt(), desired);
  }

  private List<String> settings(List<WhatIf> whatIfs) {
    List<String> lines = new ArrayList<>();
    for (WhatIf whatIf : whatIfs) {
      lines.addAll(
          layout.section(
              lines.isEmpty() ? "IF" : "",
              "%s → %s".formatted(whatIf.change(), whatIf.result()),
              Tone.PLAIN));
    }
    return lines.isEmpty()
        ? layout.section("IF", "no other setting alone would change that", Tone.FAINT)
        : lines;
  }
}
