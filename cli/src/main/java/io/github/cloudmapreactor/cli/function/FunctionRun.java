package io.github.cloudmapreactor.cli.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instance of the function: cold at first, then warm, as on Lambda. */
public final class FunctionRun implements AutoCloseable {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final FunctionHandler function;
  private int invocations;

  /**
   * A cold function.
   *
   * @throws UsageException if the settings are wrong
   */
  public FunctionRun(Map<String, String> environment, InstantSource clock, Pause pause) {
    try {
      function =
          new FunctionHandler(
              environment, clock, pause, new PrintStream(log, true, StandardCharsets.UTF_8));
    } catch (InvalidSettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * How an invocation ended.
   *
   * @param answer what the function answered, or logged where it threw; missing where it did
   *     neither
   * @param error what went wrong; empty where nothing did
   * @param took how long it took on the wall clock
   */
  public record Invocation(JsonNode answer, String error, Duration took) {}

  /**
   * Delivers events as a batch of SQS messages, so that none of them can be taken for anything
   * else; what the function logged of each, in the same order.
   */
  public List<JsonNode> invokeBatch(List<String> events, Home home) {
    log.reset();
    invocations++;
    ObjectNode batch = mapper.createObjectNode();
    ArrayNode records = batch.putArray("Records");
    events.forEach(
        event -> records.addObject().put("messageId", "" + records.size()).put("body", event));
    try {
      function.handleRequest(
          new ByteArrayInputStream(mapper.writeValueAsBytes(batch)),
          new ByteArrayOutputStream(),
          new FunctionContext(FunctionContext.arn(home), "batch-" + invocations));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    List<JsonNode> lines =
        log.toString(StandardCharsets.UTF_8).lines().map(this::readLine).toList();
    if (lines.size() != events.size()) {
      throw new IllegalStateException(
          "the function logged %d lines for %d events".formatted(lines.size(), events.size()));
    }
    return lines;
  }

  private JsonNode readLine(String line) {
    try {
      return mapper.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the function logged no JSON: " + line, e);
    }
  }

  /** Delivers one event as a direct invocation; whatever the function throws ends up in here. */
  public Invocation invoke(String event, Optional<Home> home) {
    log.reset();
    invocations++;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String arn = home.map(FunctionContext::arn).orElse(null);
    long start = System.nanoTime();
    String thrown = "";
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          output,
          new FunctionContext(arn, "replay-" + invocations));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    } catch (RuntimeException e) {
      thrown = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    JsonNode answer = read(thrown.isEmpty() ? output : log);
    return new Invocation(answer, thrown.isEmpty() ? problem(answer) : thrown, took);
  }

  @Override
  public void close() {
    function.close();
  }

  /** What is wrong where the function did not throw. */
  private static String problem(JsonNode answer) {
    if (answer.has("batchItemFailures")) {
      return "this is a batch of SQS messages; replay the events in it, each the body of a record";
    }
    return answer.has("errorMessage")
        ? "%s: %s; it is kept in the dead-letter queue"
            .formatted(answer.path("error").asText(), answer.path("errorMessage").asText())
        : "";
  }

  private JsonNode read(ByteArrayOutputStream json) {
    try {
      return json.size() == 0 ? MissingNode.getInstance() : mapper.readTree(json.toByteArray());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the function answered no JSON: " + json, e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
