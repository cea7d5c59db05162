package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ticks of the health watch: every multiple of the interval once, whenever a schedule fires.
 */
final class TicksTest {

  private static final Instant BEGIN = Instant.parse("2026-09-14T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private Instant now = BEGIN;
  private final List<Instant> put = new ArrayList<>();

  /** What the schedule says at {@code fired} of the minute that it fires for. */
  private void strike(Duration interval, Instant minute, Instant fired) {
    now = fired;
    Metronome metronome = new Metronome(new Ticks(interval), Optional.of(this::put), () -> now);
    int before = put.size();
    assertThat(metronome.strike(minute)).isEqualTo(put.size() - before);
  }

  private void put(List<Instant> due) {
    for (Instant each : due) {
      assertThat(each).isAfterOrEqualTo(now).isBeforeOrEqualTo(now.plus(LONGEST_DELAY));
      put.add(each);
    }
  }

  /** The multiples of the interval in the hour that begins a minute after the first fire. */
  private static List<Instant> expected(Duration interval) {
    Instant from = BEGIN.plus(MINUTE);
    long step = interval.toMillis();
    Instant before = Instant.ofEpochMilli(from.toEpochMilli() / step * step);
    return Stream.iterate(before, at -> at.plus(interval))
        .dropWhile(at -> at.isBefore(from))
        .takeWhile(at -> at.isBefore(from.plus(Duration.ofHours(1))))
        .toList();
  }

  private static Stream<Instant> minutes() {
    return Stream.iterate(BEGIN, minute -> minute.plus(MINUTE)).limit(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5S", "PT7S", "PT7.5S", "PT10S", "PT30S", "PT60S", "PT61S", "PT1H"})
  void everyMultipleIsDueOnceInWhateverSecondTheScheduleFires(Duration interval) {
    for (int second : List.of(0, 1, 13, 59)) {
      put.clear();
      minutes()
          .map(minute -> minute.plusSeconds(second))
          .forEach(minute -> strike(interval, minute, minute));
      assertThat(put).as("at second %d", second).isEqualTo(expected(interval));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5S", "PT7S", "PT10S", "PT1H"})
  void nothingIsMissingThoughTheScheduleFiresLateOrAnywhereInItsMinute(Duration interval) {
    long seed = Long.getLong("ticks.seed", System.nanoTime());
    Random random = new Random(seed);
    minutes()
        .forEach(
            minute -> {
              Instant stated = minute.plusMillis(random.nextInt(60_000));
              strike(interval, stated, minute.plusMillis(random.nextInt(60_000)));
            });
    assertThat(put).as("seed %d", seed).isEqualTo(expected(interval));
    put.clear();
    minutes().forEach(minute -> strike(interval, minute, minute.plusSeconds(50)));
    assertThat(put).as("each 50 s late").isEqualTo(expected(interval));
  }

  @Test
  void aScheduleThatFiresTwicePutsNothingElse() {
    Duration interval = Duration.ofSeconds(10);
    minutes()
        .forEach(
            minute -> {
              strike(interval, minute, minute.plusSeconds(3));
              strike(interval, minute, minute.plusSeconds(4));
            });
    Set<Instant> distinct = new HashSet<>(put);
    assertThat(put).hasSize(2 * distinct.size());
    assertThat(distinct).containsExactlyInAnyOrderElementsOf(expected(interval));
  }

  @Test
  void ofAMinuteThatCameTooLateOnlyWhatIsStillToCome() {
    strike(Duration.ofSeconds(10), BEGIN, BEGIN.plusSeconds(95));
    assertThat(put).containsExactly(BEGIN.plusSeconds(100), BEGIN.plusSeconds(110));
    put.clear();
    strike(Duration.ofSeconds(10), BEGIN, BEGIN.plusSeconds(86_400));
    assertThat(put).isEmpty();
  }

  /** No schedule says such a thing, and no message can wait that long. */
  @Test
  void ofAMinuteThatIsFarAheadNone() {
    strike(Duration.ofSeconds(10), BEGIN, BEGIN.minusSeconds(600));
    assertThat(put).hasSize(6);
    assertThatThrownBy(() -> strike(Duration.ofSeconds(10), BEGIN, BEGIN.minusSeconds(601)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("minute: expected a moment near");
  }

  @Test
  void withoutAQueueThereIsNothingToDo() {
    assertThat(new Metronome(new Ticks(MINUTE), Optional.empty(), () -> BEGIN).strike(BEGIN))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"-11000, false", "-10000, true", "-1, true", "0, true", "9999, true", "10000, false"})
  void aTickIsWorthAPassUntilTheNextOneIsDue(long millisLate, boolean timely) {
    Ticks ticks = new Ticks(Duration.ofSeconds(10));
    assertThat(ticks.isTimely(BEGIN, BEGIN.plusMillis(millisLate))).isEqualTo(timely);
  }
}
