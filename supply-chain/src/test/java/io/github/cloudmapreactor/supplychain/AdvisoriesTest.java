package io.github.cloudmapreactor.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The advisories find what is known to be vulnerable. */
final class AdvisoriesTest {

  private static List<Advisory> advisories = List.of();

  @BeforeAll
  static void read() throws IOException {
    advisories = Advisories.read();
  }

  @Test
  void thereAreThousandsOfThem() {
    assertThat(advisories).hasSizeGreaterThan(7_000);
    assertThat(advisories).allMatch(each -> each.id().matches("(CVE|GHSA)-[0-9a-z-]+"));
  }

  @ParameterizedTest
  @CsvSource({
    "com.fasterxml.jackson.core:jackson-databind, 2.12.6, true",
    "com.fasterxml.jackson.core:jackson-databind, 2.12.7.1, false",
    "org.apache.logging.log4j:log4j-core, 2.14.1, true",
    "org.apache.logging.log4j:log4j-core, 2.25.0, false",
    "io.netty:netty-codec-http2, 4.1.99.Final, true",
    "io.netty:netty-codec-http2, 4.1.118.Final, false",
    "software.amazon.ion:ion-java, 1.5.1, true",
    "org.apache.logging.log4j:no-such-artifact, 2.14.1, false"
  })
  void aVersionIsVulnerableOrNot(String name, String version, boolean vulnerable) {
    Component component = Component.of(name, version);
    assertThat(advisories.stream().anyMatch(each -> each.concerns(component)))
        .isEqualTo(vulnerable);
  }

  @ParameterizedTest
  @CsvSource({"1.9, false", "2.0, true", "2.2.9, true", "2.3-rc1, true", "2.3, false"})
  void theFixedVersionIsNotVulnerable(String version, boolean vulnerable) {
    Advisory advisory = new Advisory("CVE-1", "2024-01-01T00:00:00Z", "a:b", "2.0", "2.3");
    assertThat(advisory.concerns(Component.of("a:b", version))).isEqualTo(vulnerable);
  }
}
