package io.github.cloudmapreactor.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS's tools write around events, each form with the same two events in it. */
final class RecordingsTest {

  private static final String FIRST = event("2026-09-14T20:00:00Z");
  private static final String SECOND = event("2026-09-14T20:00:01.500Z");

  /** The same as texts in JSON. */
  private static final String FIRST_TEXT = text(FIRST);

  private static final String SECOND_TEXT = text(SECOND);

  private final Path folder;

  RecordingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static String event(String updatedAt) {
    return "{\"source\":\"aws.ecs\",\"detail\":{\"updatedAt\":\"%s\"}}".formatted(updatedAt);
  }

  private static String text(String event) {
    return "\"" + event.replace("\"", "\\\"") + "\"";
  }

  private static List<String> read(EventSource source) {
    List<String> bodies = new ArrayList<>();
    try (source) {
      for (Optional<Event> event = source.next(); event.isPresent(); event = source.next()) {
        bodies.add(event.get().body());
      }
      assertThat(source.count()).isEqualTo(bodies.size());
    }
    return bodies;
  }

  private static List<String> read(byte[] input) {
    return read(EventInput.stream("input", new ByteArrayInputStream(input)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] compressed(String... members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String member : members) {
      try (OutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(bytes(member));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // An export to S3.
        "2026-09-14T20:00:00.412Z %1$s\n2026-09-14T20:00:02.001Z %2$s\n",
        // aws logs tail, --format short and detailed; and json, which is in several lines.
        "2026-09-14T20:00:00 %1$s\n2026-09-14T20:00:02 %2$s\n",
        """
        2026-09-14T20:00:00.412000+00:00 1f2e-3d_4c %1$s
        2026-09-14T20:00:02+00:00 1f2e-3d_4c %2$s
        """,
        """
        2026-09-14T20:00:00.412000+00:00 1f2e-3d_4c\s
        %1$s\r
        2026-09-14T20:00:02+00:00 1f2e-3d_4c\r
        %2$s
        """,
        // aws logs filter-log-events, whole, and what jq or --query leave of it.
        "{\"events\": [{\"logStreamName\": \"a\", \"timestamp\": 1789416000412, \"message\": %3$s,"
            + " \"eventId\": \"1\"}, {\"message\": %4$s, \"timestamp\": 1789416002001}],"
            + " \"searchedLogStreams\": [{\"events\": []}], \"nextToken\": {\"a\": [1]}}",
        "[%3$s, %4$s]",
        "{\"message\": %3$s}\n{\"message\": %4$s}",
        // aws sqs receive-message, once and twice.
        "{\"Messages\": [{\"MessageId\": \"1\", \"Body\": %3$s, \"Attributes\": {}},"
            + " {\"Body\": %4$s}]}",
        "{\"Messages\": [{\"Body\": %3$s}]}\n{\"Messages\": [{\"Body\": %4$s}]}\n",
        "[{\"Messages\": [{\"Body\": %3$s}]}, {\"Messages\": []}, %2$s]",
        // Somebody's own list.
        "{\"events\": [%1$s, %2$s]}",
      })
  void eventsAreTakenOutOfWhatIsAroundThem(String form) {
    String input = form.formatted(FIRST, SECOND, FIRST_TEXT, SECOND_TEXT);

    assertThat(read(bytes(input))).containsExactly(FIRST, SECOND);
    assertThat(read(compressed(input))).containsExactly(FIRST, SECOND);
  }

  @Test
  void oneGzipFileMayBeSeveral() {
    assertThat(read(compressed(FIRST + "\n", SECOND))).containsExactly(FIRST, SECOND);
  }

  @Test
  void anEventKeepsWhatOnlyLooksLikeAnEnvelope() {
    String event =
        "{\"message\":\"{}\",\"Body\":\"{}\",\"detail\":{\"events\":[1],\"Messages\":[]}}";
    assertThat(read(bytes(event))).containsExactly(event);
  }

  @Test
  void complaintsNameFileAndLine() throws IOException {
    Path file = folder.resolve("000000.gz");
    Files.write(
        file,
        compressed(
            "2026-09-14T20:00:00.412Z "
                + FIRST
                + "\n2026-09-14T20:00:01.000Z START RequestId: 1\n"));

    assertThatThrownBy(() -> read(EventInput.file(file)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(file + ": not JSON in line 2, column 5, after 1 event: ");
  }

  @Test
  void aTextThatIsNoEventIsNamedByItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    bytes(
                        "{\"events\": [\n{\"message\": "
                            + FIRST_TEXT
                            + "},\n{\"message\": \"START\"}]}")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("input: not JSON in the text in line 3")
        .hasMessageContaining("after 1 event");
  }

  @Test
  void whatWasCutOffIsSaidSo() {
    byte[] whole = compressed(FIRST + "\n" + SECOND.repeat(50));

    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 20)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("it cannot be read")
        .hasMessageContaining("ZLIB");
  }

  @Test
  void aBombIsNotUnpackedIntoMemory() {
    byte[] bomb = compressed(FIRST + "{\"a\": [" + "[],".repeat(4_000_000) + "1]}");
    assertThat(bomb).hasSizeLessThan(100_000);

    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("after 1 event")
        .hasMessageContaining("more than 8 MiB");
  }

  @Test
  void filesBelowAFolderAreReadInTheOrderOfTime() throws IOException {
    Path task = folder.resolve("exportedlogs/5f6c");
    write(
        task.resolve("stream-a/000000.gz"),
        event("2026-09-14T20:00:00Z"),
        event("2026-09-14T20:00:05Z"));
    write(task.resolve("stream-a/000001.gz"), event("2026-09-14T20:00:06Z"));
    write(
        task.resolve("stream-b/000000.gz"),
        event("2026-09-14T20:00:01Z"),
        event("2026-09-14T20:00:05.5Z"));
    Files.writeString(folder.resolve("aws-logs-write-test"), "Permission Check Successful");

    // A link to the folder is as good as the folder.
    Path link = Files.createSymbolicLink(folder.resolve("link"), task);
    assertThat(read(EventSource.of(link))).hasSize(5);
    assertThat(read(EventSource.of(folder)))
        .extracting(body -> body.replaceAll(".*T20:00:|Z.*", ""))
        .containsExactly("00", "01", "05", "05.5", "06");
  }

  private static void write(Path file, String... events) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String event : events) {
      lines.append("2026-09-14T20:00:00.000Z ").append(event).append('\n');
    }
    Files.createDirectories(file.getParent());
    Files.write(file, compressed(lines.toString()));
  }

  @Test
  void moreFilesThanCanBeOpenAreRefusedWithAWayOut() throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    for (int i = 0; i <= 500; i++) {
      Files.createFile(below.resolve(i + ".json"));
    }
    assertThatThrownBy(() -> EventSource.of(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("501 files")
        .hasMessageContaining("| sort > events.log");
  }
}
