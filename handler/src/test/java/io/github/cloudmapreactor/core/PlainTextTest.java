package io.github.cloudmapreactor.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text from outside may not do to whoever reads it, and that failures carry none such. */
final class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x200b, 0x2028, 0x2029, 0x202e, 0x2066, 0xd800,
        0xdc00, 0xfeff, 0xe0001
      })
  void whatSteersIsReplaced(int point) {
    String text = "a" + Character.toString(point) + "b";
    assertThat(PlainText.isPlain(text)).isFalse();
    assertThat(PlainText.of(text)).isEqualTo("a\uFFFDb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "Größe", "\u65e5\u672c", "\uD83D\uDC33", "'\"$`\\"})
  void whatIsOnlyShownStays(String text) {
    assertThat(PlainText.isPlain(text)).isTrue();
    assertThat(PlainText.of(text)).isEqualTo(text);
  }

  @Test
  void aCutTearsNoCharacter() {
    assertThat(PlainText.cut("ab", 2)).isEqualTo("ab");
    assertThat(PlainText.cut("abc", 2)).isEqualTo("ab");
    assertThat(PlainText.cut("a\uD83D\uDC33c", 2)).isEqualTo("a");
    assertThat(PlainText.cut("a\uD83D\uDC33c", 3)).isEqualTo("a\uD83D\uDC33");
  }

  /** A failure's type is a metric's dimension, and whoever could choose it could make thousands. */
  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, ThrottlingException",
    "AWS.SimpleQueueService.NonExistentQueue, AWS.SimpleQueueService.NonExistentQueue",
    "'', Unnamed",
    "a b, Unnamed",
    "'{\"_aws\":1}', Unnamed",
    "ünknown, Unnamed"
  })
  void aFailuresTypeIsAName(String type, String expected) {
    assertThat(new Failure(type, "", true).type()).isEqualTo(expected);
    assertThat(new Failure("a".repeat(101), "", true).type()).isEqualTo(Failure.UNNAMED);
  }

  @Test
  void aFailuresMessageIsPlainAndBounded() {
    Failure failure = new Failure("Unknown", "\u001b[2Jgone\nERROR " + "x".repeat(5_000), false);
    assertThat(failure.message()).startsWith("\uFFFD[2Jgone\uFFFDERROR x").hasSize(2_000);
  }
}
