package io.github.cloudmapreactor.infra.telemetry;

import java.util.List;

/**
 * The states of an alarm, and how CloudWatch documents that it gets from one to the next.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">Configuring
 *     how CloudWatch alarms treat missing data</a>
 */
enum AlarmState {
  OK,
  ALARM,
  /** As every alarm begins. */
  INSUFFICIENT_DATA;

  /** What one period says. */
  enum Period {
    WITHIN,
    BREACHING,
    MISSING
  }

  /**
   * M out of N.
   *
   * @param periods N, of those that have data
   * @param breaching M, how many of them make an alarm
   * @param missing breaching, notBreaching or ignore
   */
  record Rule(int periods, int breaching, String missing) {}

  /**
   * The next state. CloudWatch looks at more periods than N, how many it does not say, and takes
   * the newest N that have data; only where those are fewer, what is missing counts.
   *
   * @param newestFirst N periods or more
   */
  AlarmState next(Rule rule, List<Period> newestFirst) {
    List<Period> real =
        newestFirst.stream()
            .filter(period -> period != Period.MISSING)
            .limit(rule.periods())
            .toList();
    long breaching = real.stream().filter(period -> period == Period.BREACHING).count();
    int filled = rule.periods() - real.size();
    return switch (rule.missing()) {
      case "breaching" -> alarmIf(breaching + filled >= rule.breaching());
      case "notBreaching" -> alarmIf(breaching >= rule.breaching());
      case "ignore" -> {
        boolean undecided = filled > 0 && breaching == real.size() && breaching < rule.breaching();
        yield undecided ? this : alarmIf(breaching >= rule.breaching());
      }
      default -> throw new IllegalArgumentException("no alarm here has such a rule: " + rule);
    };
  }

  private static AlarmState alarmIf(boolean breached) {
    return breached ? ALARM : OK;
  }
}
