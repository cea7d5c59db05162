package io.github.cloudmapreactor.cli.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.function.FunctionContext;
import io.github.cloudmapreactor.lambda.WatchHandler;
import io.github.cloudmapreactor.local.SdkProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The real watch function, which is given one tick after the other. */
final class WatchRun implements AutoCloseable {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final InstantSource clock;
  private final SdkProperties sdk;
  private final WatchHandler function;
  private final Duration spacing;
  private int invocations;
  private int sweeps;

  /**
   * A function under these settings.
   *
   * @param environment its settings
   * @param sdk where its calls go
   * @param spacing from one pass to the next; zero where there will be one only
   * @throws io.github.cloudmapreactor.lambda.InvalidSettingsException if the settings are wrong
   */
  WatchRun(
      Map<String, String> environment,
      InstantSource clock,
      Pause pause,
      SdkProperties sdk,
      Duration spacing) {
    this.clock = clock;
    this.sdk = sdk;
    this.spacing = spacing;
    this.function =
        new WatchHandler(
            environment, clock, pause, new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  /** Looks once, now; and goes on with the sweep, if one is due. */
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

  /** What the pass found is logged before the pass, and after it what the sweep did. */
  private Pass read() {
    List<JsonNode> lines = log.toString(StandardCharsets.UTF_8).lines().map(this::parse).toList();
    int at =
        IntStream.range(0, lines.size())
            .filter(line -> lines.get(line).has("pass"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the watch logged no pass: " + lines));
    JsonNode pass = lines.get(at).get("pass");
    Instant due = Instant.parse(pass.path("due").asText());
    return new Pass(
        pass,
        findings(lines.subList(0, at)),
        slice(lines.subList(at + 1, lines.size()), due),
        spacing);
  }

  private Slice slice(List<JsonNode> lines, Instant due) {
    List<Stranded> stranded =
        lines.stream()
            .filter(line -> line.has("stranded"))
            .map(line -> new Stranded(line.get("stranded")))
            .toList();
    Optional<JsonNode> ended =
        lines.stream().filter(line -> line.has("sweep")).map(line -> line.get("sweep")).findFirst();
    sweeps += ended.isPresent() ? 1 : 0;
    return new Slice(findings(lines), stranded, ended.map(line -> new Sweep(line, due, sweeps)));
  }

  private static List<Finding> findings(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.path("decision").asText().equals("DEREGISTER"))
        .map(Finding::new)
        .toList();
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
