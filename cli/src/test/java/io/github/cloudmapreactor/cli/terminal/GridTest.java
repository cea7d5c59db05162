package io.github.cloudmapreactor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.aws.CallNames;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text fits into its columns. */
final class GridTest {

  private final Grid grid =
      new Grid(List.of(Column.left(2, 6), Column.left(1, 4), Column.right(1, 3)), false);

  @Test
  void cellsGoOnInTheirOwnColumn() {
    assertThat(grid.row(Cell.of("one two three"), Cell.of("a/b/c/d"), Cell.of("7")))
        .containsExactly("  one    a/b/   7", "  two    c/d", "  three");
  }

  @Test
  void breaksWordsThatAreTooLong() {
    assertThat(Text.wrap("abcdefgh ij", 5)).containsExactly("abcde", "fgh", "ij");
    assertThat(Text.wrap("", 5)).containsExactly("");
  }

  @Test
  void eventsCannotMoveTheCursor() {
    assertThat(Text.wrap("a\u001b[2Jb\nc", 20)).containsExactly("a\uFFFD[2Jb\uFFFDc");
  }

  @Test
  void paintsTextOnly() {
    Grid coloured = new Grid(List.of(Column.left(0, 4), Column.left(1, 4)), true);

    assertThat(coloured.row(new Cell("ab", Tone.GOOD), new Cell("", Tone.BAD)))
        .containsExactly("\u001b[32mab\u001b[0m");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, +0.0s",
    "PT41.26S, +41.3s",
    "PT1M39.949S, +99.9s",
    "PT1M39.95S, +1m39s",
    "PT59M59.9S, +59m59s",
    "PT1H, +1:00:00",
    "PT99H59M59S, +99:59:59",
    "PT100H, +4d04h00m"
  })
  void timesStayShort(Duration sinceStart, String expected) {
    assertThat(Text.sinceStart(sinceStart)).isEqualTo(expected);
  }

  @Test
  void callsAreCountedAndCut() {
    assertThat(CallNames.inShort(List.of())).isEqualTo("–");
    assertThat(
            CallNames.inShort(
                List.of(
                    "DescribeServices c/s",
                    "DeregisterInstance srv-a",
                    "DeregisterInstance srv-b",
                    "GetOperation")))
        .isEqualTo("4 DescribeServices Deregister×2 GetOp");
  }
}
