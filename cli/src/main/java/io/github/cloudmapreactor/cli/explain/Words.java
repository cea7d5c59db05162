package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How times and states are told. */
final class Words {

  private Words() {}

  /** Such as {@code 45 s}, {@code 10 min}, {@code 3 h}, {@code 2 days}. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86_400 ? seconds / 3_600 + " h" : Text.count(seconds / 86_400, "day");
  }

  /** Such as {@code RUNNING/RUNNING/UNHEALTHY}: last status, desired status, health. */
  static String statuses(TaskState state) {
    String health = state.statuses().health();
    return "%s/%s/%s"
        .formatted(
            state.statuses().last(), state.statuses().desired(), health == null ? "-" : health);
  }

  /** Since when it runs. */
  static String started(TaskState state, Instant now) {
    return Optional.ofNullable(state.times().startedAt())
        .map(at -> "started %s ago".formatted(duration(Duration.between(at, now))))
        .orElse("not started");
  }
}
