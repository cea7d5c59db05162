package io.github.cloudmapreactor.infra.telemetry;

import io.github.cloudmapreactor.infra.telemetry.AlarmState.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The states of an alarm at the end of each minute. */
final class AlarmHistory {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MetricAlarm alarm;
  private final Map<Instant, AlarmState> states = new HashMap<>();

  /**
   * What becomes of an alarm.
   *
   * @param morePeriods how many periods CloudWatch looks at beyond those that the alarm names
   */
  AlarmHistory(
      MetricAlarm alarm, int morePeriods, CloudWatch cloudWatch, Instant start, Instant end) {
    this.alarm = alarm;
    List<Datapoint> datapoints = cloudWatch.datapoints(alarm.metric());
    int periods = alarm.rule().periods() + morePeriods;
    AlarmState state = AlarmState.INSUFFICIENT_DATA;
    for (Instant now = start; !now.isAfter(end); now = now.plus(MINUTE)) {
      state = state.next(alarm.rule(), newestFirst(now, periods, datapoints));
      states.put(now, state);
    }
  }

  private List<Period> newestFirst(Instant now, int count, List<Datapoint> datapoints) {
    return IntStream.range(0, count)
        .mapToObj(i -> alarm.at(now.minus(alarm.period().multipliedBy(i)), datapoints))
        .toList();
  }

  String id() {
    return alarm.id();
  }

  /** Its state at the end of a minute. */
  AlarmState at(Instant minute) {
    return Optional.ofNullable(states.get(minute)).orElseThrow();
  }
}
