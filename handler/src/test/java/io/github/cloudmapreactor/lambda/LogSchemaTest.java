package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.StrandedPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The promised words are those that the functions have; the tests of the functions check lines. */
final class LogSchemaTest {

  @Test
  void itHasEveryWord() {
    assertThat(words("/$defs/reason/enum")).isEqualTo(names(Decision.Reason.values()));
    assertThat(words("/$defs/outcome/enum")).isEqualTo(names(Outcome.Kind.values()));
    assertThat(words("/$defs/hold/enum")).isEqualTo(names(Hold.values()));
    assertThat(words("/$defs/obstacle/enum")).isEqualTo(names(StrandedPolicy.Obstacle.values()));
    assertThat(words("/$defs/passLine/properties/pass/properties/health/propertyNames/enum"))
        .isEqualTo(names(Health.values()));
    assertThat(words("/$defs/metric/enum"))
        .isEqualTo(Arrays.stream(Metric.values()).map(Metric::metricName).toList());
    assertThat(LogSchema.DOCUMENT.at("/$defs/metrics/properties").fieldNames())
        .toIterable()
        .containsAll(words("/$defs/metric/enum"));
  }

  private static List<String> words(String pointer) {
    return StreamSupport.stream(LogSchema.DOCUMENT.at(pointer).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  @Test
  void itRefusesWhatIsNotPromised() {
    try (FunctionFixture fixture = new FunctionFixture(FunctionFixture.seedOf("t1"))) {
      fixture.invoke(Events.stopOf("t1").json());
      String line = fixture.logLine().toString();
      LogSchema.check(line);
      for (String other :
          List.of(
              line.replace("\"level\"", "\"severity\""),
              line.replace("\"calls\"", "\"request\""),
              line.replace("\"STOPPING\"", "\"LEAVING\""),
              line.replace("\"Deregistrations\"", "\"Removals\""))) {
        assertThat(other).isNotEqualTo(line);
        assertThatThrownBy(() -> LogSchema.check(other)).isInstanceOf(AssertionError.class);
      }
    }
  }
}
