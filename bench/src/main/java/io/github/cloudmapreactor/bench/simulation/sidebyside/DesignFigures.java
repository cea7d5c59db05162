package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.designs.Design;
import io.github.cloudmapreactor.bench.simulation.designs.Usage;
import io.github.cloudmapreactor.bench.simulation.lives.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a design let through, called and used.
 *
 * @param design which
 * @param plan how much was simulated
 * @param played every life that was played
 * @param attempts how often each operation was called in the measured time, retries included
 * @param usage what it used in the measured time, beside calls
 */
record DesignFigures(
    Design design,
    Plan plan,
    List<Played> played,
    Map<ApiOperation, Integer> attempts,
    Usage usage) {

  private static final double MILLIS = 1_000;

  /** Unfit seconds a day, of all lives but those that are counted beside. */
  double secondsADay() {
    return secondsADay(UnfitTime::total);
  }

  /** A part of the unfit seconds a day. */
  double secondsADay(Function<UnfitTime, Duration> part) {
    UnfitTime sum =
        played.stream()
            .filter(each -> !each.life().kind().isOrphan())
            .map(Played::unfit)
            .reduce(UnfitTime.NONE, UnfitTime::plus);
    return part.apply(sum).toMillis() / MILLIS * plan.timesADay();
  }

  /** The unfit seconds of each life of a kind, in ascending order. */
  List<Double> seconds(Kind kind) {
    return played.stream()
        .filter(each -> each.life().kind() == kind)
        .map(each -> each.unfit().total().toMillis() / MILLIS)
        .sorted()
        .toList();
  }

  /** A quantile of the unfit seconds of lives of a kind; absent where some never left. */
  Optional<Double> quantile(Kind kind, double share) {
    List<Double> sorted = seconds(kind);
    int rank = (int) Math.ceil(share * sorted.size());
    return isCleared(kind) ? Optional.of(sorted.get(Math.max(0, rank - 1))) : Optional.empty();
  }

  /** Whether no task of a kind is listed for good that ought not to be. */
  boolean isCleared(Kind kind) {
    return played.stream()
        .filter(each -> each.life().kind() == kind)
        .allMatch(each -> each.by().isPresent() || each.life().moments().recovered().isPresent());
  }

  /** Tasks a day that recovered, and stay out of Cloud Map. */
  double strandedADay() {
    return played.stream().filter(Played::isStranded).count() * plan.timesADay();
  }

  /** Calls a day, retries included. */
  double callsADay() {
    return attempts.values().stream().mapToInt(Integer::intValue).sum() * plan.timesADay();
  }

  /** Calls of an operation a day. */
  double callsADay(ApiOperation operation) {
    return attempts.getOrDefault(operation, 0) * plan.timesADay();
  }
}
