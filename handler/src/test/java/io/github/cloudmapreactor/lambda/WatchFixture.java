package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.aws.SdkToStandIn;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The real health watch beside a stand-in for AWS; both share a clock that only the test moves. */
final class WatchFixture implements AutoCloseable {

  private static final String FIRST_OF_A_SWEEP = "ListServices";

  /** What the last invocation logged of a sweep. */
  List<JsonNode> sweepLines = List.of();

  final ManualClock clock = new ManualClock(Instant.parse(Events.UPDATED_AT));
  final FakeContext context = new FakeContext();
  final StandIn aws;
  private final SdkProperties.Applied properties;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final WatchHandler watch;

  WatchFixture(String seed, Map<String, String> settings) {
    aws = StandIn.start(Seed.parse(seed), clock);
    properties = SdkToStandIn.at(aws.endpoint());
    context.remainingMillis = 300_000;
    watch =
        new WatchHandler(
            settings, clock, clock::advance, new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  /** Ids for that many tasks. */
  static String[] ids(int count) {
    return IntStream.range(0, count).mapToObj("t%03d"::formatted).toArray(String[]::new);
  }

  void sick(String... ids) {
    for (String id : ids) {
      aws.setHealth("prod", id, "UNHEALTHY");
    }
  }

  /** An empty cluster. */
  void addCluster(String name) {
    aws.putCluster(new Seed.Cluster(name, List.of(), List.of()));
  }

  static String tick(Instant due) {
    return "{\"due\":\"%s\"}".formatted(due);
  }

  /** Lets ten seconds pass and works off the tick that is due then; what was logged. */
  List<JsonNode> tick() {
    clock.advance(Duration.ofSeconds(10));
    return invoke(tick(clock.instant()));
  }

  /** Works off a batch of these bodies, whatever they are; what was logged. */
  List<JsonNode> invoke(String... bodies) {
    invokeRaw(FunctionFixture.batchOf(bodies));
    return lines();
  }

  String invokeRaw(String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      watch.handleRequest(
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  /** The lines of passes that were logged since the last time that this was asked, parsed. */
  List<JsonNode> lines() {
    String text = log.toString(StandardCharsets.UTF_8);
    log.reset();
    List<JsonNode> lines =
        Arrays.stream(text.split("\n"))
            .filter(line -> !line.isEmpty())
            .map(LogSchema::check)
            .toList();
    sweepLines = lines.stream().filter(WatchFixture::isOfASweep).toList();
    return lines.stream().filter(line -> !isOfASweep(line)).toList();
  }

  private static boolean isOfASweep(JsonNode line) {
    return line.has("sweep") || line.has("stranded");
  }

  /** The calls of a pass that the stand-in has seen since the last time that this was asked. */
  List<String> calls() {
    return allCalls().stream().takeWhile(call -> !call.equals(FIRST_OF_A_SWEEP)).toList();
  }

  /** Those of the sweep that followed it. */
  List<String> sweepCalls() {
    return allCalls().stream().dropWhile(call -> !call.equals(FIRST_OF_A_SWEEP)).toList();
  }

  private List<String> allCalls() {
    List<String> calls = aws.journal().calls().stream().map(Call::operation).toList();
    aws.journal().clear();
    return calls;
  }

  @Override
  public void close() {
    watch.close();
    aws.close();
    properties.close();
  }
}
