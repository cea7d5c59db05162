package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.doctor.CheckResult.Mark;
import java.util.EnumMap;
import java.util.Map;

/** How many checks ended how. */
final class Examined {

  private final Map<Mark, Integer> counts = new EnumMap<>(Mark.class);

  void add(CheckResult diagnosis) {
    counts.merge(diagnosis.mark(), 1, Integer::sum);
  }

  int count(Mark mark) {
    return counts.getOrDefault(mark, 0);
  }

  /** Whether nothing is broken. */
  boolean isGood() {
    return count(Mark.BROKEN) == 0;
  }

  /** The worst that was found. */
  Mark worst() {
    return !isGood() ? Mark.BROKEN : count(Mark.ATTENTION) > 0 ? Mark.ATTENTION : Mark.OK;
  }

  String sentence() {
    return "%d ok, %d to look at, %d broken"
        .formatted(count(Mark.OK), count(Mark.ATTENTION), count(Mark.BROKEN));
  }
}
