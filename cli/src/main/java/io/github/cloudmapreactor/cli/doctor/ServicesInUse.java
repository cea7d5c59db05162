package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.app.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Cloud Map services in use, as far as they are known.
 *
 * @param found their ARNs
 * @param untried how many of them were too many for the watch to try
 * @param failed the calls that would have told of more, and failed
 */
record ServicesInUse(List<String> found, int untried, List<String> failed) {

  /** Where there is nobody who looks for them. */
  static final ServicesInUse NOT_LOOKED_FOR = new ServicesInUse(List.of(), 0, List.of());

  /** Where the watch could not be asked for them. */
  static final ServicesInUse NOT_ANSWERED =
      new ServicesInUse(List.of(), 0, List.of("the probe of the watch function"));

  /** Copies the lists. */
  ServicesInUse {
    found = List.copyOf(found);
    failed = List.copyOf(failed);
  }

  /** As many as are tried. */
  List<String> some() {
    return found.subList(0, Math.min(found.size(), Probe.MOST_SERVICES));
  }

  /** What a check found of {@link #some}, and what therefore nobody knows of the others. */
  List<CheckResult> qualify(String what, List<CheckResult> ofSome) {
    Optional<CheckResult> gap = gap(what);
    if (found.isEmpty() && gap.isPresent()) {
      return List.of(gap.get());
    }
    List<CheckResult> all = new ArrayList<>(ofSome);
    gap.ifPresent(all::add);
    return all;
  }

  private Optional<CheckResult> gap(String what) {
    if (!failed.isEmpty()) {
      return Optional.of(unknown(what, !found.isEmpty(), failed));
    }
    int more = Math.max(untried, found.size() - some().size());
    return more == 0
        ? Optional.empty()
        : Optional.of(
            CheckResult.attention(
                what,
                "not known of %d of %d Cloud Map services, which were too many to try"
                    .formatted(more, found.size()),
                "They are tried %d at most.".formatted(Probe.MOST_SERVICES)));
  }

  /** What nobody knows because calls failed. */
  static CheckResult unknown(String what, boolean partly, List<String> failed) {
    return CheckResult.attention(
        what,
        "not known%s, for %s failed".formatted(partly ? " of all" : "", String.join(", ", failed)),
        "The rights of the watch function tell why. Look again when they are well.");
  }
}
