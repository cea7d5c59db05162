package io.github.cloudmapreactor.bench.simulation.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.bench.simulation.histories.History.Ending;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class HistoriesTest {

  private static final int HISTORIES = Integer.getInteger("histories", 2_000);
  private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("histories.seed"));

  @Test
  void inNoHistoryAPropertyFails() {
    LongStream seeds =
        SEED.map(LongStream::of).orElseGet(() -> LongStream.rangeClosed(1, HISTORIES));
    Optional<String> failed =
        seeds.parallel().filter(HistoriesTest::fails).boxed().findFirst().map(HistoriesTest::tell);
    assertThat(failed).isEmpty();
  }

  /** So that the one that is told is the one that failed. */
  @Test
  void theSameSeedMakesTheSameHistory() {
    assertThat(chronicle(3)).isEqualTo(chronicle(3)).isNotEqualTo(chronicle(4));
  }

  private static List<String> chronicle(long seed) {
    return new History(seed, Sabotage.NONE, true).make().chronicle();
  }

  private static boolean fails(long seed) {
    return !new History(seed, Sabotage.NONE, false).make().violations().isEmpty();
  }

  /** The history again, and how to have it once more. */
  private static String tell(long seed) {
    Ending ending = new History(seed, Sabotage.NONE, true).make();
    return "%n%s%n%nHistory %d failed:%n%s%nTo run it alone: -Dhistories.seed=%d"
        .formatted(String.join("\n", ending.chronicle()), seed, ending.violations(), seed);
  }
}
