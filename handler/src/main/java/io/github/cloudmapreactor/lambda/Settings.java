package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.Share;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.OptOutTag;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.Policy.Stranded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the functions, read and checked.
 *
 * @param policy what decisions depend on
 * @param lookupCache how long what ECS said of a service is remembered
 * @param confirmation how long to wait for operations to end
 * @param share what an environment of the events function may use of the account's quotas
 * @param deadLetterQueue where to keep what no retry can mend
 * @param watch how the health watch goes
 */
public record Settings(
    Policy policy,
    Duration lookupCache,
    Duration confirmation,
    Share share,
    Optional<URI> deadLetterQueue,
    Watch watch) {

  /**
   * How the health watch goes.
   *
   * @param interval from one pass to the next
   * @param sweepInterval from one orphan sweep to the next
   * @param ecsCalls how many calls to ECS it may make in any second
   * @param cloudMapCalls how many calls to Cloud Map it may make in any second
   * @param tickQueue where its ticks are put
   */
  public record Watch(
      Duration interval,
      Duration sweepInterval,
      int ecsCalls,
      int cloudMapCalls,
      Optional<URI> tickQueue) {

    /**
     * How far apart two sights of a missing or stranded task must be: nearly a sweep's interval, so
     * that a new environment's first sweep and the next regular one are not two.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html">
     *     RunTask</a>, which says that reads may lag by minutes
     */
    public Duration sightsApart() {
      Duration longest = Duration.ofMinutes(5);
      Duration interval = sweepInterval.compareTo(longest) < 0 ? sweepInterval : longest;
      return interval.multipliedBy(4).dividedBy(5);
    }

    /** Which sweep is due with a tick: they are counted from the epoch on. */
    long sweepTurn(Instant due) {
      return Math.floorDiv(due.toEpochMilli(), sweepInterval.toMillis());
    }
  }

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration LONGEST_CONFIRMATION = Duration.ofSeconds(10);
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);
  private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
  private static final int MOST = 1_000;
  private static final Duration SHORTEST_SWEEP_INTERVAL = Duration.ofMinutes(1);

  /**
   * The settings that stand in these environment variables, with defaults for the rest.
   *
   * @throws InvalidSettingsException with every fault at once
   */
  public static Settings from(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    Mode mode = reader.choice(Setting.MODE, Mode.values());
    Scope scope =
        new Scope(
            reader.list(Setting.CLUSTERS, Settings::pattern),
            reader.list(Setting.SERVICES, Settings::pattern));
    OptOutTag tag = reader.read(Setting.OPT_OUT_TAG, Settings::tag);
    StartingTasks starting = reader.choice(Setting.STARTING_TASKS, StartingTasks.values());
    KeepAtLeast keepAtLeast = reader.read(Setting.KEEP_AT_LEAST, Settings::keepAtLeast);
    Duration staleness = reader.duration(Setting.STALENESS, A_DAY);
    Stranded stranded = reader.choice(Setting.STRANDED, Stranded.values());
    Duration lookupCache = reader.duration(Setting.LOOKUP_CACHE, A_DAY);
    Duration confirmation = reader.duration(Setting.CONFIRMATION, LONGEST_CONFIRMATION);
    Share share =
        new Share(
            reader.read(Setting.DEREGISTRATIONS, text -> number(text, 4, MOST)),
            reader.read(Setting.CONCURRENCY, text -> number(text, 1, MOST)));
    Optional<URI> deadLetters = reader.read(Setting.DEAD_LETTER_QUEUE, Settings::queue);
    Watch watch =
        new Watch(
            reader.duration(Setting.WATCH_INTERVAL, SHORTEST_INTERVAL, LONGEST_INTERVAL),
            reader.duration(Setting.SWEEP_INTERVAL, SHORTEST_SWEEP_INTERVAL, A_DAY),
            reader.read(Setting.ECS_CALLS, Settings::callsPerSecond),
            reader.read(Setting.CLOUD_MAP_CALLS, Settings::callsPerSecond),
            reader.read(Setting.TICK_QUEUE, Settings::queue));
    reader.throwIfFaulty();
    return new Settings(
        new Policy(mode, scope, tag, starting, keepAtLeast, staleness, stranded),
        lookupCache,
        confirmation,
        share,
        deadLetters,
        watch);
  }

  private static Optional<NamePattern> pattern(String text) {
    return text.matches("[A-Za-z0-9_*-]{1,255}")
        ? Optional.of(new NamePattern(text))
        : Optional.empty();
  }

  private static Optional<OptOutTag> tag(String text) {
    int equals = text.indexOf('=');
    return equals > 0
        ? Optional.of(new OptOutTag(text.substring(0, equals), text.substring(equals + 1)))
        : Optional.empty();
  }

  private static Optional<KeepAtLeast> keepAtLeast(String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1) : text;
    int most = percent ? 100 : 1_000;
    if (!digits.matches("\\d{1,4}") || Integer.parseInt(digits) > most) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    return Optional.of(percent ? new KeepAtLeast.Percent(number) : new KeepAtLeast.Count(number));
  }

  private static Optional<Integer> callsPerSecond(String text) {
    return number(text, 1, 100);
  }

  private static Optional<Integer> number(String text, int least, int most) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[1-9]\\d{0,3}"))
        .map(Integer::valueOf)
        .filter(number -> number >= least && number <= most);
  }

  private static Optional<Optional<URI>> queue(String text) {
    if (text.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    return !text.endsWith(".fifo") && text.matches("https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._-]+)+")
        ? Optional.of(Optional.of(URI.create(text)))
        : Optional.empty();
  }
}
