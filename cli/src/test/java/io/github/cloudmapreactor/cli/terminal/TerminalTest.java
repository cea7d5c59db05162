package io.github.cloudmapreactor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.SdkProperties;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds the tool. */
final class TerminalTest {

  @ParameterizedTest
  @CsvSource({
    "132, 100, 132",
    "'', 100, 100",
    "'', '', 80",
    "wide, 0, 80",
    "20, '', 72",
    "9999, '', 200"
  })
  void takesTheFirstSensibleWidth(String columns, String property, int expected) {
    assertThat(Terminal.width(columns, property)).isEqualTo(expected);
  }

  @Test
  void noColorIsRespected() {
    assertThat(Terminal.allowsColour(Map.of())).isTrue();
    assertThat(Terminal.allowsColour(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.allowsColour(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.allowsColour(Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void theSdksPropertiesArePutBack() {
    System.setProperty("aws.region", "mars-1");
    try {
      String during =
          SdkProperties.endpoint(URI.create("http://127.0.0.1:1"), "eu-west-1")
              .withFakeCredentials()
              .during(
                  () ->
                      "%s %s"
                          .formatted(
                              System.getProperty("aws.region"),
                              System.getProperty("aws.endpointUrlServiceDiscovery")));

      assertThat(during).isEqualTo("eu-west-1 http://127.0.0.1:1");
      assertThat(System.getProperty("aws.region")).isEqualTo("mars-1");
      assertThat(System.getProperty("aws.endpointUrlServiceDiscovery")).isNull();
      assertThat(System.getProperty("aws.accessKeyId")).isNull();
    } finally {
      System.clearProperty("aws.region");
    }
  }
}
