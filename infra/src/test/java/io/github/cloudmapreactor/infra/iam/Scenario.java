package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.local.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happens to a function: a scenario of {@code test-events}, or one like it.
 *
 * @param handler the function that it happens to
 * @param seed what ECS and Cloud Map hold at the start
 * @param environment the function's settings
 * @param operations the AWS calls that are expected, in order
 */
record Scenario(
    Handler handler,
    String name,
    JsonNode seed,
    Map<String, String> environment,
    List<Delivery> deliveries,
    List<String> operations) {

  private static final Path ALL = Path.of("..", "test-events");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An event and when it arrives. */
  record Delivery(String body, Instant at) {}

  /** All of {@code test-events}, for the events function. */
  static List<Scenario> all() {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(Scenario::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario read(Path folder) {
    JsonNode expected = json(folder.resolve("expected.json"));
    Map<String, String> environment = new LinkedHashMap<>();
    expected
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    List<Delivery> deliveries = new ArrayList<>();
    List<String> operations = new ArrayList<>();
    for (JsonNode event : expected.path("events")) {
      JsonNode body = json(folder.resolve(event.path("file").asText()));
      Duration after = Duration.parse(event.path("deliveredAfter").asText("PT0.4S"));
      Instant changed = Instant.parse(body.path("detail").path("updatedAt").asText());
      deliveries.add(new Delivery(body.toString(), changed.plus(after)));
      event.path("calls").forEach(call -> operations.add(call.asText().split(" ", 2)[0]));
    }
    return new Scenario(
        Handler.EVENTS,
        folder.getFileName().toString(),
        json(folder.resolve("seed.json")),
        environment,
        deliveries,
        operations);
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Place place() {
    Seed parsed = Seed.parse(seed.toString());
    return new Place(parsed.partition(), parsed.region(), parsed.account());
  }

  /** The same, with all Cloud Map services in namespaces that another account shares. */
  Scenario sharedBy(String account) {
    JsonNode shared = seed.deepCopy();
    for (JsonNode service : shared.path("cloudMapServices")) {
      ((ObjectNode) service).put("account", account);
    }
    return new Scenario(handler, name, shared, environment, deliveries, operations);
  }

  /** The same under one more setting; what is expected then is not written down. */
  Scenario under(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Scenario(handler, name, seed, more, deliveries, List.of());
  }

  /** The same, with a last event that nobody can read, and no expectations. */
  Scenario withUnreadableEvent() {
    List<Delivery> more = new ArrayList<>(deliveries);
    more.add(new Delivery("{", deliveries.get(0).at()));
    return new Scenario(handler, name, seed, environment, more, List.of());
  }

  /** The same world, in which nothing happens but that the schedule strikes a minute. */
  Scenario withNothingButAMinute() {
    Instant at = deliveries.get(0).at();
    Delivery minute = new Delivery("{\"minute\": \"%s\"}".formatted(at), at);
    return new Scenario(
        handler, name, seed, environment, List.of(minute), List.of("SendMessageBatch"));
  }
}
