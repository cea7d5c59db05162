package io.github.cloudmapreactor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.lambda.WatchHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The real watch function, which is given one tick after the other. */
final class WatchRun implements AutoCloseable {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final InstantSource clock;
  private final SdkProperties sdk;
  private final WatchHandler function;
  private int invocations;

  /**
   * A function under these settings.
   *
   * @param environment its settings
   * @param sdk where its calls go
   * @throws io.github.cloudmapreactor.lambda.InvalidSettingsException if the settings are wrong
   */
  WatchRun(Map<String, String> environment, InstantSource clock, Pause pause, SdkProperties sdk) {
    this.clock = clock;
    this.sdk = sdk;
    this.function =
        new WatchHandler(
            environment, clock, pause, new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  /** Looks once, now. */
  Pass pass() {
    log.reset();
    invocations++;
    String batch = batch(clock.instant());
    return sdk.during(
        () -> {
          try {
            function.handleRequest(
                new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                new FunctionContext(null, "watch-" + invocations));
          } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
          }
          return read();
        });
  }

  private String batch(Instant due) {
    String tick = mapper.createObjectNode().put("due", due.toString()).toString();
    var batch = mapper.createObjectNode();
    batch.putArray("Records").addObject().put("messageId", "tick").put("body", tick);
    return batch.toString();
  }

  private Pass read() {
    List<JsonNode> lines = log.toString(StandardCharsets.UTF_8).lines().map(this::parse).toList();
    JsonNode pass =
        lines.stream()
            .filter(line -> line.has("pass"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the watch logged no pass: " + lines));
    Stream<JsonNode> found =
        lines.stream().filter(line -> line.path("decision").asText().equals("DEREGISTER"));
    return new Pass(pass.get("pass"), found.map(Finding::new).toList(), OptionalInt.empty());
  }

  private JsonNode parse(String line) {
    try {
      return mapper.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the watch logged no JSON: " + line, e);
    }
  }

  @Override
  public void close() {
    function.close();
  }
}
