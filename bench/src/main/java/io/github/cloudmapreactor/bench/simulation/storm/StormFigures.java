package io.github.cloudmapreactor.bench.simulation.storm;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a storm showed.
 *
 * @param storm which
 * @param removedBy how many tasks left Cloud Map by whose call
 * @param lost how many are listed still and no dead letter tells of them
 * @param deadLetters of how many tasks an event lies among the dead letters
 * @param attempts how many attempts of DeregisterInstance were sent, by everybody
 * @param throttled how many attempts were throttled, whatever they asked for
 * @param drain from the stop to the last removal
 * @param lookups how many attempts of DescribeServices were sent, by everybody
 * @param mostLookups the most of those in any second
 * @param calls from the stop to the call that removes it, of each task, sorted
 * @param failures how many times events were handed back, by why
 */
public record StormFigures(
    Storm storm,
    Map<String, Integer> removedBy,
    int lost,
    int deadLetters,
    int attempts,
    int throttled,
    Duration drain,
    int lookups,
    int mostLookups,
    List<Duration> calls,
    Map<String, Integer> failures) {

  /** How many tasks left Cloud Map. */
  public int removed() {
    return removedBy.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many tasks left Cloud Map by this one's call. */
  public int removedBy(String caller) {
    return removedBy.getOrDefault(caller, 0);
  }

  /** How many times an event was to come again. */
  public int handedBack() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many attempts each removal took. */
  public double attemptsPerRemoval() {
    return (double) attempts / removed();
  }

  /** The time from the stop to the call within which this share of the tasks was called for. */
  public Duration toCall(double share) {
    return calls.isEmpty()
        ? Duration.ZERO
        : calls.get((int) Math.min(calls.size() - 1, Math.floor(share * calls.size())));
  }
}
