package io.github.cloudmapreactor.infra.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.telemetry.AlarmState.Period;
import io.github.cloudmapreactor.infra.telemetry.AlarmState.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of CloudWatch's documentation; five periods are looked at, and the last is newest. */
final class AlarmStateTest {

  @ParameterizedTest
  @CsvSource({
    "0 - X - X, OK,     OK,    OK",
    "0 X X - X, ALARM,  ALARM, ALARM",
    "- - - - 0, OK,     OK,    OK",
    "- - - - -, RETAIN, ALARM, OK",
    "- - X - -, RETAIN, ALARM, OK"
  })
  void threeOutOfThree(String periods, String ignore, String breaching, String notBreaching) {
    assertNext(3, periods, ignore, breaching, notBreaching);
  }

  @ParameterizedTest
  @CsvSource({
    "0 - X - X, ALARM,  ALARM, ALARM",
    "0 0 X 0 X, ALARM,  ALARM, ALARM",
    "0 - X - -, OK,     ALARM, OK",
    "- - - - 0, OK,     ALARM, OK",
    "- - - X -, RETAIN, ALARM, OK"
  })
  void twoOutOfThree(String periods, String ignore, String breaching, String notBreaching) {
    assertNext(2, periods, ignore, breaching, notBreaching);
  }

  private static void assertNext(
      int toAlarm, String periods, String ignore, String breaching, String notBreaching) {
    for (AlarmState before : AlarmState.values()) {
      assertThat(next(before, toAlarm, "ignore", periods)).isEqualTo(state(ignore, before));
      assertThat(next(before, toAlarm, "breaching", periods)).isEqualTo(state(breaching, before));
      assertThat(next(before, toAlarm, "notBreaching", periods))
          .isEqualTo(state(notBreaching, before));
    }
  }

  private static AlarmState state(String expected, AlarmState before) {
    return expected.equals("RETAIN") ? before : AlarmState.valueOf(expected);
  }

  private static AlarmState next(AlarmState before, int toAlarm, String missing, String periods) {
    List<Period> newestFirst = new ArrayList<>();
    for (String period : periods.split(" ", -1)) {
      newestFirst.add(
          switch (period) {
            case "0" -> Period.WITHIN;
            case "X" -> Period.BREACHING;
            default -> Period.MISSING;
          });
    }
    Collections.reverse(newestFirst);
    return before.next(new Rule(3, toAlarm, missing), newestFirst);
  }
}
