package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What fuzzing begins with: the events of {@code test-events/} as they are and as events of the
 * function's own account, batches of them, and a minute of the schedule.
 */
final class FuzzCorpus {

  private static final int BATCH = 3;
  private static final int HOSTILE_LENGTH = 4_096;

  private FuzzCorpus() {}

  /** Writes it into a folder; how many inputs they are. */
  static int write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> events = events();
    int written = 0;
    for (int i = 0; i < events.size(); i++) {
      String event = atHome(events.get(i));
      Files.writeString(folder.resolve("event-" + i), event);
      Files.writeString(folder.resolve("elsewhere-" + i), events.get(i));
      written += 2;
      if (i >= BATCH && i % BATCH == 0) {
        String[] some =
            events.subList(i - BATCH, i).stream().map(FuzzCorpus::atHome).toArray(String[]::new);
        Files.writeString(folder.resolve("batch-" + i), FunctionFixture.batchOf(some));
        written++;
      }
    }
    for (String hostile : hostile(HOSTILE_LENGTH)) {
      Files.writeString(folder.resolve("hostile-" + written++), hostile);
    }
    Files.writeString(folder.resolve("minute"), "{\"minute\":\"%s\"}".formatted(WillingAws.NOW));
    Files.writeString(folder.resolve("probe"), "{\"probe\":{\"cloudMapServices\":[\"srv-a\"]}}");
    return written + 2;
  }

  /** What someone would send who wants to do harm, each of about {@code length} characters. */
  static List<String> hostile(int length) {
    String message = "{\"messageId\":\"\",\"body\":\"\"}";
    return List.of(
        "[".repeat(length),
        Events.stopOf("t1").detail("x", "[".repeat(length / 2) + "]".repeat(length / 2)).json(),
        Events.stopOf("t1").detail("x", "{\"a\":".repeat(60) + "1" + "}".repeat(60)).json(),
        Events.stopOf("t1").detail("x", "\"" + "a".repeat(length) + "\"").json(),
        Events.stopOf("t1").detail("group", "\"" + "\\u0001".repeat(length / 6) + "\"").json(),
        Events.stopOf("t1").detail("version", "9".repeat(length)).json(),
        Events.stopOf("t1").detail("x", "[" + "1e9,".repeat(length / 4) + "1]").json(),
        Events.stopOf("t1").detail("a".repeat(length), "1").json(),
        IntStream.range(0, length / 12)
            .mapToObj("\"n%d\":1"::formatted)
            .collect(Collectors.joining(",", "{", "}")),
        "{\"Records\":[" + message + ("," + message).repeat(length / 28) + "]}",
        "{\"probe\":{\"cloudMapServices\":[\"a\"" + ",\"a\"".repeat(length / 4) + "]}}",
        IntStream.range(0, Probe.MOST_NAMED)
            .mapToObj("\"%02d\""::formatted)
            .collect(Collectors.joining(",", "{\"probe\":{\"cloudMapServices\":[", "]}}")),
        FunctionFixture.batchOf("[".repeat(length)),
        FunctionFixture.batchOf("\u0001\u202e".repeat(length / 9)));
  }

  private static List<String> events() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "test-events"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches("[0-9]+-.*\\.json"))
          .sorted()
          .map(FuzzCorpus::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return FunctionFixture.parse(Files.readString(file)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String atHome(String event) {
    return event
        .replaceAll("\\b[0-9]{12}\\b", FuzzedFunction.HOME.account())
        .replaceAll("\\b(us|eu|ap|cn)(-gov)?-[a-z]+-[0-9]", FuzzedFunction.HOME.region())
        .replaceAll("arn:aws[a-z-]*:", "arn:aws:");
  }
}
