package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.lambda.MendCommand;
import io.github.cloudmapreactor.lambda.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what to do about how a task stands.
 *
 * @param settings by which the reactor works
 * @param undo commands of the log that put the task back
 * @param reach the options that lead other commands of the tool to the same place
 */
record Advisor(Settings settings, List<String> undo, String reach) {

  /** How many tasks of many are named. */
  private static final int NAMED = 10;

  /** What to do about one task; never nothing. */
  List<Advice> about(Diagnosis found) {
    return switch (found.verdict()) {
      case FINE, OUT ->
          List.of(
              Advice.of(
                  "Nothing: the registry is as it should be. If traffic fails all the same, look at"
                      + " what the task itself says, and at the callers."));
      case NOT_YET_LISTED ->
          List.of(
              Advice.of(
                  "Wait: ECS registers a task while it starts, and Service Connect may hold it back"
                      + " for eight minutes. Look again then."));
      case LEFT_ALONE -> List.of(Advice.of("Nothing that the reactor does: " + whyAlone(found)));
      case NOT_KNOWN ->
          List.of(Advice.of("Have what is missing be read, as said above, and ask again."));
      case SHOULD_BE_OUT -> aboutListed(found);
      case STRANDED, UNLISTED -> aboutUnlisted(found);
    };
  }

  /** Which of many to look at. */
  List<Advice> about(List<Diagnosis> all) {
    List<Diagnosis> toDo = all.stream().filter(found -> found.verdict().isToDo()).toList();
    if (toDo.isEmpty()) {
      boolean known = all.stream().noneMatch(found -> found.verdict() == Verdict.NOT_KNOWN);
      return List.of(
          Advice.of(
              known
                  ? "Nothing: whatever is listed is as it should be."
                  : "Have what is missing be read, as said above, and ask again."));
    }
    List<String> commands =
        toDo.stream()
            .limit(NAMED)
            .map(
                found ->
                    "./reactor explain %s/%s %s"
                        .formatted(found.task().cluster(), found.task().id(), reach))
            .toList();
    String more = toDo.size() > NAMED ? " (the first %d of %d)".formatted(NAMED, toDo.size()) : "";
    return List.of(new Advice("What becomes of each, and what to do" + more + ":", commands));
  }

  private String whyAlone(Diagnosis found) {
    if (found.view().isPresent() && found.places().isEmpty()) {
      return "its ECS service registers in no Cloud Map service.";
    }
    if (found.isMissing() && found.state().isEmpty()) {
      return "ECS does not know the task, and nothing in the instance's attributes proves whose it"
          + " is. Whoever registered it takes it out.";
    }
    if (found.decision().filter(Decision.Ignore.class::isInstance).isPresent()) {
      return found.decision().get().reason().sentence() + ".";
    }
    return Hold.OPT_OUT_TAG.sentence() + ".";
  }

  private List<Advice> aboutListed(Diagnosis found) {
    List<Advice> advice = new ArrayList<>();
    advice.add(found.hold().map(hold -> heldBack(hold, found)).orElseGet(() -> onItsWay(found)));
    List<Place> listed = found.listed();
    advice.add(
        new Advice(
            "To take it out now, by hand:",
            listed.stream().map(place -> Commands.deregister(found.task(), place)).toList()));
    if (found.decision().filter(made -> made.reason().isReversible()).isPresent()) {
      advice.add(
          new Advice(
              "ECS does not register it again should it recover. Keep what puts it back:",
              listed.stream().map(place -> Commands.register(found.task(), place)).toList()));
    }
    return advice;
  }

  private Advice heldBack(Hold hold, Diagnosis found) {
    return switch (hold) {
      case FLOOR ->
          Advice.of(
              "The floor keeps it: it leaves as soon as enough others are listed, such as when ECS"
                  + " has started its replacement. See why the others are missing, with what ECS"
                  + " says of the service:",
              describe(found));
      case GRACE_PERIOD ->
          Advice.of(
              "Wait: it leaves with the first pass after the grace period of its ECS service%s."
                  .formatted(
                      found
                          .view()
                          .map(ServiceView::gracePeriod)
                          .map(period -> ", " + Words.duration(period) + " from its start")
                          .orElse("")));
      case OBSERVE_MODE ->
          Advice.of(
              "The reactor only observes. To have it act, deploy with -c mode=enforce; it then takes"
                  + " out all that it finds, so look first at what that is:",
              "./reactor watch --once " + reach);
      case OPT_OUT_TAG -> Advice.of("Take the tag off the ECS service to have the reactor act.");
    };
  }

  private static String describe(Diagnosis found) {
    TaskRef task = found.task();
    String name = found.state().flatMap(state -> state.owner().serviceName()).orElse("");
    return "aws ecs describe-services --region %s --cluster %s --services %s --query 'services[0].events[:5]'"
        .formatted(task.arn().region(), task.cluster(), name);
  }

  /** Nothing holds it back: who ought to have been here, and where to look if nobody was. */
  private Advice onItsWay(Diagnosis found) {
    Decision.Reason reason = found.decision().orElseThrow().reason();
    return switch (reason) {
      case STOPPING ->
          Advice.of(
              "Its event takes it out within seconds, and if that was lost the sweep within %s. If it"
                      .formatted(Words.duration(settings.watch().sweepInterval().multipliedBy(2)))
                  + " stays, the event lies among the dead letters, or the reactor is paused:",
              "./reactor redrive " + reach);
      case ORPHANED ->
          Advice.of(
              "Two sweeps in a row must find this: it leaves within %s. If it stays, the sweep is not"
                      .formatted(Words.duration(settings.watch().sweepInterval().multipliedBy(2)))
                  + " complete: look at the alarm NoSweep.");
      default ->
          Advice.of(
              "The next pass of the health watch takes it out, within %s. If it stays, the watch does"
                      .formatted(Words.duration(interval()))
                  + " not run: look at the alarms NoPass and WatchFailures, or do its pass from here:",
              "./reactor watch --once " + reach);
    };
  }

  private Duration interval() {
    return settings.watch().interval();
  }

  private List<Advice> aboutUnlisted(Diagnosis found) {
    List<Advice> advice = new ArrayList<>();
    if (!undo.isEmpty()) {
      advice.add(
          new Advice(
              "It was taken out of Cloud Map, says the log, and has recovered. This puts it back as it"
                  + " was:",
              undo));
    }
    String first = undo.isEmpty() ? "" : "Or: ";
    String look =
        found.verdict() == Verdict.UNLISTED
            ? "It has no health that says it is well, so look at it first. "
            : "";
    advice.add(
        Advice.of(
            first
                + look
                + "ECS registers a task once. To have ECS start another in its place, stop it:",
            MendCommand.of(found.task())));
    boolean alone =
        found.places().stream()
            .filter(place -> !place.isListed())
            .allMatch(place -> place.others() == 0);
    return alone
        ? Stream.concat(
                advice.stream(),
                Stream.of(
                    Advice.of(
                        "No other instance is listed there: find out first why new tasks are not"
                            + " registered, or the next one strands too.")))
            .toList()
        : advice;
  }
}
