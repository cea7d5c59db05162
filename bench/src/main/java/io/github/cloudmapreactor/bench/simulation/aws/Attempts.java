package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts attempts, by caller, by operation and by second. */
public final class Attempts {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<Attempt> sent;

  /** No attempts yet. */
  Attempts() {
    this(new ArrayList<>());
  }

  private Attempts(List<Attempt> sent) {
    this.sent = sent;
  }

  /** Attempts that somebody else noted, in the order in which they were sent. */
  public static Attempts noted(List<Attempt> sent) {
    return new Attempts(new ArrayList<>(sent));
  }

  void add(Attempt attempt) {
    sent.add(attempt);
  }

  /** All, in the order in which they were sent. */
  public List<Attempt> all() {
    return List.copyOf(sent);
  }

  /** Those of one caller. */
  public Attempts by(String caller) {
    return only(attempt -> attempt.caller().equals(caller));
  }

  /** Those to one service. */
  public Attempts to(Service service) {
    return only(attempt -> attempt.operation().service() == service);
  }

  /** Those of one operation. */
  public Attempts of(ApiOperation operation) {
    return only(attempt -> attempt.operation() == operation);
  }

  /** Those from {@code begin} on and before {@code end}. */
  public Attempts between(Instant begin, Instant end) {
    return only(attempt -> !attempt.at().isBefore(begin) && attempt.at().isBefore(end));
  }

  private Attempts only(Predicate<Attempt> wanted) {
    return new Attempts(sent.stream().filter(wanted).toList());
  }

  /** How many. */
  public int count() {
    return sent.size();
  }

  /** How many of each operation. */
  public Map<ApiOperation, Integer> byOperation() {
    Map<ApiOperation, Integer> counts = new EnumMap<>(ApiOperation.class);
    sent.forEach(attempt -> counts.merge(attempt.operation(), 1, Integer::sum));
    return counts;
  }

  /** How many of one operation. */
  public int count(ApiOperation operation) {
    return byOperation().getOrDefault(operation, 0);
  }

  /** The most that were sent in any second, wherever that begins. */
  public int mostInASecond() {
    Deque<Instant> second = new ArrayDeque<>();
    int most = 0;
    for (Attempt attempt : sent) {
      second.addLast(attempt.at());
      while (!attempt.at().isBefore(second.getFirst().plus(SECOND))) {
        second.removeFirst();
      }
      most = Math.max(most, second.size());
    }
    return most;
  }
}
