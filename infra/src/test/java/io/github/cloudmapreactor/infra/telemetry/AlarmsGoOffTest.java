package io.github.cloudmapreactor.infra.telemetry;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.telemetry.Story.Chapter;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every deployed alarm goes off by what the functions really say, for its trouble and no other, and
 * is over when that is mended.
 */
final class AlarmsGoOffTest {

  private static final Story STORY = Story.played();

  private static final List<MetricAlarm> ALARMS = MetricAlarm.of(Story.TEMPLATE);

  /**
   * CloudWatch does not say how many periods it looks at beyond those that the alarm names; in its
   * examples there are two more. The alarms must do with none, one and two: a list for each.
   */
  private static final List<List<AlarmHistory>> HISTORIES =
      IntStream.rangeClosed(0, 2).mapToObj(AlarmsGoOffTest::histories).toList();

  private static List<AlarmHistory> histories(int morePeriods) {
    return ALARMS.stream()
        .map(
            alarm ->
                new AlarmHistory(alarm, morePeriods, STORY.cloudWatch(), Story.START, STORY.end()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void eachTroubleSetsOffItsAlarmsAndNoOthers(Trouble trouble) {
    Chapter chapter = STORY.chapter(trouble);
    for (List<AlarmHistory> histories : HISTORIES) {
      assertThat(notOk(histories, chapter.begun())).as("before").isEmpty();
      assertThat(in(AlarmState.ALARM, histories, chapter.mended())).isEqualTo(trouble.alarms());
      assertThat(notOk(histories, chapter.mended())).isEqualTo(trouble.alarms());
      assertThat(notOk(histories, chapter.over())).as("afterwards").isEmpty();
    }
  }

  @Test
  void everyAlarmHasATrouble() {
    assertThat(ALARMS)
        .extracting(MetricAlarm::id)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Trouble.values())
                .flatMap(trouble -> trouble.alarms().stream())
                .collect(toSet()));
  }

  /** Otherwise an error of the test itself would pass for one of Lambda's. */
  @Test
  void theFunctionsThrewOnlyWhereTheSettingsWereWrong() {
    assertThat(STORY.thrown()).isNotEmpty().hasOnlyElementsOfType(InvalidSettingsException.class);
  }

  private static Set<String> notOk(List<AlarmHistory> histories, Instant at) {
    return histories.stream()
        .filter(history -> history.at(at) != AlarmState.OK)
        .map(AlarmHistory::id)
        .collect(toSet());
  }

  private static Set<String> in(AlarmState state, List<AlarmHistory> histories, Instant at) {
    return histories.stream()
        .filter(history -> history.at(at) == state)
        .map(AlarmHistory::id)
        .collect(toSet());
  }
}
