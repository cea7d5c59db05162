package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws the chain from a task to where it is listed. */
record TaskPicture(Layout layout, Instant now) {

  List<String> lines(Diagnosis found) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        layout.section(
            "TASK",
            "%s in the cluster %s".formatted(found.task().id(), found.task().cluster()),
            Tone.STRONG));
    lines.addAll(layout.more(state(found), stateTone(found)));
    if (found.view().isPresent()) {
      lines.addAll(service(found.view().get(), found));
    } else {
      lines.addAll(layout.hanging(" └─ ", "    ", noService(found), Tone.FAINT));
      lines.addAll(places(found));
    }
    return lines;
  }

  private String state(Diagnosis found) {
    if (!found.known()) {
      return "ECS could not be asked for it";
    }
    if (found.isMissing()) {
      return "ECS does not know it: it never was there, or has stopped more than an hour ago";
    }
    TaskState state = found.state().orElseThrow();
    String stop = state.stopCode() == null ? "" : ", stop code " + state.stopCode();
    String by =
        state.owner().startedBy() == null ? "" : ", started by " + state.owner().startedBy();
    return "%s (last status/desired status/health), version %d, %s%s%s"
        .formatted(Words.statuses(state), state.version(), Words.started(state, now), by, stop);
  }

  private static Tone stateTone(Diagnosis found) {
    return found.isToLeave() ? Tone.BAD : Tone.PLAIN;
  }

  private static String noService(Diagnosis found) {
    return found
        .state()
        .map(
            state ->
                state
                    .owner()
                    .serviceName()
                    .map(name -> "SERVICE %s: not known".formatted(name))
                    .orElse("no ECS service: ECS registers it nowhere"))
        .orElse("SERVICE not known");
  }

  private List<String> service(ServiceView view, Diagnosis found) {
    List<String> lines = new ArrayList<>();
    ServiceView.Counts counts = view.counts();
    lines.addAll(
        layout.hanging(
            " └─ ",
            "    ",
            "SERVICE %s, %s: %d desired, %d running, %d pending"
                .formatted(
                    view.service().name(),
                    view.status(),
                    counts.desired(),
                    counts.running(),
                    counts.pending()),
            Tone.STRONG));
    String bar = found.places().isEmpty() ? "     " : "     │ ";
    lines.addAll(layout.hanging(bar, bar, deployments(view, found), Tone.PLAIN));
    if (found.places().isEmpty()) {
      lines.addAll(
          layout.hanging("     ", "     ", "it registers in no Cloud Map service", Tone.FAINT));
    }
    lines.addAll(places(found));
    return lines;
  }

  private static String deployments(ServiceView view, Diagnosis found) {
    String own = found.state().map(state -> "" + state.owner().startedBy()).orElse("");
    String all =
        view.deployments().stream()
            .map(
                each ->
                    "%s %s%s"
                        .formatted(
                            each.id(),
                            each.settled() ? "settled" : "under way",
                            each.id().equals(own) ? " (its own)" : ""))
            .collect(Collectors.joining(", "));
    String grace =
        view.gracePeriod().isZero()
            ? ""
            : "; health check grace period " + Words.duration(view.gracePeriod());
    return (all.isEmpty() ? "no deployment" : Text.count(view.deployments().size(), "deployment"))
        + (all.isEmpty() ? "" : ": " + all)
        + grace;
  }

  private List<String> places(Diagnosis found) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < found.places().size(); i++) {
      Place place = found.places().get(i);
      boolean last = i == found.places().size() - 1;
      String under = last ? "        " : "     │  ";
      lines.addAll(
          layout.hanging(last ? "     └─ " : "     ├─ ", under, place(place), tone(place, found)));
      if (place.isListed()) {
        String attributes =
            place.attributes().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
        lines.addAll(layout.hanging(under, under, attributes, Tone.FAINT));
      }
    }
    return lines;
  }

  private static String place(Place place) {
    String others =
        place.listing() == Place.Listing.LISTED || place.listing() == Place.Listing.NOT_LISTED
            ? ", with %s beside it".formatted(others(place.others()))
            : "";
    String own = place.own() ? "" : "; its own deployment does not register here";
    return "CLOUD MAP %s: %s%s%s"
        .formatted(place.where().id(), place.listing().words(), others, own);
  }

  private static String others(int count) {
    return count == 0 ? "no other" : Text.count(count, "other");
  }

  private static Tone tone(Place place, Diagnosis found) {
    if (place.listing() == Place.Listing.NOT_KNOWN) {
      return Tone.WARNING;
    }
    boolean wrong =
        switch (found.verdict()) {
          case SHOULD_BE_OUT -> place.isListed();
          case STRANDED, UNLISTED -> found.missingPlaces().contains(place);
          default -> false;
        };
    return wrong ? Tone.BAD : Tone.GOOD;
  }
}
