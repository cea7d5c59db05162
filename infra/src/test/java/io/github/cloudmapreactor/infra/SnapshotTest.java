package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The whole default template, so that a review sees what a change does to it. After a change that
 * is meant: {@code mvn test -pl infra -am -Dtest=SnapshotTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dsnapshot.update=true}.
 */
final class SnapshotTest {

  private static final Path SNAPSHOT = Path.of("src/test/resources/template.json");

  @Test
  void theTemplateIsTheOneThatWasReviewed() throws IOException {
    String template = readable(Synth.json(Map.of()).toPrettyString());
    if (Boolean.getBoolean("snapshot.update")) {
      Files.writeString(SNAPSHOT, template);
    }
    assertThat(template).isEqualTo(Files.readString(SNAPSHOT));
  }

  /** Without the hashes, which change with what stands beside them anyway. */
  private static String readable(String template) {
    return template
            .replaceAll("\"[0-9a-f]{64}\\.zip\"", "\"HASH.zip\"")
            .replaceAll("(CurrentVersion)[0-9A-F]{8}[0-9a-f]{32}", "$1HASH")
        + "\n";
  }
}
