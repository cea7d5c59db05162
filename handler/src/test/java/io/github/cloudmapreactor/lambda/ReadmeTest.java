package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README's tables name what the code has, all of it. */
final class ReadmeTest {

  private static String readme = "";

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Path.of("..", "README.md"));
  }

  @Test
  void everySettingHasItsRow() {
    for (Setting setting : Setting.values()) {
      String text = setting.defaultText();
      String shown = text.isEmpty() ? "none" : "`" + text + "`";
      assertThat(readme)
          .contains("| `%s` | %s | %s |".formatted(setting.variable(), shown, setting.allowed()));
    }
  }

  @Test
  void everyReasonHoldAndOutcomeIsExplained() {
    for (Reason reason : Reason.values()) {
      assertThat(readme).contains("`" + reason + "`");
    }
    for (Hold hold : Hold.values()) {
      assertThat(readme).contains("`" + hold + "`");
    }
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      assertThat(readme).contains("`" + kind + "`");
    }
  }

  @Test
  void everyMetricHasItsRow() {
    assertThat(readme).contains("`" + Metric.NAMESPACE + "`");
    for (Metric metric : Metric.values()) {
      assertThat(readme).contains("| `" + metric.metricName() + "` |");
    }
  }
}
