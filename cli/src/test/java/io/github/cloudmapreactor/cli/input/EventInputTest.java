package io.github.cloudmapreactor.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event, an array, or one a line. */
final class EventInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1}                  | {\"a\":1}",
        "[{\"a\":1}, {\"b\":2}]     | {\"a\":1} {\"b\":2}",
        "{\"a\":1} {\"b\":2}        | {\"a\":1} {\"b\":2}",
        "[{\"a\":1}] [{\"b\":[]}]   | {\"a\":1} {\"b\":[]}",
        "[]                         | ``",
        "{\"a\":1,\"a\":2.50}       | {\"a\":1,\"a\":2.50}",
        "[[1],\"x\"]                | [1] \"x\""
      })
  void deliversWhatStandsThere(String input, String expected) {
    List<String> bodies = new ArrayList<>();
    try (EventInput events =
        EventInput.stream(
            "input", new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))) {
      Optional<Event> event = events.next();
      while (event.isPresent()) {
        bodies.add(event.get().body());
        assertThat(event.get().number()).isEqualTo(bodies.size());
        event = events.next();
      }
    }
    assertThat(String.join(" ", bodies)).isEqualTo(expected);
  }
}
