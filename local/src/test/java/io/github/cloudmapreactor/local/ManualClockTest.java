package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ManualClockTest {
  private static final Instant START = Instant.parse("2026-09-14T08:00:00Z");

  private final ManualClock clock = new ManualClock(START);

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(START);
    clock.advance(Duration.ofMillis(7));
    assertThat(clock.instant()).isEqualTo(START.plusMillis(7));
  }

  @Test
  void neverGoesBack() {
    clock.advanceTo(START.plusSeconds(9));
    clock.advanceTo(START.plusSeconds(3));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(9));
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
  }
}
