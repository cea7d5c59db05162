package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up what the passes and sweeps of a watch saw and did. */
final class WatchSummary {

  private final Map<String, String> heldBack = new TreeMap<>();
  private final Set<String> orphans = new HashSet<>();
  private final LatestSweep latest = new LatestSweep();
  private final List<String> undo = new ArrayList<>();
  private long passes;
  private long sweeps;
  private long incomplete;
  private long removed;
  private long replaced;
  private long failed;
  private boolean good = true;
  private Duration took = Duration.ZERO;

  /** With one more pass, and what the sweep did after it. */
  void add(Pass pass) {
    passes++;
    incomplete += pass.failureCount() == 0 ? 0 : 1;
    removed += pass.count(Finding::isRemoved);
    failed += pass.count(Finding::isFailed);
    good = pass.failureCount() == 0 && pass.found().stream().noneMatch(Finding::isFailed);
    pass.findings().forEach(this::add);
    add(pass.slice());
  }

  private void add(Finding finding) {
    heldBack.remove(task(finding));
    if (finding.isHeldBack()) {
      heldBack.put(task(finding), finding.hold());
    }
    if (finding.isRemoved()) {
      undo.addAll(finding.undo());
    }
  }

  private void add(Slice slice) {
    latest.add(slice);
    slice.orphans().forEach(orphan -> orphans.add(task(orphan)));
    replaced += slice.stranded().stream().filter(Stranded::isReplaced).count();
    failed += slice.stranded().stream().filter(Stranded::isFailed).count();
    slice
        .ended()
        .ifPresent(
            sweep -> {
              sweeps++;
              incomplete += sweep.failureCount() == 0 ? 0 : 1;
            });
  }

  private static String task(Finding finding) {
    return finding.service() + "/" + finding.shortTask();
  }

  void endedAfter(Duration duration) {
    took = duration;
  }

  /** Whether the last pass and the last sweep saw everything, and nothing failed in them. */
  boolean isGood() {
    return good && latest.isGood();
  }

  /** The commands that put back what was removed and may recover. */
  List<String> undo() {
    return List.copyOf(undo);
  }

  /** The commands that have ECS replace the tasks that are stranded now. */
  List<String> mend() {
    return latest.stranded().stream()
        .map(Stranded::mend)
        .filter(command -> !command.isEmpty())
        .toList();
  }

  /** All of it in one line. */
  String sentence() {
    return "%s and %s in %d s: %d removed, %d held back%s, %s, %s, %d failed, %s"
        .formatted(
            Text.count(passes, "pass").replace("passs", "passes"),
            Text.count(sweeps, "sweep"),
            took.toSeconds(),
            removed,
            heldBack.size(),
            holds(),
            Text.count(orphans.size(), "orphan"),
            stranded(),
            failed,
            incomplete == 0 ? "all complete" : incomplete + " incomplete");
  }

  private String stranded() {
    if (latest.stranded().isEmpty() && !latest.ended().map(Sweep::seesStranded).orElse(false)) {
      return "stranded not known";
    }
    return latest.stranded().size()
        + " stranded"
        + (replaced == 0 ? "" : " (" + replaced + " replaced)");
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
