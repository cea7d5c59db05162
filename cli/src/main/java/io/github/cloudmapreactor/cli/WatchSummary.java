package io.github.cloudmapreactor.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up what the passes of a watch saw and did. */
final class WatchSummary {

  private final Map<String, String> heldBack = new TreeMap<>();
  private final List<String> undo = new ArrayList<>();
  private long passes;
  private long incomplete;
  private long removed;
  private long failed;
  private boolean good = true;
  private Duration took = Duration.ZERO;

  /** With one more pass. */
  void add(Pass pass) {
    passes++;
    incomplete += pass.failureCount() == 0 ? 0 : 1;
    removed += pass.count(Finding::isRemoved);
    failed += pass.count(Finding::isFailed);
    good = pass.isGood();
    for (Finding finding : pass.findings()) {
      String task = finding.service() + "/" + finding.shortTask();
      heldBack.remove(task);
      if (finding.isHeldBack()) {
        heldBack.put(task, finding.hold());
      }
      if (finding.isRemoved()) {
        undo.addAll(finding.undo());
      }
    }
  }

  void endedAfter(Duration duration) {
    took = duration;
  }

  /** Whether the last pass saw everything, and every removal in it went well. */
  boolean isGood() {
    return good;
  }

  /** The commands that put back what was removed and may recover. */
  List<String> undo() {
    return List.copyOf(undo);
  }

  /** All of it in one line. */
  String sentence() {
    return "%s in %d s: %d removed, %d held back%s, %d failed, %s"
        .formatted(
            Text.count(passes, "pass").replace("passs", "passes"),
            took.toSeconds(),
            removed,
            heldBack.size(),
            holds(),
            failed,
            incomplete == 0 ? "all complete" : incomplete + " incomplete");
  }

  private String holds() {
    Map<String, Long> counts =
        heldBack.values().stream()
            .collect(Collectors.groupingBy(hold -> hold, TreeMap::new, Collectors.counting()));
    String text =
        counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : " (" + text + ")";
  }
}
